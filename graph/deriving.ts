import type { Engine, Row, Run } from './engine.ts'
import { nameOf } from './naming.ts'
import { npmi } from './npmi.ts'
import { romanise } from './pinyin.ts'
import { dateOrNull, number, numberOrNull, text, texts } from './records.ts'
import { CO_OCCURS, relationTypes, type EntityType } from './schema.ts'
import { countedProperties, greatest, least, statedProperties } from './statements.ts'

/** Entities a transaction: small enough that memory stays flat, large enough that the round trip does not count. */
const CHUNK = 500

const STALE = 'MATCH (e:Entity) WHERE e.stale = true RETURN e.id AS id ORDER BY id'
const ALL = 'MATCH (e:Entity) RETURN e.id AS id ORDER BY id'
const APPEARANCES = `
  UNWIND $ids AS id MATCH (e:Entity {id: id})-[x:APPEARS_IN]->(a:Article)
  RETURN e.id AS id, e.type AS type, x.name AS name, x.aliases AS aliases, x.mentions AS mentions, x.sentences AS sentences, a.date AS date`
const SET_ENTITIES = `
  UNWIND $rows AS row MATCH (e:Entity {id: row.id})
  SET e.name = row.name, e.aliases = row.aliases, e.pinyin = row.pinyin, e.initials = row.initials, e.mentions = row.mentions,
      e.articles = row.articles, e.sentences = row.sentences, e.firstSeen = row.firstSeen, e.lastSeen = row.lastSeen, e.degree = row.degree`
const FRESH = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.stale = false'
const staleEdges = (type: string): string => `
  UNWIND $ids AS id MATCH (h:Entity {id: id})-[x:${type}]->(t:Entity) WHERE x.stale = true
  RETURN x.id AS id, h.id AS head, t.id AS tail, x.statements AS statements`
const setEdges = (type: string, properties: string): string => `
  UNWIND $rows AS row MATCH (h:Entity {id: row.head})-[x:${type} {id: row.id}]->(t:Entity {id: row.tail}) SET ${properties}, x.stale = false`
const STATED = ['statements', 'kinds', 'articles', 'firstSeen', 'lastSeen', 'appointed', 'removed', 'score', 'evidence']
const COUNTED = ['statements', 'sentences', 'articles', 'weight', 'firstSeen', 'lastSeen']
const assign = (names: readonly string[]): string => names.map((n) => `x.${n} = row.${n}`).join(', ')
const DEGREES = `
  UNWIND $ids AS id MATCH (e:Entity {id: id})-[x:${relationTypes.join('|')}]-(o:Entity)
  RETURN e.id AS id, count(x) AS degree`
const TOTAL = 'MATCH (s:Sentence) RETURN count(s) AS total'
const NOTE_TOTAL = "MERGE (m:Meta {id: 'derived'}) SET m.sentences = $total"
const NOTED_TOTAL = "MATCH (m:Meta {id: 'derived'}) RETURN m.sentences AS total"
const ANY_STALE = 'MATCH (e:Entity) WHERE e.stale = true RETURN e.id AS id LIMIT 1'
const PAIRS = `
  UNWIND $ids AS id MATCH (h:Entity {id: id})-[x:${CO_OCCURS}]->(t:Entity)
  RETURN x.id AS id, h.id AS head, t.id AS tail, x.sentences AS both, h.sentences AS a, t.sentences AS b, x.npmi AS npmi`
const SET_NPMI = `
  UNWIND $rows AS row MATCH (h:Entity {id: row.head})-[x:${CO_OCCURS} {id: row.id}]->(t:Entity {id: row.tail}) SET x.npmi = row.npmi`

/**
 * The closing step: what depends on more than one article. Only what is stale is done again, but for NPMI, which depends on the number of
 * all sentences. Each chunk is a transaction of its own; stopped half way, the rest is still marked, and is done the next time.
 */
export async function deriveAll(engine: Engine): Promise<void> {
  const stale = (await engine.read(STALE)).map((row) => text(row, 'id'))
  for (const ids of chunks(stale)) await engine.write((run) => deriveChunk(run, ids))
  await deriveNpmi(engine)
  // Only now: an entity stays marked until its edges are done as well.
  for (const ids of chunks(stale)) await engine.write((run) => run(FRESH, { ids }))
  await engine.write(async (run) => run(NOTE_TOTAL, { total: await sentenceTotal(run) }))
}

/** Whether `deriveAll` has anything to do: an entity is marked, or sentences came or went that NPMI has not seen. */
export async function isStale(engine: Engine): Promise<boolean> {
  const [marked] = await engine.read(ANY_STALE)
  if (marked !== undefined) return true
  const [noted] = await engine.read(NOTED_TOTAL)
  return (noted === undefined ? 0 : number(noted, 'total')) !== (await sentenceTotal(engine.read))
}

async function sentenceTotal(run: Run): Promise<number> {
  const [row] = await run(TOTAL)
  return row === undefined ? 0 : number(row, 'total')
}

async function deriveChunk(run: Run, ids: readonly string[]): Promise<void> {
  for (const type of relationTypes) {
    const rows = await run(staleEdges(type), { ids })
    await setRows(
      run,
      setEdges(type, assign(STATED)),
      rows.map((row) => ({ ...ends(row), ...statedProperties(texts(row, 'statements')) })),
    )
  }
  const pairs = await run(staleEdges(CO_OCCURS), { ids })
  await setRows(
    run,
    setEdges(CO_OCCURS, assign(COUNTED)),
    pairs.map((row) => ({ ...ends(row), ...countedProperties(texts(row, 'statements')) })),
  )
  const degrees = new Map((await run(DEGREES, { ids })).map((row) => [text(row, 'id'), number(row, 'degree')]))
  const appearances = new Map<string, Row[]>()
  for (const row of await run(APPEARANCES, { ids })) {
    const id = text(row, 'id')
    const known = appearances.get(id)
    if (known === undefined) appearances.set(id, [row])
    else known.push(row)
  }
  await setRows(
    run,
    SET_ENTITIES,
    [...appearances].map(([id, rows]) => ({ id, degree: degrees.get(id) ?? 0, ...entityProperties(rows) })),
  )
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
    firstSeen: least(dates),
    lastSeen: greatest(dates),
  }
}

async function deriveNpmi(engine: Engine): Promise<void> {
  const total = await sentenceTotal(engine.read)
  const ids = (await engine.read(ALL)).map((row) => text(row, 'id'))
  for (const part of chunks(ids)) {
    const changed = (await engine.read(PAIRS, { ids: part })).flatMap((row) => {
      const value = npmi(number(row, 'both'), number(row, 'a'), number(row, 'b'), total)
      return value === numberOrNull(row, 'npmi') ? [] : [{ ...ends(row), npmi: value }]
    })
    for (const rows of chunks(changed, 5000)) await engine.write((run) => run(SET_NPMI, { rows }))
  }
}

const ends = (row: Row): { id: string; head: string; tail: string } => ({
  id: text(row, 'id'),
  head: text(row, 'head'),
  tail: text(row, 'tail'),
})

async function setRows(run: Run, statement: string, rows: readonly unknown[]): Promise<void> {
  for (const part of chunks(rows, 2000)) await run(statement, { rows: part })
}

function* chunks<T>(items: readonly T[], size = CHUNK): Generator<readonly T[]> {
  for (let k = 0; k < items.length; k += size) yield items.slice(k, k + size)
}
