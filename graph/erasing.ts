import { takeEdges } from './edge-writing.ts'
import type { Run } from './engine.ts'
import type { ArticleId, ArticleShare } from './model.ts'
import { number, text } from './records.ts'
import { shareRows } from './rows.ts'
import { runRows, summed } from './writing.ts'

const TAKE_APPEARANCES = `
  UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.stale = true, e.articles = e.articles - row.articles
  RETURN e.id AS id, e.articles AS articles`
const DELETE_MENTIONS = 'UNWIND $ids AS id MATCH (a:Article {id: id})<-[:`IN`]-(s:Sentence) MATCH (s)<-[x:MENTIONED_IN]-(e:Entity) DELETE x'
const DELETE_APPEARANCES = 'UNWIND $ids AS id MATCH (a:Article {id: id})<-[x:APPEARS_IN]-(e:Entity) DELETE x'
const DELETE_WROTE = 'UNWIND $ids AS id MATCH (a:Article {id: id})<-[x:WROTE]-(e:Entity) DELETE x'
const DELETE_SENTENCES = 'UNWIND $ids AS id MATCH (a:Article {id: id})<-[:`IN`]-(s:Sentence) DETACH DELETE s'
const DELETE_ARTICLES = 'UNWIND $ids AS id MATCH (a:Article {id: id}) DETACH DELETE a'
const DELETE_RECORDS = 'UNWIND $ids AS id MATCH (r:ArticleRecord {id: id}) DELETE r'
const DELETE_ENTITIES = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e'

/**
 * Takes away what `writeShares` added, and the things that no article speaks of any more. Of those in `kept` the article and its sentences
 * stay, to be written anew: taking a sentence out of the full text of the embedded store costs a walk over all of it.
 */
export async function eraseShares(run: Run, shares: readonly ArticleShare[], kept: ReadonlySet<ArticleId> = new Set()): Promise<void> {
  const parts = shares.map((share) => ({ id: share.article.id, rows: shareRows(share) }))
  const left = await runRows(run, TAKE_APPEARANCES, summed(parts.flatMap(({ rows }) => rows.entities)))
  const articles = new Map(left.map((row) => [text(row, 'id'), number(row, 'articles')]))
  await takeEdges(run, parts, articles)
  const [staying, going] = [parts.filter(({ id }) => kept.has(id)), parts.filter(({ id }) => !kept.has(id))]
  for (const statement of [DELETE_MENTIONS, DELETE_APPEARANCES, DELETE_WROTE]) await runIds(run, statement, staying.map(({ id }) => id)) // prettier-ignore
  for (const statement of [DELETE_SENTENCES, DELETE_ARTICLES, DELETE_RECORDS]) await runIds(run, statement, going.map(({ id }) => id)) // prettier-ignore
  const gone = [...articles].filter(([, count]) => count === 0).map(([entity]) => entity)
  await runIds(run, DELETE_ENTITIES, gone)
}

async function runIds(run: Run, statement: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await run(statement, { ids })
}
