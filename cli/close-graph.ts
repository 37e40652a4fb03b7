import { originalOf } from '../graph/index.ts'
import type { ArticleId, ArticleShare, Decision, GraphStore } from '../graph/index.ts'
import { interning } from '../pipeline/resolve/index.ts'
import { decisionsByArticle, identityEntry, settle, settleShare } from '../pipeline/resolve/settle.ts'
import type { DecisionsByArticle, IdentityEntry, Settlement, StoryPart } from '../pipeline/resolve/settle.ts'
import { candidateStories, printOf, storiesOf } from '../pipeline/stories/index.ts'
import type { Print, StoryMark } from '../pipeline/stories/index.ts'

/** Articles that are written back together. */
const BATCH = 200

export interface Closed {
  /** Articles that were written again. */
  readonly articles: number
  readonly unapplied: readonly Decision[]
}

/**
 * The closing step: which articles are one story, which referents are one thing across all articles, what people decided about them, then names,
 * dates, counts and NPMI. Depends only on what is stored and on the decisions; doing it again changes nothing. Throws DECISIONS where
 * decisions contradict each other, and has then changed nothing.
 */
export async function closeGraph(store: GraphStore, decisions: readonly Decision[] = []): Promise<Closed> {
  const closed = await settleGraph(store, decisions)
  await store.derive() // what identity was settled from is let go before
  return closed
}

async function settleGraph(store: GraphStore, decisions: readonly Decision[]): Promise<Closed> {
  const byArticle = decisionsByArticle(decisions)
  // Texts, sentences and mentions tell nothing of identity; a large graph's would not fit into memory together.
  const entries = new Map<ArticleId, IdentityEntry>()
  const prints: Print[] = []
  /** What is stored of the story of each article that no decision touches. */
  const plain = new Map<ArticleId, StoryPart>()
  const intern = interning()
  for await (const share of store.shares()) {
    const own = byArticle.get(share.article.id)
    entries.set(share.article.id, identityEntry(share, own, intern))
    if (share.original === undefined && own === undefined) plain.set(share.article.id, storyPartOf(share))
    const print = printOf(originalOf(share))
    if (print !== null) prints.push(print)
  }
  const settlement = settle(entries, decisions)
  const stories = await readStories(store, prints)
  const differs = (id: ArticleId): boolean => {
    const [stored, referents] = [plain.get(id), entries.get(id)?.identity.referents ?? []]
    const settled = settlement.entities.get(id) ?? []
    return (
      stored === undefined ||
      !isSameStory(stored, stories.get(id) ?? {}) ||
      referents.some(({ entity }, k) => entity !== (settled[k] ?? entity))
    )
  }
  // What is rejected or withheld may be spoken of anywhere; else the others need not be read a second time.
  const isAnywhere = settlement.rejected.size > 0 || settlement.withheld.size > 0
  const shares = store.shares(isAnywhere ? undefined : [...entries.keys()].filter(differs))
  const articles = await rewrite(store, shares, byArticle, settlement, ({ article: { id } }) => stories.get(id) ?? {})
  return { articles, unapplied: decisions.filter((decision) => !settlement.applies.has(decision)) }
}

async function readStories(store: GraphStore, prints: readonly Print[]): Promise<ReadonlyMap<ArticleId, StoryMark>> {
  const pairs = candidateStories(prints)
  const printed = new Map<ArticleId, ArticleShare>()
  for await (const share of store.shares(pairs.flat())) printed.set(share.article.id, originalOf(share))
  return storiesOf(pairs, printed)
}

/** Writes those of the shares that are to be otherwise than they are stored; answers how many. */
export async function rewrite(
  store: GraphStore,
  shares: AsyncIterable<ArticleShare>,
  byArticle: DecisionsByArticle,
  settlement: Settlement,
  storyOf: (share: ArticleShare) => StoryPart,
): Promise<number> {
  let written = 0
  let batch: ArticleShare[] = []
  const flush = async (): Promise<void> => {
    written += (await store.commitAll(batch)).filter((committed) => committed !== 'present').length
    batch = []
  }
  for await (const share of shares) {
    const settled = settleShare(share, byArticle.get(share.article.id) ?? [], settlement, storyOf(share))
    if (!isSame(share, settled)) batch.push(settled)
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  return written
}

/** Of a share whose content no decision touches, only the things and the story can differ. */
function isSame(stored: ArticleShare, settled: ArticleShare): boolean {
  return (
    stored.original === undefined &&
    settled.original === undefined &&
    isSameStory(storyPartOf(stored), storyPartOf(settled)) &&
    stored.referents.every(({ entity }, k) => entity === settled.referents[k]?.entity)
  )
}

const storyPartOf = ({ article: { story }, repeats }: ArticleShare): StoryPart => ({
  ...(story === undefined ? {} : { story }),
  ...(repeats === undefined ? {} : { repeats }),
})

/** No sentence that is repeated is the same as none said. */
const isSameStory = (a: StoryPart, b: StoryPart): boolean =>
  a.story === b.story && JSON.stringify(a.repeats ?? []) === JSON.stringify(b.repeats ?? [])
