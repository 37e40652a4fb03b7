import type { ArticleId, ArticleShare } from './model.ts'
import { writeRecord } from './records.ts'
import { shareRows, type EdgeShare, type ShareRows } from './rows.ts'
import { entityTypes } from './schema.ts'
import type { Run } from './engine.ts'
import { statementPrefix } from './statements.ts'

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
  SET e.stale = true`

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

const mergeEdges = (type: string): string => `
  UNWIND $rows AS row
  MATCH (h:Entity {id: row.head})
  MATCH (t:Entity {id: row.tail})
  MERGE (h)-[x:${type} {id: row.id}]->(t)
  ON CREATE SET x.statements = [], x.title = row.title
  SET x.statements = x.statements + row.statements, x.stale = true`

/** An edge's share is what its statements of this article are; what has none left goes. */
const reduceEdges = (type: string): string => `
  UNWIND $rows AS row
  MATCH (h:Entity {id: row.head})-[x:${type} {id: row.id}]->(t:Entity {id: row.tail})
  SET x.statements = [s IN x.statements WHERE NOT s STARTS WITH $prefix], x.stale = true`

const deleteEmptyEdges = (type: string): string => `
  UNWIND $rows AS row
  MATCH (h:Entity {id: row.head})-[x:${type} {id: row.id}]->(t:Entity {id: row.tail})
  WHERE size(x.statements) = 0
  DELETE x`

const DELETE_SENTENCES = 'MATCH (s:Sentence)-[:`IN`]->(a:Article {id: $id}) DETACH DELETE s'
const DELETE_ARTICLE = 'MATCH (a:Article {id: $id}) DETACH DELETE a'
const DELETE_RECORD = 'MATCH (r:ArticleRecord {id: $id}) DELETE r'
const MARK_ENTITIES = 'UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.stale = true'
const STILL_PRESENT = 'UNWIND $ids AS id MATCH (e:Entity {id: id})-[x:APPEARS_IN]->(a:Article) RETURN e.id AS id, count(x) AS appearances'
const DELETE_ENTITIES = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e'

const groupBy = <T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const k = key(item)
    const group = groups.get(k)
    if (group === undefined) groups.set(k, [item])
    else group.push(item)
  }
  return groups
}

/** Writes everything that an article adds: nodes before relations. */
export async function writeShare(run: Run, share: ArticleShare): Promise<void> {
  const { article } = share
  const rows = shareRows(share)
  await run(CREATE_ARTICLE, { ...article, json: writeRecord(share) })
  await runRows(run, CREATE_SENTENCES, rows.sentences, { id: article.id })
  const byType = groupBy(rows.entities, (e) => e.type)
  for (const type of entityTypes) await runRows(run, mergeEntities(type), byType.get(type) ?? [])
  await runRows(run, CREATE_APPEARANCES, rows.entities, { id: article.id })
  await runRows(run, CREATE_MENTIONS, rows.mentions)
  await runRows(run, CREATE_WROTE, rows.wrote, { id: article.id })
  for (const [type, edges] of sortedEdges(rows)) await runRows(run, mergeEdges(type), edges)
}

/** Takes away what `writeShare` added, and the things that no article speaks of any more. */
export async function eraseShare(run: Run, share: ArticleShare): Promise<void> {
  const { id } = share.article
  const rows = shareRows(share)
  for (const [type, edges] of sortedEdges(rows)) {
    await runRows(run, reduceEdges(type), edges, { prefix: statementPrefix(id) })
    await runRows(run, deleteEmptyEdges(type), edges)
  }
  await run(DELETE_SENTENCES, { id })
  await run(DELETE_ARTICLE, { id })
  await run(DELETE_RECORD, { id })
  await runRows(run, MARK_ENTITIES, rows.entities)
  const ids = rows.entities.map((e) => e.id)
  const kept = new Set((await run(STILL_PRESENT, { ids })).map((row) => row['id']))
  const gone = ids.filter((entity) => !kept.has(entity))
  if (gone.length > 0) await run(DELETE_ENTITIES, { ids: gone })
}

function sortedEdges(rows: ShareRows): readonly (readonly [string, readonly EdgeShare[]])[] {
  return [...groupBy(rows.edges, (e) => e.type)].sort(([a], [b]) => (a < b ? -1 : 1))
}

async function runRows(
  run: Run,
  statement: string,
  rows: readonly unknown[],
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if (rows.length > 0) await run(statement, { ...parameters, rows })
}

export const isSameShare = (id: ArticleId, stored: string | null, share: ArticleShare): boolean =>
  stored !== null && id === share.article.id && stored === writeRecord(share)
