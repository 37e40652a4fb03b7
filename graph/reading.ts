import { appearancesIn } from './appearances.ts'
import { anchorOf, matchEdge, readArticleCounts, type Anchor } from './anchors.ts'
import type { Engine, Row } from './engine.ts'
import { relationEnds } from './ids.ts'
import type { ArticleId, EntityId, RelationId, SentenceId } from './model.ts'
import { dateOrNull, number, numberOrNull, readRecord, text, textOrNull, texts } from './records.ts'
import { CO_OCCURS, relationTypes, type EntityType, type RelationType, type StatementKind } from './schema.ts'
import type { NeighbourOptions, PageOptions } from './store.ts'
import type { Appearances, ArticleView, Edge, EntityNode, Evidence, GraphView } from './view.ts'

export const ENTITY_COLUMNS = `e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases, e.pinyin AS pinyin, e.initials AS initials,
  e.mentions AS mentions, e.articles AS articles, e.stories AS stories, e.firstSeen AS firstSeen, e.lastSeen AS lastSeen`
const edgeColumns = (
  head: string,
  tail: string,
): string => `type(x) AS type, x.id AS edge, ${head}.id AS head, ${tail}.id AS tail, x.title AS title, x.kinds AS kinds, x.articles AS articles, x.stories AS stories,
  x.firstSeen AS firstSeen, x.lastSeen AS lastSeen, x.appointed AS appointed, x.removed AS removed, x.score AS score, x.sentences AS sentences,
  x.micro AS micro, x.npmi AS npmi`
export const EDGE_COLUMNS = edgeColumns('h', 't')
const EDGE_TYPES = [...relationTypes, CO_OCCURS].join('|')

const ENTITIES = `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN ${ENTITY_COLUMNS}`
const OVERVIEW = `MATCH (e:Entity) WHERE e.mentions > 0 OR e.degree > 0
  RETURN ${ENTITY_COLUMNS}, e.degree + e.articles * 3 AS telling ORDER BY telling DESC, id LIMIT $limit`
const COUNT_NODES = 'MATCH (e:Entity) WHERE e.mentions > 0 OR e.degree > 0 RETURN count(e) AS n'
const COUNT_EDGES = `MATCH (h:Entity)-[x:${EDGE_TYPES}]->(t:Entity) RETURN count(x) AS n`
const AMONG = `UNWIND $ids AS id MATCH (h:Entity {id: id})-[x:${EDGE_TYPES}]->(t:Entity) WHERE t.id IN $ids RETURN ${EDGE_COLUMNS}`
const around = (types: string): string => `MATCH (e:Entity {id: $id})-[x:${types}]-(o:Entity)
  RETURN o.id AS other, o.type AS otherType, startNode(x).id AS head, endNode(x).id AS tail, type(x) AS type, x.articles AS articles, x.micro AS micro`
const OWN = `MATCH (e:Entity {id: $id})-[x:${EDGE_TYPES}]-(o:Entity) WHERE o.id IN $ids RETURN ${edgeColumns('startNode(x)', 'endNode(x)')}`
const edgeById = (type: string, anchor: Anchor): string => `UNWIND $rows AS row ${matchEdge(type, anchor)} RETURN x.evidence AS evidence`
const SENTENCE_COLUMNS = `s.id AS sentence, s.text AS text, s.start AS start, s.end AS end, a.id AS article, a.headline AS headline,
  a.source AS source, a.page AS page, a.date AS date`
const SENTENCES = `UNWIND $ids AS id MATCH (s:Sentence {id: id})-[:\`IN\`]->(a:Article) RETURN ${SENTENCE_COLUMNS}`
/** What sentences are sorted by; their texts are read for the page alone that is asked for. */
const KEY_COLUMNS = 's.id AS sentence, s.start AS start, a.id AS article, a.date AS date'
const SENTENCE_KEYS = `UNWIND $ids AS id MATCH (s:Sentence {id: id})-[:\`IN\`]->(a:Article) RETURN ${KEY_COLUMNS}`
const SHARED_SENTENCES = `MATCH (e:Entity {id: $few})-[:MENTIONED_IN]->(s:Sentence)<-[:MENTIONED_IN]-(o:Entity {id: $many})
  MATCH (s)-[:\`IN\`]->(a:Article) RETURN DISTINCT ${KEY_COLUMNS}`
const MENTIONING = `MATCH (e:Entity {id: $id})-[:MENTIONED_IN]->(s:Sentence) MATCH (s)-[:\`IN\`]->(a:Article) RETURN DISTINCT ${KEY_COLUMNS}`
const MARKS = `UNWIND $ids AS id MATCH (s:Sentence {id: id})<-[m:MENTIONED_IN]-(e:Entity)
  RETURN s.id AS sentence, e.id AS entity, m.start AS start, m.end AS end`
const RECORD = 'MATCH (r:ArticleRecord {id: $id}) MATCH (a:Article {id: $id}) RETURN r.json AS json, a.text AS text'
const ARTICLES = `MATCH (a:Article) RETURN a.id AS id, a.headline AS headline, a.byline AS byline, a.date AS date, a.source AS source, a.page AS page, a.story AS story
  ORDER BY date, id`

export function entityOf(row: Row): EntityNode {
  return {
    id: text(row, 'id') as EntityId, // columns are written from these types
    type: text(row, 'type') as EntityType,
    name: text(row, 'name'),
    aliases: texts(row, 'aliases'),
    pinyin: text(row, 'pinyin'),
    initials: text(row, 'initials'),
    mentions: number(row, 'mentions'),
    articles: number(row, 'articles'),
    stories: numberOrNull(row, 'stories') ?? number(row, 'articles'),
    firstSeen: dateOrNull(row, 'firstSeen'),
    lastSeen: dateOrNull(row, 'lastSeen'),
  }
}

export function edgeOf(row: Row): Edge {
  const common = {
    id: text(row, 'edge') as RelationId, // columns are written from these types
    source: text(row, 'head') as EntityId,
    target: text(row, 'tail') as EntityId,
    articles: numberOrNull(row, 'articles') ?? 0,
    stories: numberOrNull(row, 'stories') ?? numberOrNull(row, 'articles') ?? 0,
    firstSeen: dateOrNull(row, 'firstSeen'),
    lastSeen: dateOrNull(row, 'lastSeen'),
  }
  if (row['type'] === CO_OCCURS) {
    const weight = number(row, 'micro') / 1e6
    return { ...common, type: CO_OCCURS, sentences: number(row, 'sentences'), weight, npmi: numberOrNull(row, 'npmi') }
  }
  return {
    ...common,
    type: text(row, 'type') as RelationType,
    title: textOrNull(row, 'title'),
    kinds: texts(row, 'kinds') as readonly StatementKind[],
    appointed: dateOrNull(row, 'appointed'),
    removed: dateOrNull(row, 'removed'),
    score: numberOrNull(row, 'score') ?? 0,
  }
}

export async function readEntities(engine: Engine, ids: readonly EntityId[]): Promise<readonly EntityNode[]> {
  const found = new Map((await engine.read(ENTITIES, { ids })).map((row) => [text(row, 'id'), entityOf(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

export async function readBetween(engine: Engine, ids: readonly EntityId[]): Promise<readonly Edge[]> {
  return sortedEdges(await engine.read(AMONG, { ids: [...new Set(ids)] }))
}

const sortedEdges = (rows: readonly Row[]): readonly Edge[] => rows.map(edgeOf).sort((a, b) => (a.id < b.id ? -1 : 1))

export async function readOverview(engine: Engine, limit: number): Promise<GraphView> {
  const nodes = (await engine.read(OVERVIEW, { limit })).map(entityOf)
  const [n] = await engine.read(COUNT_NODES)
  const [m] = await engine.read(COUNT_EDGES)
  const edges = await readBetween(engine, nodes.map((e) => e.id)) // prettier-ignore
  return { nodes, edges, total: { nodes: n === undefined ? 0 : number(n, 'n'), edges: m === undefined ? 0 : number(m, 'n') } }
}

/** Neighbours by strength: a stated relation counts ten times its articles, a co-occurrence its weight. */
export async function readNeighbours(engine: Engine, id: EntityId, options: NeighbourOptions): Promise<GraphView> {
  const wanted = options.relations ?? [...relationTypes, CO_OCCURS]
  const rows = wanted.length === 0 ? [] : await engine.read(around(wanted.join('|')), { id })
  const strength = new Map<EntityId, number>()
  let count = 0
  for (const row of rows) {
    if (options.types !== undefined && !options.types.includes(text(row, 'otherType') as EntityType)) continue // written from an EntityType
    const other = text(row, 'other') as EntityId // written from an EntityId
    // In millionths: sums of whole numbers do not depend on the order of the rows.
    const part = row['type'] === CO_OCCURS ? number(row, 'micro') : 1e7 * (numberOrNull(row, 'articles') ?? 1)
    strength.set(other, (strength.get(other) ?? 0) + part)
    count += 1
  }
  const ranked = [...strength].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, options.limit ?? 50)
  const ids = [id, ...ranked.map(([other]) => other)]
  const edges = options.ownEdges === true ? sortedEdges(await engine.read(OWN, { id, ids })) : await readBetween(engine, ids)
  const among = edges.filter((e) => wanted.includes(e.type))
  return { nodes: await readEntities(engine, ids), edges: among, total: { nodes: strength.size + 1, edges: count } }
}

export interface EvidencePage {
  readonly total: number
  readonly items: readonly Evidence[]
}

export async function readEvidence(engine: Engine, relation: RelationId, options: PageOptions): Promise<EvidencePage> {
  const ends = relationEnds(relation)
  if (ends === null) return { total: 0, items: [] }
  const between = [ends.head, ends.tail]
  const anchor = anchorOf(ends, await readArticleCounts(engine.read, between))
  if (ends.type === CO_OCCURS) {
    const [few, many] = anchor === 'head' ? between : [ends.tail, ends.head]
    return evidencePage(engine, await engine.read(SHARED_SENTENCES, { few, many }), between, options)
  }
  if (!(relationTypes as readonly string[]).includes(ends.type)) return { total: 0, items: [] }
  const [edge] = await engine.read(edgeById(ends.type, anchor), { rows: [{ head: ends.head, tail: ends.tail, id: relation }] })
  return evidencePage(
    engine,
    edge === undefined ? [] : await engine.read(SENTENCE_KEYS, { ids: texts(edge, 'evidence') }),
    between,
    options,
  )
}

export async function readMentions(engine: Engine, id: EntityId, options: PageOptions): Promise<EvidencePage> {
  return evidencePage(engine, await engine.read(MENTIONING, { id }), [id], options)
}

export async function readAppearances(engine: Engine, id: EntityId): Promise<Appearances> {
  const { items } = await readMentions(engine, id, { limit: Number.MAX_SAFE_INTEGER })
  return appearancesIn(items, id)
}

/** Sentences in the order of the ids, with the mentions of the given entities (null: of all) marked. */
export async function readSentences(
  engine: Engine,
  ids: readonly string[],
  entities: readonly EntityId[] | null,
): Promise<readonly Evidence[]> {
  const marks = new Map<string, { start: number; end: number; entity: EntityId }[]>()
  for (const row of await engine.read(MARKS, { ids })) {
    const entity = text(row, 'entity') as EntityId // written from an EntityId
    if (entities !== null && !entities.includes(entity)) continue
    const sentence = text(row, 'sentence')
    const list = marks.get(sentence) ?? []
    list.push({ start: number(row, 'start'), end: number(row, 'end'), entity })
    marks.set(sentence, list)
  }
  const rows = new Map((await engine.read(SENTENCES, { ids })).map((row) => [text(row, 'sentence'), row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row === undefined ? [] : [evidenceOf(row, marks.get(id) ?? [])]
  })
}

/** A page of sentences by date, article and place. */
async function evidencePage(
  engine: Engine,
  keys: readonly Row[],
  entities: readonly EntityId[],
  options: PageOptions,
): Promise<EvidencePage> {
  const sorted = [...keys].sort((a, b) => order(a, b, 'date') || order(a, b, 'article') || number(a, 'start') - number(b, 'start'))
  const offset = options.offset ?? 0
  const page = sorted.slice(offset, offset + (options.limit ?? 50)).map((row) => text(row, 'sentence'))
  return { total: keys.length, items: await readSentences(engine, page, entities) }
}

function evidenceOf(row: Row, marks: readonly Evidence['marks'][number][]): Evidence {
  return {
    sentence: text(row, 'sentence') as SentenceId, // columns are written from these types
    article: text(row, 'article') as ArticleId,
    headline: text(row, 'headline'),
    source: textOrNull(row, 'source'),
    page: textOrNull(row, 'page'),
    date: dateOrNull(row, 'date'),
    text: text(row, 'text'),
    start: number(row, 'start'),
    end: number(row, 'end'),
    marks: [...marks].sort((a, b) => a.start - b.start || a.end - b.end || (a.entity < b.entity ? -1 : 1)),
  }
}

/** Missing values last. */
function order(a: Row, b: Row, column: string): number {
  const [x, y] = [textOrNull(a, column) ?? '\uffff', textOrNull(b, column) ?? '\uffff']
  return x < y ? -1 : x > y ? 1 : 0
}

export async function readArticle(engine: Engine, id: ArticleId): Promise<ArticleView | null> {
  const [row] = await engine.read(RECORD, { id })
  if (row === undefined) return null
  const share = readRecord(text(row, 'json'), text(row, 'text'))
  const { article } = share
  return {
    id: article.id,
    headline: article.headline,
    byline: article.byline,
    date: article.date,
    source: article.source,
    page: article.page,
    story: article.story ?? article.id,
    start: article.start,
    text: article.text,
    mentions: share.mentions.map((m) => {
      const referent = m.referent === null ? null : share.referents[m.referent]
      return { start: m.start, end: m.end, score: m.score, entity: referent?.entity ?? null, type: referent?.type ?? 'Title' }
    }),
  }
}

export async function readArticles(
  engine: Engine,
  options: PageOptions,
): Promise<{ readonly total: number; readonly items: readonly Omit<ArticleView, 'text' | 'mentions' | 'start'>[] }> {
  const rows = await engine.read(ARTICLES)
  const offset = options.offset ?? 0
  const items = [...rows]
    .sort((a, b) => order(a, b, 'date') || order(a, b, 'id'))
    .slice(offset, offset + (options.limit ?? 50))
    .map((row) => ({
      id: text(row, 'id') as ArticleId, // written from an ArticleId
      headline: text(row, 'headline'),
      byline: texts(row, 'byline'),
      date: dateOrNull(row, 'date'),
      source: textOrNull(row, 'source'),
      page: textOrNull(row, 'page'),
      story: text(row, 'story') as ArticleId, // written from an ArticleId
    }))
  return { total: rows.length, items }
}
