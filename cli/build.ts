import { Command } from 'commander'
import type { GraphStore } from '../graph/index.ts'
import { MingtuError } from '../graph/index.ts'
import type { PageEvent } from '../pipeline/read/index.ts'
import { readPages } from '../pipeline/read/index.ts'
import { readLabelMap } from '../pipeline/tag/index.ts'
import type { Dictionary } from '../pipeline/tag/index.ts'
import { annotatedPages } from './annotated-pages.ts'
import { buildGraph } from './build-graph.ts'
import type { BuildOptions, BuildSummary } from './build-graph.ts'
import { recordBuild } from './build-record.ts'
import { buildProgress } from './build-progress.ts'
import { renderSkipped, renderSummary } from './build-summary.ts'
import { DECISIONS_OPTION, decisionsFile, readDecisions } from './decisions-file.ts'
import { FAILED, INTERRUPTED } from './exit-codes.ts'
import { wholeNumber } from './numbers.ts'
import { openStore, STORE_OPTION, withStore } from './open-store.ts'
import { readOptionsOf, withReadFlags } from './read-options.ts'
import type { ReadFlags } from './read-options.ts'
import { dictionaryFrom, openTaggerOf, withDictionaryFlag, withTaggerFlags, withThreadsFlag, workersFor } from './tagger-options.ts'
import type { DictionaryFlags, TaggerFlags } from './tagger-options.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'
import { watchFolders } from './watch.ts'

interface BuildFlags extends ReadFlags, TaggerFlags, DictionaryFlags {
  readonly store: string
  readonly decisions?: string
  readonly annotated?: true
  readonly again?: true
  readonly keep?: true
  readonly threads?: number
  readonly queue?: string
  readonly watch?: true
  readonly settle: number
}

const EXAMPLES = `
Examples:
  $ mingtu build pages/ --store graph.mingtu
  $ mingtu build 'pages/**/*.txt' --store graph.mingtu --source 汐阳日报 --home 岚川省汐阳市
  $ mingtu build pages/ --store graph.mingtu --pattern '{source}-{date}-{edition}.txt'
  $ mingtu build corrected/ --annotated --store graph.mingtu
  $ zcat dump.jsonl.gz | mingtu build - --store graph.mingtu
  $ mingtu build --watch pages/ --store graph.mingtu      each new issue as it arrives

Inputs are files, folders, globs, JSONL ({"text": "…"} a line) and - (standard input). Ctrl-C stops after the article at hand; the same command
goes on from there. Articles that are in the graph are passed over, unless another model, dictionary, home or version would make others of them. What a file
held before it was changed is taken out. Files that cannot be read are named at the end, and the exit code is then 1. Each build adds a line to the file of records, STORE.builds.jsonl:
its input, model, dictionary and decisions by their hashes, and what became of it.`

export function buildCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return withThreadsFlag(withDictionaryFlag(withTaggerFlags(withReadFlags(new Command('build')))))
    .description('read pages and add them to a graph')
    .argument('<input...>', 'files, folders, globs, JSONL or -')
    .option(...STORE_OPTION)
    .option(...DECISIONS_OPTION)
    .option('--annotated', 'the inputs are annotated pages (.ann, .tsv, .conll, .gold.json): take their names as they are marked')
    .option('--again', 'make the articles again that are in the graph already')
    .option('--keep', 'keep in the graph what files that have changed held before')
    .option('--watch', 'stay, and build each file that arrives in the folders, once it is whole')
    .option('--settle <seconds>', 'with --watch: a file is whole when its size has stood still for so long', wholeNumber(1, 3600), 2)
    .option('--queue <redis>', 'let workers find the names: redis://HOST:6379 (see mingtu worker)')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], flags: BuildFlags) => exit(await build(inputs, flags, terminal)))
}

async function build(inputs: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<number> {
  readOptionsOf(flags, terminal) // what is wrong in the command line is said before anything is loaded
  const dictionary = await dictionaryFrom(flags)
  const lane = flags.queue === undefined ? await ownLane(inputs, flags) : await queueLane(flags.queue, flags)
  const stopping = new AbortController()
  let building = false
  const forget = terminal.onInterrupt(() => {
    if (stopping.signal.aborted) process.exit(INTERRUPTED) // asked twice: the transaction at hand is undone by the store
    stopping.abort()
    if (building) print(terminal.stderr, '\nStopping after this article…')
  })
  const buildOf = async (only?: ReadonlySet<string>): Promise<number> => {
    building = true
    try {
      const round = { lane, signal: stopping.signal, terminal, dictionary }
      return await buildOnce(inputs, flags, only === undefined ? round : { ...round, only })
    } finally {
      building = false
    }
  }
  try {
    if (flags.watch !== true) return await buildOf()
    return await watchFolders(inputs, { settledMs: flags.settle * 1000, signal: stopping.signal, terminal, build: buildOf })
  } finally {
    forget()
    await lane.close()
  }
}

interface Round {
  readonly lane: Lane
  readonly signal: AbortSignal
  readonly terminal: Terminal
  readonly dictionary: { readonly dictionary?: Dictionary }
  /** The files to build of, out of those that the inputs name. */
  readonly only?: ReadonlySet<string>
}

async function buildOnce(
  inputs: readonly string[],
  flags: BuildFlags,
  { lane, signal, terminal, dictionary, only }: Round,
): Promise<number> {
  const reading = readOptionsOf(flags, terminal)
  const { decisions } = await readDecisions(decisionsFile(flags.store, flags.decisions))
  const progress = buildProgress(terminal, () => performance.now())
  const started = performance.now()
  try {
    return await withStore(await openStore(flags.store, terminal), async (store) => {
      const labelMap = flags.labelMap === undefined ? undefined : readLabelMap(flags.labelMap)
      const making = { ...dictionary, ...(labelMap === undefined ? {} : { labelMap }) }
      const record = recordBuild({
        inputs,
        making: { ...making, tagger: flags.annotated === true ? null : lane.tagger },
        decisions,
        options: reading.meta ?? {},
        clock: () => new Date(),
      })
      const { pages, ...marked } =
        flags.annotated === true
          ? annotatedPages(only === undefined ? inputs : [...only].sort(), labelMap ?? {}, reading.meta ?? {})
          : { pages: readPages(inputs, { ...reading, ...(only === undefined ? {} : { only }), onProgress: progress.onRead }) }
      const running = {
        ...making,
        again: flags.again === true,
        keep: flags.keep === true,
        decisions,
        signal,
        onPage: progress.onPage,
        onClosing: progress.onClosing,
      }
      const summary = await lane.build(record.reading(pages), store, { ...marked, ...running })
      progress.stop()
      await record.end(flags.store, summary)
      if (summary.interrupted) {
        print(
          terminal.stderr,
          [
            `Stopped: ${String(summary.written)} new articles are in ${flags.store}. Run the same command again to go on.`,
            ...renderSkipped(summary.skipped),
          ].join('\n'),
        )
        return INTERRUPTED
      }
      print(
        terminal.stdout,
        renderSummary(summary, await store.counts(), { address: flags.store, seconds: (performance.now() - started) / 1000 }),
      )
      if (summary.unapplied.length > 0)
        print(
          terminal.stderr,
          `${String(summary.unapplied.length)} of ${String(decisions.length)} decisions speak of what is not in this graph; see mingtu decide list.`,
        )
      return summary.skipped.length > 0 ? FAILED : 0
    })
  } finally {
    progress.stop()
  }
}

/** How pages come into the store. */
interface Lane {
  /** Null where workers have engines of their own. */
  readonly tagger: string | null
  readonly build: (pages: AsyncIterable<PageEvent>, store: GraphStore, options: RunOptions) => Promise<BuildSummary>
  readonly close: () => Promise<void>
}

type RunOptions = BuildOptions & Required<Pick<BuildOptions, 'decisions' | 'signal'>>

async function ownLane(inputs: readonly string[], flags: BuildFlags): Promise<Lane> {
  const tagger = await openTaggerOf(flags, await workersFor(inputs, flags))
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= tagger.close())
  return {
    tagger: tagger.name,
    build: (pages, store, options) => {
      const onClosing = (): void => {
        options.onClosing?.()
        if (flags.watch !== true) void close() // the closing step has use for the memory of the engine's threads
      }
      return buildGraph(pages, tagger, store, { ...options, onClosing })
    },
    close,
  }
}

async function queueLane(url: string, { annotated, dictionary }: BuildFlags): Promise<Lane> {
  if (annotated === true || dictionary !== undefined)
    throw new MingtuError(
      'USAGE',
      'With --queue the workers find the names.',
      'Give --dictionary to mingtu worker; build annotated pages without --queue.',
    )
  const { buildQueued, openQueues } = await import('./queue/index.ts') // its engine takes long to load
  const queues = await openQueues(url)
  return { tagger: null, build: (pages, store, options) => buildQueued(url, queues, pages, store, options), close: () => queues.close() }
}
