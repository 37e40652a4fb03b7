import { addEdges } from './edge-writing.ts'
import type { Row, Run } from './engine.ts'
import type { ArticleId, ArticleShare } from './model.ts'
import { articleCountsIn, number, text, writeRecord } from './records.ts'
import type { EntityAppearance, ShareRows } from './rows.ts'
import { entityTypes } from './schema.ts'

const ARTICLE = ['headline', 'byline', 'date', 'source', 'page', 'origin', 'home', 'start', 'end', 'text', 'story'] as const

/** The article and its record; found again by their ids' indexes. */
const CREATE_ARTICLES = `
  UNWIND $rows AS row
  CREATE (a:Article {id: row.id, ${ARTICLE.map((name) => `${name}: row.${name}`).join(', ')}})
  CREATE (r:ArticleRecord {id: row.id, json: row.json, made: row.made})`

/** The same of articles whose nodes are there. */
const SET_ARTICLES = `
  UNWIND $rows AS row
  MATCH (a:Article {id: row.id})
  MATCH (r:ArticleRecord {id: row.id})
  SET ${ARTICLE.map((name) => `a.${name} = row.${name}`).join(', ')}, r.json = row.json, r.made = row.made, r.held = null`

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
                e.articles = row.articles, e.sentences = 0, e.degree = 0, e.stale = true
  ON MATCH SET e.stale = true, e.articles = e.articles + row.articles
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

const TOUCH = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.stale = true RETURN e.id AS id, e.articles AS articles'

export interface Addition {
  readonly share: ArticleShare
  /** Whether the nodes of the article and of its sentences are there. */
  readonly stays: boolean
  /** What is not there yet of the rest. */
  readonly rows: ShareRows
}

/**
 * Writes everything that articles add, nodes before relations, in the order of their ids: two writers then rarely wait for each other. `known`
 * are things of which is known how many articles speak of them. Answers that of all things that were touched.
 */
export async function writeAdditions(
  run: Run,
  additions: readonly Addition[],
  known: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const parts = additions.map(({ share, rows, stays }) => ({ id: share.article.id, rows, stays }))
  /** Rows of one kind, each with its article. */
  const all = <T extends object>(
    rowsOf: (rows: ShareRows) => readonly T[],
    some = parts,
  ): readonly (T & { readonly article: ArticleId })[] =>
    some.flatMap(({ id, rows }) => rowsOf(rows).map((row) => ({ ...row, article: id })))
  const articleRows = (stay: boolean): readonly object[] => additions.filter(({ stays }) => stays === stay).map(({ share }) => articleRow(share)) // prettier-ignore
  await runRows(run, CREATE_ARTICLES, articleRows(false))
  await runRows(run, SET_ARTICLES, articleRows(true))
  await runRows(run, CREATE_SENTENCES, all((rows) => rows.sentences, parts.filter(({ stays }) => !stays))) // prettier-ignore
  const merged = new Map(known)
  const entities = summed(parts.flatMap(({ rows }) => rows.entities))
  for (const type of entityTypes) {
    const ofType = entities.filter((entity) => entity.type === type)
    for (const row of await runRows(run, mergeEntities(type), ofType)) merged.set(text(row, 'id'), number(row, 'articles'))
  }
  const articles = await touchEnds(run, parts, merged)
  await runRows(run, CREATE_APPEARANCES, all((rows) => rows.entities)) // prettier-ignore
  await runRows(run, CREATE_MENTIONS, all((rows) => rows.mentions)) // prettier-ignore
  await runRows(run, CREATE_WROTE, all((rows) => rows.wrote.map((entity) => ({ entity })))) // prettier-ignore
  await addEdges(
    run,
    parts.flatMap(({ rows }) => rows.edges),
    parts.flatMap(({ rows }) => rows.pairs),
    articles,
  )
  return articles
}

const articleRow = (share: ArticleShare): object => ({
  ...share.article,
  story: share.article.story ?? share.article.id,
  made: share.article.made ?? null,
  json: writeRecord(share),
})

/** Marks the ends of edges for the closing step, where the article's naming of them stays as it is. Answers also how many articles speak of them. */
export async function touchEnds(
  run: Run,
  parts: readonly { readonly rows: Pick<ShareRows, 'edges' | 'pairs'> }[],
  known: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const ends = new Set(parts.flatMap(({ rows }) => [...rows.edges, ...rows.pairs].flatMap(({ head, tail }) => [head, tail])))
  const ids = [...ends].filter((id) => !known.has(id)).sort()
  return ids.length === 0 ? known : new Map([...known, ...articleCountsIn(await run(TOUCH, { ids }))])
}

type SummedAppearance = EntityAppearance & { readonly articles: number }

/** An entity that several articles speak of is merged once, with how many they are. */
export function summed(entities: readonly EntityAppearance[]): readonly SummedAppearance[] {
  const byId = new Map<string, EntityAppearance & { articles: number }>()
  for (const entity of entities) {
    const known = byId.get(entity.id)
    if (known === undefined) byId.set(entity.id, { ...entity, articles: 1 })
    else known.articles += 1
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

export const runRows = async (run: Run, statement: string, rows: readonly unknown[]): Promise<readonly Row[]> =>
  rows.length === 0 ? [] : run(statement, { rows })

export const isSameShare = (stored: string, share: ArticleShare): boolean => stored === writeRecord(share)
