import type { TyingRows } from './differences.ts'
import { takeEdges } from './edge-writing.ts'
import type { Run } from './engine.ts'
import type { ArticleId } from './model.ts'
import { articleCountsIn } from './records.ts'
import { runRows, summed, touchEnds } from './writing.ts'

const TAKE_APPEARANCES = `
  UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.stale = true, e.articles = e.articles - row.articles
  RETURN e.id AS id, e.articles AS articles`
const DELETE_MENTIONS = 'UNWIND $rows AS row MATCH (s:Sentence {id: row.sentence})<-[x:MENTIONED_IN]-(e:Entity {id: row.entity}) DELETE x'
const DELETE_APPEARANCES = 'UNWIND $rows AS row MATCH (a:Article {id: row.article})<-[x:APPEARS_IN]-(e:Entity {id: row.entity}) DELETE x'
const DELETE_WROTE = 'UNWIND $rows AS row MATCH (a:Article {id: row.article})<-[x:WROTE]-(e:Entity {id: row.entity}) DELETE x'
const DELETE_SENTENCES = 'UNWIND $ids AS id MATCH (a:Article {id: id})<-[:`IN`]-(s:Sentence) DETACH DELETE s'
const DELETE_ARTICLES = 'UNWIND $ids AS id MATCH (a:Article {id: id}) DETACH DELETE a'
const DELETE_RECORDS = 'UNWIND $ids AS id MATCH (r:ArticleRecord {id: id}) DELETE r'
const DELETE_ENTITIES = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e'

export interface Erasure {
  readonly id: ArticleId
  /** Whether the article and its sentences stay: taking a sentence out of the full text of the embedded store costs a walk over all of it. */
  readonly stays: boolean
  /** What goes of the rest; all of it where the article does not stay. */
  readonly rows: TyingRows
}

/**
 * Takes away what articles added. Answers how many articles are left of each thing that this touched; those of which none is left are still
 * there, for what is written next may need them: see `deleteUnnamed`.
 */
export async function erase(run: Run, erasures: readonly Erasure[]): Promise<ReadonlyMap<string, number>> {
  const articles = articleCountsIn(await runRows(run, TAKE_APPEARANCES, summed(erasures.flatMap(({ rows }) => rows.entities))))
  const touched = await touchEnds(run, erasures, articles)
  await takeEdges(run, erasures, touched)
  const [staying, going] = [erasures.filter(({ stays }) => stays), erasures.filter(({ stays }) => !stays)]
  const named = staying.flatMap(({ rows }) =>
    rows.mentions.map(({ sentence, entity }) => [`${sentence} ${entity}`, { sentence, entity }] as const),
  )
  await runRows(run, DELETE_MENTIONS, [...new Map(named).values()])
  await runRows(run, DELETE_APPEARANCES, staying.flatMap(({ id, rows }) => rows.entities.map((each) => ({ article: id, entity: each.id })))) // prettier-ignore
  await runRows(run, DELETE_WROTE, staying.flatMap(({ id, rows }) => rows.wrote.map((entity) => ({ article: id, entity })))) // prettier-ignore
  for (const statement of [DELETE_SENTENCES, DELETE_ARTICLES, DELETE_RECORDS]) await runIds(run, statement, going.map(({ id }) => id)) // prettier-ignore
  return touched
}

/** Takes away the things that no article speaks of any more. */
export async function deleteUnnamed(run: Run, articles: ReadonlyMap<string, number>): Promise<void> {
  await runIds(run, DELETE_ENTITIES, [...articles].filter(([, count]) => count === 0).map(([id]) => id)) // prettier-ignore
}

async function runIds(run: Run, statement: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await run(statement, { ids })
}
