import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import grafeo from '@grafeo-db/js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { guardQuery } from '../../graph/cypher-guard.ts'
import { QueryProcesses } from '../../graph/embedded/ask.ts'
import { toGrafeo } from '../../graph/embedded/dialect.ts'
import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import type { GraphStore } from '../../graph/store.ts'
import { jichuan } from './fixtures/jichuan.ts'

describe('the guard of queries', () => {
  it.each([
    'MATCH (s:Sentence) RETURN s.start AS start, s.end AS end ORDER BY start',
    'MATCH (n) WHERE n.set = 1 AND n.delete IS NULL RETURN n',
    'MATCH (create:Person)-[:LOAD|DROP]->(:Set) RETURN create',
    'RETURN {set: 1, merge: $delete} AS map',
    "RETURN 'CREATE (n)' AS a, \"it's; DROP\" AS b, `SET` // DELETE",
    'MATCH (n) RETURN n /* DETACH DELETE n */ LIMIT 3',
    'CALL db.labels() YIELD label RETURN label',
    'MATCH (p:Person) CALL { WITH p MATCH (p)-->(x) RETURN count(x) AS n } RETURN p, n',
    'MATCH (p:Person) CALL (p) { MATCH (p)-->(x) RETURN count(x) AS n } RETURN p, n',
    'UNWIND [1, 2] AS use RETURN use',
    '/* a * b */ RETURN 1 AS x',
  ])('lets %s pass', (cypher) => expect(() => guardQuery(cypher)).not.toThrow())

  it.each([
    'MATCH (n) WHERE n.x > 1.SET n.y = 2',
    'MATCH (n) CALL { CREATE (m) } RETURN n',
    'MATCH (n) CALL (n) { SET n.x = 1 } RETURN n',
    'CALL apoc.cypher.runWrite("x", {})',
    'CALL `db`.`createLabel`("x")',
    'call grafeo.anything()',
    'UNWIND [1] AS x MERGE (n {id: x})',
    'RETURN 1;DROP INDEX x',
    'USE other MATCH (n) RETURN n',
    '/**/LOAD CSV FROM "file:///x" AS l RETURN l',
    "/* it's */ DELETE n",
    "RETURN '\\\\' AS x UNION MATCH (n) DELETE n",
    'FOREACH (x IN [1] | CREATE (n))',
    'INSERT (:Person)',
    'REVOKE ROLE x FROM y',
  ])('stops %s', (cypher) => expect(() => guardQuery(cypher)).toThrowError(expect.objectContaining({ code: 'QUERY_WRITES' }) as Error))

  it.each(['', '  ', '// only a comment'])('finds nothing to run in %j', (cypher) => {
    expect(() => guardQuery(cypher)).toThrowError(expect.objectContaining({ code: 'QUERY' }) as Error)
  })

  it('reads a megabyte of odd signs in linear time', () => {
    const began = performance.now()
    for (const odd of ['/', '*', '`', "'", '"\\', '/*', '.1', '((', '`a`']) {
      expect(() => guardQuery(`RETURN ${odd.repeat(100_000)}`)).not.toThrow()
    }
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('a query as Grafeo reads it', () => {
  it.each([
    ['RETURN p, count(*)', 'RETURN p, count(*) AS `count(*)`'],
    ['RETURN p, count(*) AS n', 'RETURN p, count(*) AS n'],
    [
      'RETURN DISTINCT p, collect(DISTINCT toLower(x.name)) ORDER BY p',
      'RETURN DISTINCT p, collect(DISTINCT toLower(x.name)) AS `collect(DISTINCT toLower(x.name))` ORDER BY p',
    ],
    ["RETURN 'a, count(x)' AS s, sum(n.x)", "RETURN 'a, count(x)' AS s, coalesce(sum(n.x), 0) AS `sum(n.x)`"],
    [
      'MATCH (a) RETURN max(a.x) UNION MATCH (a) RETURN max(a.x)',
      'MATCH (a) RETURN max(a.x) AS `max(a.x)` UNION MATCH (a) RETURN max(a.x) AS `max(a.x)`',
    ],
    ['MATCH (p) CALL { WITH p RETURN count(p) AS n } RETURN p, n', 'MATCH (p) CALL { WITH p RETURN count(p) AS n } RETURN p, n'],
    ['RETURN p, count(*) LIMIT 3;', 'RETURN p, count(*) AS `count(*)` LIMIT 3;'],
    ['RETURN n.count, size([1, 2])', 'RETURN n.count, size([1, 2])'],
    ['MATCH (s)-[:IN]->(a) WHERE a.id IN [1] RETURN s', 'MATCH (s)-[:`IN`]->(a) WHERE a.id IN [1] RETURN s'],
    ['MATCH (e)-[r:MENTIONED_IN|IN]->(x) RETURN [y IN [1] | y] AS l', 'MATCH (e)-[r:MENTIONED_IN|`IN`]->(x) RETURN [y IN [1] | y] AS l'],
    ['MATCH (n) RETURN n.sum, sum(n.x) AS s', 'MATCH (n) RETURN n.sum, coalesce(sum(n.x), 0) AS s'],
    ['MATCH (n) WITH sum(size((n)--())) AS s RETURN s', 'MATCH (n) WITH coalesce(sum(size((n)--())), 0) AS s RETURN s'],
    ['RETURN sum(1', 'RETURN coalesce(sum(1 AS `sum(1`'],
  ])('%s', (cypher, expected) => expect(toGrafeo(cypher)).toBe(expected))
})

describe('what the embedded store does not read', () => {
  let store: GraphStore
  beforeAll(async () => {
    store = await openEmbeddedStore(':memory:')
  })
  afterAll(() => store.close())

  it.each([
    ['MATCH (p:Person) RETURN collect(p.name)[0] AS x', /WITH collect\(x\) AS xs/],
    ["RETURN date('2024-01-01').month AS m", /WITH date\(a\.date\) AS d/],
    ["RETURN duration.between(date('2024-01-01'), date('2024-02-01')) AS d", /substring/],
    ['MATCH (n:Government|Organization) RETURN count(n) AS c', /WHERE n:Company OR n:Government/],
    ['MATCH (p:Programme)((a)--(b)){1,2}(c:Company) RETURN count(c) AS c', /\[\*1\.\.3\]/],
    ['RETURN $nothing AS x', /parameters/],
    ['MATCH (n) RETURN m', /behind a WITH/],
    ['MATCH (n) RETURN n.id AS id LIMIT toInteger(3)', /LIMIT \$n/],
    ['MATCH (n RETURN n', /docs\/cypher\.md/],
  ])('%s comes with the rewrite', async (cypher, remedy) => {
    await expect(store.query(cypher)).rejects.toMatchObject({ code: 'QUERY', remedy: expect.stringMatching(remedy) as string })
  })

  it.each([
    ['WITH [1, 2] AS xs RETURN xs[0] AS first', 1],
    ["WITH date('2024-03-01') AS d RETURN d.month AS month", 3],
    ["RETURN substring('2024-03-01', 0, 7) AS month", '2024-03'],
    ['MATCH (n) WHERE n:Company OR n:Government RETURN count(n) AS n', 0],
    ['MATCH (a)-[*1..3]-(b) RETURN count(b) AS n', 0],
  ])('the rewrite %s runs', async (cypher, value) => expect((await store.query(cypher)).rows).toEqual([[value]]))

  it('adds nothing up to 0, as Neo4j does', async () => {
    expect((await store.query('MATCH (n:Company) RETURN sum(n.articles) AS n, sum(n.articles) + 1 AS more')).rows).toEqual([[0, 1]])
  })

  it('ends a query that eats the memory, and leaves the snapshot to the next', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingtu-query-'))
    const snapshot = join(folder, 'graph.grafeo')
    const db = grafeo.GrafeoDB.create()
    db.save(snapshot)
    db.close()
    const job = { snapshot, params: {}, rowLimit: 10, memoryLimit: 300 * 1024 ** 2 }
    const processes = new QueryProcesses()
    const greedy = processes.ask({ ...job, cypher: 'UNWIND range(1, 400000000) AS x RETURN collect(x) AS l' }, 25_000)
    await expect(greedy).rejects.toMatchObject({ code: 'QUERY_LIMIT', message: expect.stringContaining('300 MB') as string })
    expect((await processes.ask({ ...job, cypher: 'RETURN 1 AS one' }, 25_000)).rows).toEqual([[1]])
    await processes.end()
    rmSync(folder, { recursive: true })
  })

  it('leaves nothing behind in the folder for temporary files, and answers the next from the process that it has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingtu-temporary-'))
    // The child takes the folder of its snapshot; this process's own is where it would be else.
    const before = new Set(readdirSync(tmpdir()).filter((name) => name.startsWith('grafeo-')))
    const store = await openEmbeddedStore(join(folder, 'graph'))
    const first = performance.now()
    await store.query('RETURN 1 AS one')
    const second = performance.now()
    for (let k = 0; k < 3; k++) expect((await store.query('RETURN 2 AS two')).rows).toEqual([[2]])
    expect((performance.now() - second) / 3).toBeLessThan((second - first) / 2)
    await expect(store.query('UNWIND range(1, 400000000) AS x RETURN count(x) AS n', { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'QUERY_LIMIT',
    })
    await store.close()
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('grafeo-graph.grafeo') && !before.has(name))).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('has a copy open for the next query once it is prepared, another one after a write, and none when it is closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingtu-temporary-'))
    vi.stubEnv('TMPDIR', folder) // others test beside this one
    const copies = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('mingtu-query-'))
    const count = async (): Promise<unknown> => (await store.query('MATCH (a:Article) RETURN count(a) AS n')).rows[0]?.[0]
    const store = await openEmbeddedStore(join(folder, 'graph'))
    await store.commit(jichuan('fair'))
    await store.prepare()
    const [first] = copies()
    expect(first).toBeDefined()
    expect(await count()).toBe(1)
    await store.commit(jichuan('visit'))
    expect(copies()).not.toContain(first)
    await expect.poll(copies, { timeout: 15_000 }).toHaveLength(1)
    expect(await count()).toBe(2)
    await store.commit(jichuan('later'))
    await expect.poll(copies, { timeout: 15_000 }).toHaveLength(1)
    await store.close() // while the copy is being opened
    await expect.poll(copies, { timeout: 15_000 }).toEqual([])
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  it('keeps a process that waits for nothing else until it is prepared', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingtu-temporary-'))
    const script = `
      import { openStore } from './graph/open.ts'
      import { jichuan } from './tests/graph/fixtures/jichuan.ts'
      const store = await openStore(${JSON.stringify(join(folder, 'graph'))})
      await store.commit(jichuan('fair'))
      await store.prepare()
      await store.close()
      console.log('prepared')`
    const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { encoding: 'utf8' })
    expect(ran.stdout, ran.stderr).toBe('prepared\n')
    rmSync(folder, { recursive: true })
  })
})
