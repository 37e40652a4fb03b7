import type { Engine } from './engine.ts'
import type { ArticleId } from './model.ts'
import { text } from './records.ts'

const FILES = 'MATCH (r:ArticleRecord) WHERE r.file IS NOT NULL RETURN r.id AS id, r.file AS file'
const NOTE = 'UNWIND $rows AS row MATCH (r:ArticleRecord {id: row.id}) SET r.file = row.file'
const ROWS_A_TRANSACTION = 10_000

export async function readFiles(engine: Engine): Promise<ReadonlyMap<ArticleId, string>> {
  return new Map((await engine.read(FILES)).map((row) => [text(row, 'id') as ArticleId, text(row, 'file')])) // written from ArticleIds
}

export async function noteFiles(engine: Engine, files: ReadonlyMap<ArticleId, string>): Promise<void> {
  const rows = [...files].map(([id, file]) => ({ id, file })).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (let k = 0; k < rows.length; k += ROWS_A_TRANSACTION)
    await engine.write((run) => run(NOTE, { rows: rows.slice(k, k + ROWS_A_TRANSACTION) }))
}
