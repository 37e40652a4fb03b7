// A worker with one inference thread, which says when it is ready and begins when it is told.
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openQueues, workOnPages } from '../../cli/queue/index.ts'
import { extractPage } from '../../pipeline/extract.ts'
import { readPages } from '../../pipeline/read/index.ts'
import { toShares } from '../../pipeline/share.ts'
import { openTagger } from '../../pipeline/tag/index.ts'

const WARM = fileURLToPath(new URL('../../samples/两报-2023-12.jsonl', import.meta.url))

const url = process.argv[2] ?? ''
const [queues, tagger] = [await openQueues(url), await openTagger('builtin', { workers: 1 })]
// A worker works for hours: what its first pages take to be compiled is not what is measured.
for await (const event of readPages([WARM])) if (event.kind === 'page') toShares(await extractPage(event.page, tagger))
process.stdout.write('ready\n')
await once(process.stdin, 'data')
await workOnPages(url, queues, tagger, { signal: new AbortController().signal })
