// A worker that takes pages, says so, and never finishes them: it is there to be killed.
import { openQueues } from '../../cli/queue/queues.ts'
import { workOnPages } from '../../cli/queue/work.ts'

const url = process.argv[2] ?? ''
const forever = new Promise<never>(() => setInterval(() => undefined, 1_000))

await workOnPages(
  url,
  await openQueues(url),
  {
    name: 'one that never ends',
    tag: () => {
      process.stdout.write('at work\n')
      return forever
    },
    close: () => Promise.resolve(),
  },
  { signal: new AbortController().signal, lockMs: 2_000 },
)
