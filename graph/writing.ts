import { addEdges, takeEdges } from './edge-writing.ts'
import type { Row, Run } from './engine.ts'
import type { ArticleId, ArticleShare } from './model.ts'
import { number, text, writeRecord } from './records.ts'
import { shareRows, type EntityAppearance, type ShareRows } from './rows.ts'
import { entityTypes } from './schema.ts'

/** The article and its record; found again by their ids' indexes. */
const CREATE_ARTICLES = `
  UNWIND $rows AS row
  CREATE (a:Article {id: row.id, headline: row.headline, byline: row.byline, date: row.date, source: row.source, page: row.page,
                     origin: row.origin, home: row.home, start: row.start, end: row.end, text: row.text, story: row.story})
  CREATE (r:ArticleRecord {id: row.id, json: row.json})`

const CREATE_SENTENCES = `
  UNWIND $rows AS row
  MATCH (a:Article {id: row.article})
  CREATE (s:Sentence {id: row.id, text: row.text, plain: row.plain, start: row.start, end: row.end, paragraph: row.paragraph})
  CREATE (s)-[:\`IN\`]->(a)`

/** Names and counts are provisional until the closing step; `stale` tells it what to do again. */
const mergeEntities = (label: string): string => `
  UNWIND $rows AS row
  MERGE (e:Entity:${label} {id: row.id})
  ON CREATE SET e.type = '${label}', e.name = row.name, e.aliases = row.aliases, e.pinyin = '', e.initials = '', e.mentions = 0,
                e.articles = 0, e.sentences = 0, e.degree = 0
  SET e.stale = true, e.articles = e.articles + row.articles
  RETURN e.id AS id, e.articles AS articles`

const CREATE_APPEARANCES = `
  UNWIND $rows AS row
  MATCH (e:Entity {id: row.id})
  MATCH (a:Article {id: row.article})
  CREATE (e)-[:APPEARS_IN {name: row.name, aliases: row.aliases, mentions: row.mentions, sentences: row.sentences}]->(a)`

const CREATE_MENTIONS = `
  UNWIND $rows AS row
  MATCH (e:Entity {id: row.entity})
  MATCH (s:Sentence {id: row.sentence})
  CREATE (e)-[:MENTIONED_IN {surface: row.surface, start: row.start, end: row.end, score: row.score}]->(s)`

const CREATE_WROTE = `
  UNWIND $rows AS row
  MATCH (e:Entity {id: row.entity})
  MATCH (a:Article {id: row.article})
  CREATE (e)-[:WROTE]->(a)`

const DELETE_SENTENCES = 'MATCH (a:Article {id: $id})<-[:`IN`]-(s:Sentence) DETACH DELETE s'
const DELETE_ARTICLE = 'MATCH (a:Article {id: $id}) DETACH DELETE a'
const DELETE_RECORD = 'MATCH (r:ArticleRecord {id: $id}) DELETE r'
const TAKE_APPEARANCES =
  'UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.stale = true, e.articles = e.articles - 1 RETURN e.id AS id, e.articles AS articles'
const DELETE_ENTITIES = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e'

/** Writes everything that new articles add, nodes before relations, in the order of their ids: two writers then rarely wait for each other. */
export async function writeShares(run: Run, shares: readonly ArticleShare[]): Promise<void> {
  const parts = shares.map((share) => ({ id: share.article.id, rows: shareRows(share) }))
  /** Rows of one kind, each with its article. */
  const all = <T extends object>(rowsOf: (rows: ShareRows) => readonly T[]): readonly (T & { readonly article: ArticleId })[] =>
    parts.flatMap(({ id, rows }) => rowsOf(rows).map((row) => ({ ...row, article: id })))
  await run(CREATE_ARTICLES, {
    rows: shares.map((share) => ({ ...share.article, story: share.article.story ?? share.article.id, json: writeRecord(share) })),
  })
  await runRows(run, CREATE_SENTENCES, all((rows) => rows.sentences)) // prettier-ignore
  const articles = new Map<string, number>()
  const entities = summed(parts.flatMap(({ rows }) => rows.entities))
  for (const type of entityTypes) {
    const ofType = entities.filter((entity) => entity.type === type)
    for (const row of await runRows(run, mergeEntities(type), ofType)) articles.set(text(row, 'id'), number(row, 'articles'))
  }
  await runRows(run, CREATE_APPEARANCES, all((rows) => rows.entities)) // prettier-ignore
  await runRows(run, CREATE_MENTIONS, all((rows) => rows.mentions)) // prettier-ignore
  await runRows(run, CREATE_WROTE, all((rows) => rows.wrote.map((entity) => ({ entity })))) // prettier-ignore
  await addEdges(
    run,
    parts.flatMap(({ rows }) => rows.edges),
    parts.flatMap(({ rows }) => rows.pairs),
    articles,
  )
}

/** An entity that several articles speak of is merged once, with how many they are. */
function summed(entities: readonly EntityAppearance[]): readonly (EntityAppearance & { readonly articles: number })[] {
  const byId = new Map<string, EntityAppearance & { articles: number }>()
  for (const entity of entities) {
    const known = byId.get(entity.id)
    if (known === undefined) byId.set(entity.id, { ...entity, articles: 1 })
    else known.articles += 1
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
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

const runRows = async (run: Run, statement: string, rows: readonly unknown[]): Promise<readonly Row[]> =>
  rows.length === 0 ? [] : run(statement, { rows })

export const isSameShare = (stored: string, share: ArticleShare): boolean => stored === writeRecord(share)
