import { addEdges, takeEdges } from './edge-writing.ts'
import type { Row, Run } from './engine.ts'
import type { ArticleId, ArticleShare } from './model.ts'
import { number, text, writeRecord } from './records.ts'
import { shareRows } from './rows.ts'
import { entityTypes } from './schema.ts'

/** The article and its record; found again by their ids' indexes. */
const CREATE_ARTICLE = `
  CREATE (a:Article {id: $id, headline: $headline, byline: $byline, date: $date, source: $source, page: $page, origin: $origin,
                     home: $home, start: $start, end: $end, text: $text})
  CREATE (r:ArticleRecord {id: $id, json: $json})`

const CREATE_SENTENCES = `
  MATCH (a:Article {id: $id})
  UNWIND $rows AS row
  CREATE (s:Sentence {id: row.id, text: row.text, plain: row.plain, start: row.start, end: row.end, paragraph: row.paragraph})
  CREATE (s)-[:\`IN\`]->(a)`

/** Names and counts are provisional until the closing step; `stale` tells it what to do again. */
const mergeEntities = (label: string): string => `
  UNWIND $rows AS row
  MERGE (e:Entity:${label} {id: row.id})
  ON CREATE SET e.type = '${label}', e.name = row.name, e.aliases = row.aliases, e.pinyin = '', e.initials = '', e.mentions = 0,
                e.articles = 0, e.sentences = 0, e.degree = 0
  SET e.stale = true, e.articles = e.articles + 1
  RETURN e.id AS id, e.articles AS articles`

const CREATE_APPEARANCES = `
  MATCH (a:Article {id: $id})
  UNWIND $rows AS row
  MATCH (e:Entity {id: row.id})
  CREATE (e)-[:APPEARS_IN {name: row.name, aliases: row.aliases, mentions: row.mentions, sentences: row.sentences}]->(a)`

const CREATE_MENTIONS = `
  UNWIND $rows AS row
  MATCH (e:Entity {id: row.entity})
  MATCH (s:Sentence {id: row.sentence})
  CREATE (e)-[:MENTIONED_IN {surface: row.surface, start: row.start, end: row.end, score: row.score}]->(s)`

const CREATE_WROTE = `
  MATCH (a:Article {id: $id})
  UNWIND $rows AS row
  MATCH (e:Entity {id: row})
  CREATE (e)-[:WROTE]->(a)`

const DELETE_SENTENCES = 'MATCH (a:Article {id: $id})<-[:`IN`]-(s:Sentence) DETACH DELETE s'
const DELETE_ARTICLE = 'MATCH (a:Article {id: $id}) DETACH DELETE a'
const DELETE_RECORD = 'MATCH (r:ArticleRecord {id: $id}) DELETE r'
const TAKE_APPEARANCES =
  'UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.stale = true, e.articles = e.articles - 1 RETURN e.id AS id, e.articles AS articles'
const DELETE_ENTITIES = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e'

/** Writes everything that an article adds: nodes before relations. */
export async function writeShare(run: Run, share: ArticleShare): Promise<void> {
  const { article } = share
  const rows = shareRows(share)
  await run(CREATE_ARTICLE, { ...article, json: writeRecord(share) })
  await runRows(run, CREATE_SENTENCES, rows.sentences, { id: article.id })
  const articles = new Map<string, number>()
  for (const type of entityTypes) {
    const ofType = rows.entities.filter((entity) => entity.type === type)
    for (const row of await runRows(run, mergeEntities(type), ofType)) articles.set(text(row, 'id'), number(row, 'articles'))
  }
  await runRows(run, CREATE_APPEARANCES, rows.entities, { id: article.id })
  await runRows(run, CREATE_MENTIONS, rows.mentions)
  await runRows(run, CREATE_WROTE, rows.wrote, { id: article.id })
  await addEdges(run, rows, articles)
}

/** Takes away what `writeShare` added, and the things that no article speaks of any more. */
export async function eraseShare(run: Run, share: ArticleShare): Promise<void> {
  const { id } = share.article
  const rows = shareRows(share)
  const left = await runRows(run, TAKE_APPEARANCES, rows.entities)
  const articles = new Map(left.map((row) => [text(row, 'id'), number(row, 'articles')]))
  await takeEdges(run, rows, articles, id)
  await run(DELETE_SENTENCES, { id })
  await run(DELETE_ARTICLE, { id })
  await run(DELETE_RECORD, { id })
  const gone = [...articles].filter(([, count]) => count === 0).map(([entity]) => entity)
  if (gone.length > 0) await run(DELETE_ENTITIES, { ids: gone })
}

const runRows = async (
  run: Run,
  statement: string,
  rows: readonly unknown[],
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<readonly Row[]> => (rows.length === 0 ? [] : run(statement, { ...parameters, rows }))

export const isSameShare = (id: ArticleId, stored: string | null, share: ArticleShare): boolean =>
  stored !== null && id === share.article.id && stored === writeRecord(share)
