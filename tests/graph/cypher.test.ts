import { describe, expect, it } from 'vitest'
import { guardQuery } from '../../graph/cypher-guard.ts'
import { toGrafeo } from '../../graph/embedded/dialect.ts'

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
    ["RETURN 'a, count(x)' AS s, sum(n.x)", "RETURN 'a, count(x)' AS s, sum(n.x) AS `sum(n.x)`"],
    [
      'MATCH (a) RETURN max(a.x) UNION MATCH (a) RETURN max(a.x)',
      'MATCH (a) RETURN max(a.x) AS `max(a.x)` UNION MATCH (a) RETURN max(a.x) AS `max(a.x)`',
    ],
    ['MATCH (p) CALL { WITH p RETURN count(p) AS n } RETURN p, n', 'MATCH (p) CALL { WITH p RETURN count(p) AS n } RETURN p, n'],
    ['RETURN p, count(*) LIMIT 3;', 'RETURN p, count(*) AS `count(*)` LIMIT 3;'],
    ['RETURN n.count, size([1, 2])', 'RETURN n.count, size([1, 2])'],
    ['MATCH (s)-[:IN]->(a) WHERE a.id IN [1] RETURN s', 'MATCH (s)-[:`IN`]->(a) WHERE a.id IN [1] RETURN s'],
    ['MATCH (e)-[r:MENTIONED_IN|IN]->(x) RETURN [y IN [1] | y] AS l', 'MATCH (e)-[r:MENTIONED_IN|`IN`]->(x) RETURN [y IN [1] | y] AS l'],
  ])('%s', (cypher, expected) => expect(toGrafeo(cypher)).toBe(expected))
})
