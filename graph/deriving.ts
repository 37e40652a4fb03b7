import { byAnchor, matchEdge, type Anchor, type Articles, type Ends } from './anchors.ts'
import type { Engine, Row, Run } from './engine.ts'
import { nameOf } from './naming.ts'
import { npmiInCypher } from './npmi.ts'
import { romanise } from './pinyin.ts'
import { dateOrNull, number, text, texts } from './records.ts'
import { CO_OCCURS, relationTypes, type EntityType } from './schema.ts'
import { greatest, least, statedProperties } from './statements.ts'

/** Entities a transaction: small enough that memory stays flat, large enough that the round trip does not count. */
const CHUNK = 500

const STALE = 'MATCH (e:Entity) WHERE e.stale = true RETURN e.id AS id ORDER BY id'
const ALL = 'MATCH (e:Entity) RETURN e.id AS id ORDER BY id'
const APPEARANCES = `
  UNWIND $ids AS id MATCH (e:Entity {id: id})-[x:APPEARS_IN]->(a:Article)
  RETURN e.id AS id, e.type AS type, x.name AS name, x.aliases AS aliases, x.mentions AS mentions, x.sentences AS sentences, a.date AS date, a.story AS story`
const SET_ENTITIES = `
  UNWIND $rows AS row MATCH (e:Entity {id: row.id})
  SET e += row.properties`
/** First in its transaction: who adds to these things or to edges from them waits until it ends, and marks them again. */
const FRESH = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.stale = false'
const STALE_EDGES = `
  UNWIND $ids AS id MATCH (h:Entity {id: id})-[x:${[...relationTypes, CO_OCCURS].join('|')}]->(t:Entity) WHERE x.stale = true
  RETURN x.id AS id, type(x) AS type, h.id AS head, t.id AS tail, h.articles AS headArticles, t.articles AS tailArticles,
         x.statements AS statements`
const setStated = (type: string, anchor: Anchor): string => `
  UNWIND $rows AS row ${matchEdge(type, anchor)} SET ${STATED.map((name) => `x.${name} = row.${name}`).join(', ')}, x.stale = false`
const STATED = ['statements', 'kinds', 'articles', 'stories', 'firstSeen', 'lastSeen', 'appointed', 'removed', 'score', 'evidence']
/** The dates and stories of the sentences that name both ends. */
const sharedDates = (anchor: Anchor): string => `
  UNWIND $rows AS row
  MATCH ${anchor === 'head' ? '(:Entity {id: row.head})' : '(:Entity {id: row.tail})'}-[:MENTIONED_IN]->(s:Sentence)
  MATCH (s)<-[:MENTIONED_IN]-(o:Entity) WHERE o.id = ${anchor === 'head' ? 'row.tail' : 'row.head'}
  MATCH (s)-[:\`IN\`]->(a:Article)
  RETURN row.id AS id, row.head AS head, row.tail AS tail, min(a.date) AS firstSeen, max(a.date) AS lastSeen, count(DISTINCT a.story) AS stories`
const setDates = (anchor: Anchor): string => `
  UNWIND $rows AS row ${matchEdge(CO_OCCURS, anchor)} SET x.firstSeen = row.firstSeen, x.lastSeen = row.lastSeen, x.stories = row.stories, x.stale = false`
const DEGREES = `
  UNWIND $ids AS id MATCH (e:Entity {id: id})-[x:${relationTypes.join('|')}]-(o:Entity)
  RETURN e.id AS id, count(x) AS degree`
const TOTAL = 'MATCH (s:Sentence) RETURN count(s) AS total'
const NOTE_TOTAL = "MERGE (m:Meta {id: 'derived'}) SET m.sentences = $total"
/** No number of sentences: NPMI is not done. */
const UNDONE = -1
const NOTED_TOTAL = "MATCH (m:Meta {id: 'derived'}) RETURN m.sentences AS total"
const ANY_STALE = 'MATCH (e:Entity) WHERE e.stale = true RETURN e.id AS id LIMIT 1'
/** Where nothing is a reprint, each article is a story of its own; else they were counted before. */
const SET_STRENGTHS = `
  UNWIND $ids AS id MATCH (h:Entity {id: id})-[x:${CO_OCCURS}]->(t:Entity)
  WITH x, ${npmiInCypher('x.sentences', 'h.sentences', 't.sentences', '$total')} AS npmi, x.micro / 1000000.0 AS weight,
       CASE WHEN x.reprints = 0 THEN x.articles ELSE x.stories END AS stories
  WHERE coalesce(x.npmi, $none) <> coalesce(npmi, $none) OR coalesce(x.weight, $none) <> weight OR coalesce(x.stories, $none) <> stories
  SET x.npmi = npmi, x.weight = weight, x.stories = stories`
/** No strength and no number of stories. */
const NONE = -2

/**
 * The closing step: what depends on more than one article. Only what is stale is done again, but for NPMI, which depends on the number of
 * all sentences. Each chunk is a transaction of its own; stopped half way, the rest is still marked, and is done the next time. Articles may
 * come meanwhile: what they touch is marked again.
 */
export function deriveAll(engine: Engine): Promise<void> {
  return engine.alone(async () => {
    const stale = (await engine.read(STALE)).map((row) => text(row, 'id'))
    if (stale.length > 0) await engine.write((run) => run(NOTE_TOTAL, { total: UNDONE }))
    for (const ids of chunks(stale)) await engine.write((run) => deriveChunk(run, ids))
    const total = await sentenceTotal(engine.read)
    if (total === (await notedTotal(engine.read))) return // nothing that strengths are made of has changed
    await deriveNpmi(engine, total)
    await engine.write((run) => run(NOTE_TOTAL, { total }))
  })
}

/** Whether `deriveAll` has anything to do: an entity is marked, or sentences came or went that NPMI has not seen. */
export async function isStale(engine: Engine): Promise<boolean> {
  const [marked] = await engine.read(ANY_STALE)
  if (marked !== undefined) return true
  return (await notedTotal(engine.read)) !== (await sentenceTotal(engine.read))
}

async function notedTotal(run: Run): Promise<number> {
  const [noted] = await run(NOTED_TOTAL)
  return noted === undefined ? 0 : number(noted, 'total')
}

async function sentenceTotal(run: Run): Promise<number> {
  const [row] = await run(TOTAL)
  return row === undefined ? 0 : number(row, 'total')
}

async function deriveChunk(run: Run, ids: readonly string[]): Promise<void> {
  await run(FRESH, { ids })
  const edges = await run(STALE_EDGES, { ids })
  const articles = articlesOf(edges)
  const ofType = (type: string): readonly Row[] => edges.filter((row) => text(row, 'type') === type)
  for (const type of relationTypes) {
    const set = ofType(type).map((row) => ({ ...ends(row), ...statedProperties(texts(row, 'statements')) }))
    await setRows(run, (anchor) => setStated(type, anchor), set, articles)
  }
  const pairs = ofType(CO_OCCURS)
  for (const [anchor, part] of byAnchor(pairs.map(ends), articles)) {
    const dated = (await run(sharedDates(anchor), { rows: part })).map((row) => ({
      ...ends(row),
      firstSeen: dateOrNull(row, 'firstSeen'),
      lastSeen: dateOrNull(row, 'lastSeen'),
      stories: number(row, 'stories'),
    }))
    await setRows(run, setDates, dated, articles)
  }
  const degrees = new Map((await run(DEGREES, { ids })).map((row) => [text(row, 'id'), number(row, 'degree')]))
  const appearances = new Map<string, Row[]>()
  for (const row of await run(APPEARANCES, { ids })) {
    const id = text(row, 'id')
    const known = appearances.get(id)
    if (known === undefined) appearances.set(id, [row])
    else known.push(row)
  }
  await run(SET_ENTITIES, {
    rows: [...appearances].map(([id, rows]) => ({ id, properties: { degree: degrees.get(id) ?? 0, ...entityProperties(rows) } })),
  })
}

function entityProperties(rows: readonly Row[]): Readonly<Record<string, unknown>> {
  const [first] = rows
  const type = (first === undefined ? 'Person' : text(first, 'type')) as EntityType // written from an EntityType
  const { name, aliases } = nameOf(
    type,
    rows.map((row) => ({ name: text(row, 'name'), aliases: texts(row, 'aliases') })),
  )
  const dates = rows.flatMap((row) => dateOrNull(row, 'date') ?? [])
  const sum = (column: string): number => rows.reduce((total, row) => total + number(row, column), 0)
  return {
    name,
    aliases,
    ...romanise(name, type),
    mentions: sum('mentions'),
    sentences: sum('sentences'),
    articles: rows.length,
    stories: new Set(rows.map((row) => text(row, 'story'))).size,
    firstSeen: least(dates),
    lastSeen: greatest(dates),
  }
}

async function deriveNpmi(engine: Engine, total: number): Promise<void> {
  const ids = (await engine.read(ALL)).map((row) => text(row, 'id'))
  for (const part of chunks(ids)) await engine.write((run) => run(SET_STRENGTHS, { ids: part, total, none: NONE }))
}

const ends = (row: Row): { id: string; head: string; tail: string } => ({
  id: text(row, 'id'),
  head: text(row, 'head'),
  tail: text(row, 'tail'),
})

/** How many articles speak of the ends of edges. */
const articlesOf = (rows: readonly Row[]): Articles =>
  new Map(rows.flatMap((row) => [[text(row, 'head'), number(row, 'headArticles')] as const, [text(row, 'tail'), number(row, 'tailArticles')] as const])) // prettier-ignore

async function setRows(run: Run, statement: (anchor: Anchor) => string, rows: readonly Ends[], articles: Articles): Promise<void> {
  for (const [anchor, part] of byAnchor(rows, articles)) {
    for (const some of chunks(part, 2000)) await run(statement(anchor), { rows: some })
  }
}

function* chunks<T>(items: readonly T[], size = CHUNK): Generator<readonly T[]> {
  for (let k = 0; k < items.length; k += size) yield items.slice(k, k + size)
}
