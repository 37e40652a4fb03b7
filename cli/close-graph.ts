import { originalOf } from '../graph/index.ts'
import type { ArticleId, ArticleShare, Decision, GraphStore } from '../graph/index.ts'
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
  for await (const share of store.shares()) {
    entries.set(share.article.id, identityEntry(share, byArticle.get(share.article.id)))
    const print = printOf(originalOf(share))
    if (print !== null) prints.push(print)
  }
  const settlement = settle(entries, decisions)
  const stories = await readStories(store, prints)
  const articles = await rewrite(store, store.shares(), byArticle, settlement, ({ article: { id } }) => stories.get(id) ?? {})
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
    stored.article.story === settled.article.story &&
    JSON.stringify(stored.repeats) === JSON.stringify(settled.repeats) &&
    stored.referents.every(({ entity }, k) => entity === settled.referents[k]?.entity)
  )
}
