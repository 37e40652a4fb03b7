// A worker with one inference thread, which says when it is ready and begins when it is told.
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openQueues, workOnPages } from '../../cli/queue/index.ts'
import { extractPage } from '../../pipeline/extract.ts'
import { readPages } from '../../pipeline/read/index.ts'
import { toShares } from '../../pipeline/share.ts'
import { openTagger } from '../../pipeline/tag/index.ts'

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url))

const url = process.argv[2] ?? ''
const [queues, tagger] = [await openQueues(url), await openTagger('builtin', { workers: 1 })]
// A worker works for hours: that its first pages are slow, as their code is compiled, is not what is measured.
for await (const event of readPages([SAMPLES])) if (event.kind === 'page') toShares(await extractPage(event.page, tagger))
process.stdout.write('ready\n')
await once(process.stdin, 'data')
await workOnPages(url, queues, tagger, { signal: new AbortController().signal })
