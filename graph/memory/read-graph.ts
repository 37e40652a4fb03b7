import type { Engine, Row } from '../engine.ts'
import type { ArticleId } from '../model.ts'
import { dateOrNull, number, numberOrNull, text, textOrNull, texts } from '../records.ts'
import { EDGE_COLUMNS, ENTITY_COLUMNS, entityOf } from '../reading.ts'
import { placesOf } from './columns.ts'
import { EdgeTable, edgeTypes } from './edge-table.ts'
import { MemoryGraph } from './memory-graph.ts'
import { SentenceTable, type Rank } from './sentence-table.ts'

/** Edges and mentions: at some 80 and 16 bytes each, half a gigabyte at the most. */
const MOST = 5_000_000
const CHUNK = 1000

const COUNT_EDGES = `MATCH (h:Entity)-[x:${edgeTypes.join('|')}]->(t:Entity) RETURN count(x) AS n`
const COUNT_MENTIONS = 'MATCH (e:Entity)-[x:MENTIONED_IN]->(s:Sentence) RETURN count(x) AS n'
const ENTITIES = `MATCH (e:Entity) RETURN ${ENTITY_COLUMNS}, e.degree AS degree`
const EDGES = `UNWIND $ids AS id MATCH (h:Entity {id: id})-[x:${edgeTypes.join('|')}]->(t:Entity) RETURN ${EDGE_COLUMNS}, x.evidence AS evidence`
const ARTICLES = 'MATCH (a:Article) RETURN a.id AS id, a.headline AS headline, a.source AS source, a.page AS page, a.date AS date'
const SENTENCES = `UNWIND $ids AS id MATCH (a:Article {id: id})<-[:\`IN\`]-(s:Sentence)
  RETURN a.id AS article, s.id AS id, s.start AS start, s.end AS end`
const MENTIONS = `UNWIND $ids AS id MATCH (e:Entity {id: id})-[m:MENTIONED_IN]->(s:Sentence)
  RETURN e.id AS entity, s.id AS sentence, m.surface AS surface, m.start AS start, m.end AS end`

/** Null where the graph is too large to hold, or `isWanted` says no between two chunks. */
export async function readMemoryGraph(engine: Engine, isWanted: () => boolean): Promise<MemoryGraph | null> {
  let size = 0
  for (const statement of [COUNT_EDGES, COUNT_MENTIONS]) for (const row of await engine.read(statement)) size += number(row, 'n')
  if (size > MOST || !isWanted()) return null
  const rows = [...(await engine.read(ENTITIES))].sort((a, b) => compare(text(a, 'id'), text(b, 'id')))
  const nodes = rows.map(entityOf)
  const ids = nodes.map(({ id }) => id)
  const places = placesOf(ids)
  const sentences = await readSentences(engine, isWanted)
  if (sentences === null) return null
  const edges = new EdgeTable(ids)
  const evidence = new Map<number, readonly Rank[]>()
  for (let k = 0; k < ids.length; k += CHUNK) {
    if (!isWanted()) return null
    const part = ids.slice(k, k + CHUNK)
    for (const row of await engine.read(EDGES, { ids: part })) {
      const [head, tail] = [places.get(text(row, 'head')), places.get(text(row, 'tail'))]
      if (head === undefined || tail === undefined) continue // came since the entities were read: the revision then is another
      const edge = edges.push(row, head, tail)
      const said = texts(row, 'evidence').flatMap((sentence) => sentences.rankOf(sentence) ?? [])
      if (said.length > 0) evidence.set(edge, said.sort((a, b) => a - b)) // prettier-ignore
    }
    const mentions = grouped(await engine.read(MENTIONS, { ids: part }), 'entity')
    for (const id of part)
      sentences.pushMentions(
        (mentions.get(id) ?? []).flatMap((row) => {
          const rank = sentences.rankOf(text(row, 'sentence'))
          return rank === null ? [] : [{ rank, surface: text(row, 'surface'), start: number(row, 'start'), end: number(row, 'end') }]
        }),
      )
  }
  return new MemoryGraph(
    nodes,
    rows.map((row) => numberOrNull(row, 'degree') ?? 0),
    edges,
    sentences,
    evidence,
  )
}

async function readSentences(engine: Engine, isWanted: () => boolean): Promise<SentenceTable | null> {
  const articles = (await engine.read(ARTICLES)).map((row) => ({
    id: text(row, 'id') as ArticleId, // written from an ArticleId
    headline: text(row, 'headline'),
    source: textOrNull(row, 'source'),
    page: textOrNull(row, 'page'),
    date: dateOrNull(row, 'date'),
  }))
  articles.sort((a, b) => compare(a.date ?? '\uffff', b.date ?? '\uffff') || compare(a.id, b.id))
  const table = new SentenceTable(articles)
  for (let k = 0; k < articles.length; k += CHUNK) {
    if (!isWanted()) return null
    const ids = articles.slice(k, k + CHUNK).map(({ id }) => id)
    const found = grouped(await engine.read(SENTENCES, { ids }), 'article')
    for (const id of ids)
      table.pushSentences(
        (found.get(id) ?? []).map((row) => ({
          number: Number(text(row, 'id').split('#')[1]),
          start: number(row, 'start'),
          end: number(row, 'end'),
        })),
      )
  }
  return table
}

function grouped(rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = text(row, column)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [row])
    else known.push(row)
  }
  return groups
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
