import type { Row, Run } from './engine.ts'
import type { ArticleId, ArticleShare } from './model.ts'
import { readRecord, text } from './records.ts'
import type { Committed } from './store.ts'
import { eraseShare, isSameShare, writeShares } from './writing.ts'

const RECORDS = `UNWIND $ids AS id MATCH (r:ArticleRecord {id: id}) MATCH (a:Article {id: id})
  RETURN id, r.json AS json, a.text AS text`
/** The same, held against other writers until the transaction ends; they may have taken it away meanwhile. */
const HOLD_RECORD = `MATCH (r:ArticleRecord {id: $id}) SET r.held = true
  WITH r MATCH (a:Article {id: $id}) RETURN r.json AS json, a.text AS text`

/** Enough that the round trips do not count, few enough that other writers do not wait long and the server's memory stays flat. */
const ROWS_A_TRANSACTION = 40_000

interface Stored {
  readonly json: string
  readonly share: ArticleShare
}

/**
 * Writes the shares of one transaction, run again as a whole when another writer came between. One that is stored as it is stays; one that is stored
 * otherwise is held against other writers, taken away and written anew.
 */
export async function commitBatch(run: Run, batch: readonly ArticleShare[]): Promise<readonly Committed[]> {
  const known = await storedShares(
    run,
    batch.map((share) => share.article.id),
  )
  const fresh: ArticleShare[] = []
  const committed: Committed[] = []
  for (const share of batch) {
    const { id } = share.article
    const before = known.get(id)
    const differs = before !== undefined && !isSameShare(before.json, share)
    const stored = differs ? await heldShare(run, id) : null
    if ((before !== undefined && !differs) || (stored !== null && isSameShare(stored.json, share))) committed.push('present')
    else {
      if (stored !== null) await eraseShare(run, stored.share)
      fresh.push(share)
      committed.push(stored === null ? 'written' : 'replaced')
    }
  }
  if (fresh.length > 0) await writeShares(run, fresh)
  return committed
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

export async function heldShare(run: Run, id: ArticleId): Promise<Stored | null> {
  const [row] = await run(HOLD_RECORD, { id })
  return row === undefined ? null : storedOf(row)
}

const storedOf = (row: Row): Stored => ({ json: text(row, 'json'), share: readRecord(text(row, 'json'), text(row, 'text')) })
