// A worker with one inference thread, which says when it is ready and begins when it is told.
import { once } from 'node:events'
import { openQueues, workOnPages } from '../../cli/queue/index.ts'
import { openTagger } from '../../pipeline/tag/index.ts'

const url = process.argv[2] ?? ''
const [queues, tagger] = [await openQueues(url), await openTagger('builtin', { workers: 1 })]
await tagger.tag(['汐阳日报讯 昨日，汐阳市召开会议。'])
process.stdout.write('ready\n')
await once(process.stdin, 'data')
await workOnPages(url, queues, tagger, { signal: new AbortController().signal })
