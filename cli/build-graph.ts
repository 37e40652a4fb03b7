import type { ArticleId, ArticleShare, Committed, Decision, GraphStore } from '../graph/index.ts'
import { BATCH_CHARS, extractBatches } from '../pipeline/extract.ts'
import type { ExtractOptions, PageExtraction } from '../pipeline/extract.ts'
import type { PageEvent } from '../pipeline/read/index.ts'
import { decisionsByArticle, marksOf, prepareShare } from '../pipeline/resolve/settle.ts'
import { articlesOf } from '../pipeline/segment/index.ts'
import { toShares } from '../pipeline/share.ts'
import { homeName, homeOf } from '../pipeline/home.ts'
import type { Article, Page, SkippedPage, Tagger } from '../pipeline/types.ts'
import { begunAhead, firstBegun } from './begun-ahead.ts'
import { closeGraph } from './close-graph.ts'
import { FilesRead, takeOutdated } from './files-read.ts'
import { notesOf } from './made.ts'
import type { Making, PageMaking } from './made.ts'
import { WritingLane } from './writing-lane.ts'

export interface BuildSummary {
  readonly pages: number
  readonly written: number
  /** Articles that were in the store, and were made again: with another model, dictionary, home or version, or because they were to be. */
  readonly again: number
  /** Articles that were in the store already. */
  readonly present: number
  /** Articles that were taken out: their files were read, and hold another text now. */
  readonly outdated: number
  readonly skipped: readonly SkippedPage[]
  /** UTF-16 units of the pages that were tagged. */
  readonly chars: number
  /** True when the run was stopped; the graph is then whole up to here, and its closing step is yet to come. */
  readonly interrupted: boolean
  /** Decisions of which the graph has not what they speak of. */
  readonly unapplied: readonly Decision[]
}

export interface BuildOptions extends Pick<ExtractOptions, 'dictionary' | 'marked'>, Pick<Making, 'labelMap'> {
  /** Makes articles again that are stored, also where nothing says that they would be otherwise. */
  readonly again?: boolean
  /** Leaves in the graph what an older text of a file has put into it. */
  readonly keep?: boolean
  /** What people decided; applied to each article before it is stored, and again at the end. */
  readonly decisions?: readonly Decision[]
  /** Ends the run: a commit that has begun is finished, a page that is still being read is left for the next run. */
  readonly signal?: AbortSignal
  /** Articles a transaction at most; default 40. A build that is killed finds again what it had found within the last half second. */
  readonly transaction?: number
  /** Called as articles and pages are stored. */
  readonly onPage?: (soFar: BuildSummary) => void
  /** Called before the closing step, which takes a while in a large graph. */
  readonly onClosing?: () => void
}

/**
 * Pages into a graph: each article is extracted and committed by itself, those already stored are passed over unless they were made
 * otherwise, and the closing step settles who is who across articles. May be stopped and called again with the same pages; the result is the same.
 */
export async function buildGraph(
  pages: AsyncIterable<PageEvent>,
  tagger: Tagger,
  store: GraphStore,
  options: BuildOptions = {},
): Promise<BuildSummary> {
  const signal = options.signal ?? new AbortController().signal
  let summary: BuildSummary = { pages: 0, written: 0, again: 0, present: 0, outdated: 0, skipped: [], chars: 0, interrupted: false, unapplied: [] } // prettier-ignore
  const count: Count = (part) => {
    summary = { ...summary, ...sums(summary, part) }
    options.onPage?.(summary)
  }
  const prepare = preparing(options.decisions ?? [])
  const files = new FilesRead()
  const lane = new WritingLane(store, options.transaction === undefined ? {} : { articles: options.transaction })
  const ending = new AbortController()
  const extracting: Extracting = {
    isNew: (await store.counts()).articles === 0,
    ...(options.dictionary === undefined ? {} : { dictionary: options.dictionary }),
    ...(options.marked === undefined ? {} : { marked: options.marked }),
    signal: AbortSignal.any([signal, ending.signal]),
    again: options.again === true,
    noteOf: notesOf({ ...options, tagger: tagger.name }),
  }
  try {
    for await (const event of begunAhead(pages, (page) => begin(page, tagger, store, extracting))) {
      if (signal.aborted) break
      if (event.kind === 'skipped') {
        files.skipped(event.skipped)
        summary = { ...summary, skipped: [...summary.skipped, event.skipped] }
        options.onPage?.(summary)
      } else {
        const begun = await event.begun
        files.page(begun.page, begun.ids)
        await addPage(begun, lane, prepare, count)
      }
    }
  } catch (error) {
    // A tagger that is told to stop throws: that is no failure.
    if (!signal.aborted) throw error
  } finally {
    ending.abort() // pages that were begun and will not be needed
    await lane.drain()
  }
  if (signal.aborted) {
    await files.note(store)
    return { ...summary, interrupted: true }
  }
  options.onClosing?.()
  const outdated = await takeOutdated(store, files, options.keep === true)
  // Also where nothing new was read: decisions may have come or gone since the last time.
  const { unapplied } = await closeGraph(store, options.decisions)
  return { ...summary, outdated, unapplied }
}

type Extracting = ExtractOptions & {
  readonly signal: AbortSignal
  readonly again: boolean
  /** The store was empty at the start: no article need be asked for, what stands twice among the pages is told when it is written. */
  readonly isNew: boolean
  readonly noteOf: (page: PageMaking) => string
}

/** A page at which the tagger is at work already, while earlier pages are written. */
interface BegunPage {
  readonly page: Page
  /** How its articles are made. */
  readonly made: string
  readonly ids: readonly ArticleId[]
  readonly known: ReadonlySet<ArticleId>
  /** Null where all articles are stored already: nothing is tagged again. */
  readonly batches: AsyncIterable<PageExtraction> | null
}

async function begin(page: Page, tagger: Tagger, store: GraphStore, options: Extracting): Promise<BegunPage> {
  const home = homeOf(page)
  const marked = options.marked?.(page)
  const made = options.noteOf({ home: homeName(home), ...(marked === undefined ? {} : { marked }) })
  const articles = articlesAgain(page)
  const ids = Array.from(articles, ({ id }) => id)
  const known = options.again || options.isNew ? new Set<ArticleId>() : await store.present(ids, made)
  const all = !options.again && ids.every((id) => known.has(id))
  const batches = all ? null : await firstBegun(extractBatches(page, tagger, { ...options, home }, articles))
  return { page, made, ids, known, batches }
}

type Counted = Pick<BuildSummary, 'pages' | 'written' | 'again' | 'present' | 'chars'>
type Count = (part: Partial<Counted>) => void

const sums = (a: Counted, b: Partial<Counted>): Counted => ({
  pages: a.pages + (b.pages ?? 0),
  written: a.written + (b.written ?? 0),
  again: a.again + (b.again ?? 0),
  present: a.present + (b.present ?? 0),
  chars: a.chars + (b.chars ?? 0),
})

/** Hands what the page adds to the lane, a batch of its articles at a time. */
async function addPage(
  { page, made, known, batches }: BegunPage,
  lane: WritingLane,
  prepare: (share: ArticleShare) => ArticleShare,
  count: Count,
): Promise<void> {
  for await (const extraction of batches ?? []) {
    const shares = toShares(extraction).filter(({ article }) => !known.has(article.id))
    const noted = shares.map((share) => ({ ...share, article: { ...share.article, made } }))
    await lane.add(noted.map(prepare), (committed) => count(tally(committed)))
  }
  await lane.add([], () => count({ pages: 1, present: known.size, chars: batches === null ? 0 : page.raw.length }))
}

/** An article may stand twice among the pages that were begun together. */
function tally(committed: readonly Committed[]): Partial<Counted> {
  const count = (what: Committed): number => committed.filter((each) => each === what).length
  return { written: count('written'), again: count('replaced'), present: count('present') }
}

function preparing(decisions: readonly Decision[]): (share: ArticleShare) => ArticleShare {
  if (decisions.length === 0) return (share) => share
  const [byArticle, marks] = [decisionsByArticle(decisions), marksOf(decisions)]
  return (share) => prepareShare(share, byArticle.get(share.article.id) ?? [], marks)
}

/** The articles of a page, to go through more than once: kept where the page is of ordinary size, found again where it is a dump of many. */
function articlesAgain(page: Page): Iterable<Article> {
  return page.raw.length <= BATCH_CHARS ? [...articlesOf(page)] : { [Symbol.iterator]: () => articlesOf(page)[Symbol.iterator]() }
}
