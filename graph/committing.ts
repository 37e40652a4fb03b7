import { differenceOf } from './differences.ts'
import type { Row, Run } from './engine.ts'
import { deleteUnnamed, erase } from './erasing.ts'
import type { Erasure } from './erasing.ts'
import type { ArticleId, ArticleShare } from './model.ts'
import { readRecord, text } from './records.ts'
import { shareRows } from './rows.ts'
import type { Committed } from './store.ts'
import { isSameShare, writeAdditions } from './writing.ts'
import type { Addition } from './writing.ts'

const RECORDS = `UNWIND $ids AS id MATCH (r:ArticleRecord {id: id}) MATCH (a:Article {id: id})
  RETURN id, r.json AS json, a.text AS text`
/** Against other writers, until the transaction ends. Read in a statement of its own: Grafeo looks through all articles for one that is named after a SET. */
const HOLD = 'UNWIND $ids AS id MATCH (r:ArticleRecord {id: id}) SET r.held = true'

/** Enough that the round trips do not count, few enough that other writers do not wait long and the server's memory stays flat. */
const ROWS_A_TRANSACTION = 40_000

interface Stored {
  readonly json: string
  readonly share: ArticleShare
}

/**
 * Writes the shares of one transaction, run again as a whole when another writer came between. One that is stored as it is stays; those that are
 * stored otherwise are held against other writers, taken away and written anew.
 */
export async function commitBatch(run: Run, batch: readonly ArticleShare[]): Promise<readonly Committed[]> {
  const seen = await storedShares(run, idsOf(batch))
  const differing = batch.filter((share) => differs(seen.get(share.article.id), share))
  const held: ReadonlyMap<string, Stored> = differing.length === 0 ? new Map() : await heldShares(run, idsOf(differing))
  const stored = new Map([...seen, ...idsOf(differing).map((id) => [id, held.get(id)] as const)])
  const erasures: Erasure[] = []
  const additions: Addition[] = []
  const committed = batch.map((share): Committed => {
    const before = stored.get(share.article.id)
    if (before !== undefined && !differs(before, share)) return 'present'
    if (before === undefined) additions.push({ share, stays: false, rows: shareRows(share) })
    else {
      const { erasure, addition } = changeOf(before.share, share)
      erasures.push(erasure)
      additions.push(addition)
    }
    return before === undefined ? 'written' : 'replaced'
  })
  const left = erasures.length === 0 ? new Map<string, number>() : await erase(run, erasures)
  const articles = additions.length === 0 ? left : await writeAdditions(run, additions, left)
  if (erasures.length > 0) await deleteUnnamed(run, articles)
  return committed
}

/** Of an article whose text stays, only what is otherwise is taken and written: the closing step moves a few of its mentions to another thing. */
function changeOf(before: ArticleShare, after: ArticleShare): { readonly erasure: Erasure; readonly addition: Addition } {
  const { id } = after.article
  const [old, rows] = [shareRows(before), shareRows(after)]
  const stays = hasSameText(before, after)
  // What things and pairs are told of their articles, without a row that says so.
  const isDated = before.article.date === after.article.date && before.article.story === after.article.story
  const { taken, added } = stays && isDated ? differenceOf(old, rows) : { taken: old, added: rows }
  return { erasure: { id, stays, rows: taken }, addition: { share: after, stays, rows: { ...rows, ...added } } }
}

/** Takes away an article; false where it is not there. */
export async function removeArticle(run: Run, id: ArticleId): Promise<boolean> {
  const stored = (await heldShares(run, [id])).get(id)
  if (stored === undefined) return false
  await deleteUnnamed(run, await erase(run, [{ id, stays: false, rows: shareRows(stored.share) }]))
  return true
}

const idsOf = (shares: readonly ArticleShare[]): readonly ArticleId[] => shares.map((share) => share.article.id)

const differs = (stored: Stored | undefined, share: ArticleShare): boolean => stored !== undefined && !isSameShare(stored.json, share)

/** Whether the nodes of its sentences are those that are stored: the closing step and decisions change what a text means and not the text. */
function hasSameText({ sentences }: ArticleShare, after: ArticleShare): boolean {
  return (
    sentences.length === after.sentences.length &&
    after.sentences.every(({ start, end, paragraph, text: raw }, k) => {
      const known = sentences[k]
      return known?.start === start && known.end === end && known.paragraph === paragraph && known.text === raw
    })
  )
}

/** Shares that fit into one transaction. A second one of the same article waits for the next, which sees the first. */
export function* batchesOf(shares: readonly ArticleShare[]): Generator<readonly ArticleShare[]> {
  let batch = new Map<ArticleId, ArticleShare>()
  let rows = 0
  for (const share of shares) {
    const size = share.sentences.length + 3 * share.mentions.length // a mention brings a pair or two
    if (batch.size > 0 && (rows + size > ROWS_A_TRANSACTION || batch.has(share.article.id))) {
      yield [...batch.values()]
      batch = new Map()
      rows = 0
    }
    batch.set(share.article.id, share)
    rows += size
  }
  if (batch.size > 0) yield [...batch.values()]
}

export async function storedShares(run: Run, ids: readonly string[]): Promise<ReadonlyMap<string, Stored>> {
  return new Map((await run(RECORDS, { ids })).map((row) => [text(row, 'id'), storedOf(row)]))
}

/** The same, held; other writers may have taken some away meanwhile. */
async function heldShares(run: Run, ids: readonly ArticleId[]): Promise<ReadonlyMap<string, Stored>> {
  await run(HOLD, { ids })
  return storedShares(run, ids)
}

const storedOf = (row: Row): Stored => ({ json: text(row, 'json'), share: readRecord(text(row, 'json'), text(row, 'text')) })
