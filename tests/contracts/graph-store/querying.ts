import { beforeEach, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../../graph/store.ts'
import { FANG, HUAYU, allOfJichuan, jichuan } from '../../graph/fixtures/jichuan.ts'
import { idOf } from '../../graph/fixtures/stories.ts'
import { exported, failure, load, readingSessionOf, sessionOf } from './session.ts'

/** A user's Cypher: read-only and within limits. */
export function queryingContract(open: () => Promise<GraphStore>): void {
  describe('queries', () => {
    const session = readingSessionOf(open, allOfJichuan)

    it('answers columns and rows', async () => {
      const result = await session.store.query(
        'MATCH (p:Person)-[r:HOLDS_ROLE]->(o) RETURN p.name AS name, r.title AS title, o.name AS organ ORDER BY name, title',
      )
      expect(result).toEqual({
        columns: ['name', 'title', 'organ'],
        rows: [
          ['单云舟', '市长', '霁川市人民政府'],
          ['方既白', '董事长', '霁川华屿精密机械有限公司'],
          ['鲁望石', '市长', '霁川市人民政府'],
          ['鲁望石', '教师', '霁川第三中学'],
        ],
        truncated: false,
      })
    })

    it('takes parameters', async () => {
      const { rows } = await session.store.query('MATCH (n:Entity) WHERE n.name IN $names RETURN n.name AS name ORDER BY name', {
        params: { names: ['方既白', '单云舟'] },
      })
      expect(rows).toEqual([['单云舟'], ['方既白']])
    })

    it('answers nodes and relationships by our own ids', async () => {
      const { rows } = await session.store.query("MATCH (p:Person {name: '方既白'})-[r:HOLDS_ROLE]->(c:Company) RETURN p, r")
      expect(rows).toHaveLength(1)
      expect(rows[0]?.[0]).toMatchObject({ kind: 'node', id: idOf(FANG), labels: ['Entity', 'Person'], properties: { name: '方既白' } })
      expect(rows[0]?.[1]).toMatchObject({ kind: 'relationship', type: 'HOLDS_ROLE', properties: { title: '董事长' } })
    })

    it('answers a path with the nodes and relationships along it', async () => {
      const { rows } = await session.store.query("MATCH p = (:Person {name: '方既白'})-[:HOLDS_ROLE]->(:Company) RETURN p")
      expect(rows[0]?.[0]).toMatchObject({
        kind: 'path',
        nodes: [{ id: idOf(FANG) }, { id: idOf(HUAYU) }],
        relationships: [{ kind: 'relationship', type: 'HOLDS_ROLE', start: idOf(FANG), end: idOf(HUAYU) }],
      })
    })

    it('goes from a sentence to its article by IN, a word of the language', async () => {
      const { rows } = await session.store.query(
        "MATCH (s:Sentence)-[:IN]->(a:Article) WHERE s.plain CONTAINS '建厂' RETURN a.headline AS headline, s.start AS start",
      )
      expect(rows).toEqual([['单云舟到华屿精密走访', expect.any(Number)]])
    })

    it('answers a node beside a count as a node', async () => {
      const { columns, rows } = await session.store.query("MATCH (p:Person {name: '方既白'})-[r]->() RETURN p, count(*)")
      expect(columns[0]).toBe('p')
      expect(rows[0]?.[0]).toMatchObject({ kind: 'node', id: idOf(FANG) })
    })

    it('stops at the row limit and says so', async () => {
      const result = await session.store.query('MATCH (n) RETURN n.id AS id', { rowLimit: 3 })
      expect(result.rows).toHaveLength(3)
      expect(result.truncated).toBe(true)
    })

    it('stops at the time limit', async () => {
      const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n'
      const began = performance.now()
      expect(await failure(session.store.query(endless, { timeoutMs: 800 }))).toMatchObject({ code: 'QUERY_LIMIT' })
      expect(performance.now() - began).toBeLessThan(6_000)
      expect((await session.store.query('RETURN 1 AS one')).rows).toEqual([[1]])
    })

    it.each([
      "CREATE (n:Person {id: 'x'})",
      'MATCH (n) DETACH DELETE n',
      "MATCH (n:Person) SET n.name = 'x' RETURN n",
      'MATCH (n:Person) REMOVE n.name',
      "MERGE (n:Person {id: 'x'}) RETURN n",
      'CREATE INDEX sneaky FOR (n:Person) ON (n.name)',
      'DROP INDEX sneaky',
      "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
      'CALL db.createLabel("x")',
      'MATCH (n) CALL { WITH n DELETE n } RETURN 1 AS x',
      'match (n) /* nothing */ dElEtE n',
      "RETURN '// no comment' AS x //\n UNION MATCH (n) DELETE n RETURN 1 AS x",
    ])('refuses %s', async (cypher) => {
      const before = await exported(session.store)
      expect(await failure(session.store.query(cypher))).toMatchObject({ code: 'QUERY_WRITES', remedy: expect.any(String) as string })
      expect(await exported(session.store)).toEqual(before)
    })

    it.each([
      "RETURN 'DELETE everything; SET x = 1' AS x",
      'RETURN 1 AS x // DELETE n',
      'RETURN /* CREATE (n) */ 1 AS x',
      'RETURN 1 AS `SET`',
      "RETURN 'it\\'s CREATE' AS x",
    ])('does not take %s for a write', async (cypher) => {
      expect((await session.store.query(cypher)).rows).toHaveLength(1)
    })

    it('says what is wrong with a query, and what to do', async () => {
      expect(await failure(session.store.query(' // nothing'))).toMatchObject({ code: 'QUERY' })
      const error = await failure(session.store.query('MATCH (n RETURN n'))
      expect(error).toMatchObject({ code: 'QUERY' })
      expect(error.remedy).not.toBe('')
    })
  })

  describe('queries after a write', () => {
    const session = sessionOf(open)
    beforeEach(() => load(session.store, allOfJichuan()), 60_000)

    it('sees what was written since the last query', async () => {
      const count = async (): Promise<unknown> => (await session.store.query('MATCH (a:Article) RETURN count(a) AS n')).rows[0]?.[0]
      expect(await count()).toBe(5)
      await session.store.remove(jichuan('later').article.id)
      expect(await count()).toBe(4)
    })
  })
}
