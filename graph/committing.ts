import type { Row, Run } from './engine.ts'
import { eraseShares } from './erasing.ts'
import type { ArticleId, ArticleShare } from './model.ts'
import { readRecord, text } from './records.ts'
import type { Committed } from './store.ts'
import { isSameShare, writeShares } from './writing.ts'

const RECORDS = `UNWIND $ids AS id MATCH (r:ArticleRecord {id: id}) MATCH (a:Article {id: id})
  RETURN id, r.json AS json, a.text AS text`
/** The same, held against other writers until the transaction ends; they may have taken some away meanwhile. */
const HOLD_RECORDS = `UNWIND $ids AS id MATCH (r:ArticleRecord {id: id}) SET r.held = true
  WITH id, r MATCH (a:Article {id: id}) RETURN id, r.json AS json, a.text AS text`

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
  const before = (share: ArticleShare): Stored | undefined => stored.get(share.article.id)
  const replaced = differing.filter((share) => differs(before(share), share))
  const kept = new Set(idsOf(replaced.filter((share) => hasSameText(before(share), share))))
  if (replaced.length > 0) await eraseShares(run, replaced.flatMap((share) => before(share)?.share ?? []), kept) // prettier-ignore
  const fresh = batch.filter((share) => before(share) === undefined || replaced.includes(share))
  if (fresh.length > 0) await writeShares(run, fresh, kept)
  return batch.map((share) => (before(share) === undefined ? 'written' : replaced.includes(share) ? 'replaced' : 'present'))
}

const idsOf = (shares: readonly ArticleShare[]): readonly ArticleId[] => shares.map((share) => share.article.id)

const differs = (stored: Stored | undefined, share: ArticleShare): boolean => stored !== undefined && !isSameShare(stored.json, share)

/** Whether the nodes of its sentences are those that are stored: the closing step and decisions change what a text means and not the text. */
function hasSameText(stored: Stored | undefined, share: ArticleShare): boolean {
  const sentences = stored?.share.sentences ?? []
  return (
    sentences.length === share.sentences.length &&
    share.sentences.every(({ start, end, paragraph, text: raw }, k) => {
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

export async function heldShares(run: Run, ids: readonly ArticleId[]): Promise<ReadonlyMap<string, Stored>> {
  return new Map((await run(HOLD_RECORDS, { ids })).map((row) => [text(row, 'id'), storedOf(row)]))
}

const storedOf = (row: Row): Stored => ({ json: text(row, 'json'), share: readRecord(text(row, 'json'), text(row, 'text')) })
