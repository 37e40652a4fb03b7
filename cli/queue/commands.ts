import { hostname } from 'node:os'
import { Command } from 'commander'
import { wholeNumber, plural } from '../numbers.ts'
import { dictionaryFrom, openTaggerOf, withDictionaryFlag, withTaggerFlags } from '../tagger-options.ts'
import type { DictionaryFlags, TaggerFlags } from '../tagger-options.ts'
import { readLabelMap } from '../../pipeline/tag/index.ts'
import { print } from '../terminal.ts'
import type { Terminal } from '../terminal.ts'
import { printable } from '../width.ts'

interface WorkerFlags extends TaggerFlags, DictionaryFlags {
  readonly queue: string
  readonly threads: number
  readonly idle?: number
}

const QUEUE_OPTION = ['--queue <redis>', 'the Redis server of the queue: redis://HOST:6379'] as const

/** Loaded by those who use it: the engine of the queue takes longer to load than most commands to run. */
const loadQueue = () => import('./index.ts')

const WORKER_HELP = `
Example:
  $ mingtu worker --queue redis://archive:6379        on as many machines as there are
  $ mingtu build pages/ --queue redis://archive:6379 --store neo4j://archive:7687

Ctrl-C stops after the pages at hand. A worker that is killed loses nothing: its pages go to another after half a minute.`

export function workerCommand(terminal: Terminal): Command {
  return withDictionaryFlag(withTaggerFlags(new Command('worker')))
    .description('take pages from a queue and find what is in them')
    .requiredOption(...QUEUE_OPTION)
    .option('--threads <n>', 'threads that find names', wholeNumber(1, 64), 1)
    .option('--idle <seconds>', 'end when no page came for so long', wholeNumber(1, 86_400))
    .addHelpText('after', WORKER_HELP)
    .action(async (flags: WorkerFlags) => {
      const { openQueues, workOnPages } = await loadQueue()
      const queues = await openQueues(flags.queue)
      const tagger = await openTaggerOf(flags, flags.threads)
      const stopping = new AbortController()
      const forget = terminal.onInterrupt(() => stopping.abort())
      try {
        print(terminal.stderr, `Working on ${hostname()} with ${tagger.name}. Ctrl-C stops after the pages at hand.`)
        const done = await workOnPages(flags.queue, queues, tagger, {
          ...(await dictionaryFrom(flags)),
          ...(flags.labelMap === undefined ? {} : { labelMap: readLabelMap(flags.labelMap) }),
          ...(flags.idle === undefined ? {} : { idleMs: flags.idle * 1000 }),
          signal: stopping.signal,
          onFailed: (origin, reason) => print(terminal.stderr, `${printable(origin)}: ${printable(reason)}`),
        })
        print(terminal.stdout, `${plural(done, 'page')} done.`)
      } finally {
        forget()
        await tagger.close()
        await queues.close()
      }
    })
}

export function jobsCommand(terminal: Terminal): Command {
  return new Command('jobs')
    .description('list the jobs of a queue that were set aside, or try them again')
    .argument('[retry]', 'retry: put those set aside back into the queue')
    .requiredOption(...QUEUE_OPTION)
    .action(async (action: string | undefined, { queue }: { readonly queue: string }) => {
      const { openJobs, openQueues, retryAside, setAside } = await loadQueue()
      const queues = await openQueues(queue)
      try {
        if (action === 'retry') {
          print(terminal.stdout, `${plural(await retryAside(queues), 'job')} back in the queue.`)
          return
        }
        const aside = await setAside(queues)
        const [pages, shares] = [await openJobs(queues.pages), await openJobs(queues.shares)]
        print(
          terminal.stdout,
          [
            `${plural(pages, 'page')} waiting or at work, ${plural(shares, 'page')} waiting to be written, ${String(aside.length)} set aside.`,
            ...aside.map(
              ({ origin, reason, attempts }) => `  ${printable(origin)}: ${printable(reason)} (tried ${String(attempts)} times)`,
            ),
          ].join('\n'),
        )
      } finally {
        await queues.close()
      }
    })
}
