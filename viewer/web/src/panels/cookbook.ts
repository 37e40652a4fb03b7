/** A question with its query. docs/cypher.md explains the same ones; a test keeps the two alike. */
export interface Question {
  readonly zh: string
  readonly en: string
  readonly cypher: string
}

export const COOKBOOK = [
  {
    zh: '报道最多的人物',
    en: 'People most written of',
    cypher: 'MATCH (p:Person)\nRETURN p, p.articles AS articles\nORDER BY articles DESC LIMIT 20',
  },
  {
    zh: '一个职务先后由谁担任',
    en: 'Who sat in which post, one after the other',
    cypher: `MATCH (p:Person)-[r:HOLDS_ROLE]->(o:Government)
WHERE o.name = '汐阳市人民政府' AND r.title = '市长'
RETURN p.name AS person, r.firstSeen AS first, r.lastSeen AS last, r.appointed AS appointed, r.removed AS removed
ORDER BY first`,
  },
  {
    zh: '在多个机构任职的人',
    en: 'People with posts in several bodies',
    cypher: `MATCH (p:Person)-[:HOLDS_ROLE]->(o)
WITH p, count(DISTINCT o) AS bodies
WHERE bodies > 3
RETURN p.name AS person, bodies ORDER BY bodies DESC, person`,
  },
  {
    zh: '多人同名，或同一人未能合并',
    en: 'Names that several people bear, or one person whose pages could not be joined',
    cypher: `MATCH (p:Person)
WITH p.name AS name, count(*) AS people
WHERE people > 1
RETURN name, people ORDER BY people DESC, name LIMIT 20`,
  },
  {
    zh: '卸任的职务，按日期',
    en: 'Posts given up, by date',
    cypher: `MATCH (p:Person)-[r:HOLDS_ROLE]->(o)
WHERE r.removed IS NOT NULL
RETURN r.removed AS date, p.name AS person, r.title AS title, o.name AS organ ORDER BY date, person`,
  },
  {
    zh: '谁会见了谁',
    en: 'Who met whom',
    cypher: `MATCH (a:Person)-[m:MET_WITH]-(b:Person)
WHERE a.id < b.id
RETURN a.name AS one, b.name AS other, m.firstSeen AS date ORDER BY date, one`,
  },
  {
    zh: '沿已陈述关系的最短路径',
    en: 'A shortest path over stated relations',
    cypher: `MATCH p = shortestPath((a:Person {name: '汉斯·韦伯'})-[:HOLDS_ROLE|MET_WITH|VISITED|ATTENDED*..5]-(b:Person {name: '蔺思远'}))
RETURN [n IN nodes(p) | n.name] AS steps LIMIT 1`,
  },
  {
    zh: '一项计划的提法如何变化，附原文',
    en: 'How the wording of a programme changes, with the sentences',
    cypher: `MATCH (p:Programme)-[m:MENTIONED_IN]->(s:Sentence)-[:IN]->(a:Article)
WHERE p.name CONTAINS '三区两廊'
RETURN a.date AS date, m.surface AS surface, s.text AS text ORDER BY date`,
  },
  {
    zh: '领导到访过的企业',
    en: 'Companies that a leader went to',
    cypher: `MATCH (p:Person)-[v:VISITED]->(c:Company)
RETURN p.name AS who, c.name AS company, v.firstSeen AS date ORDER BY date, who`,
  },
  {
    zh: '出席人数最多的活动',
    en: 'The best attended events',
    cypher: `MATCH (e:Event)<-[:ATTENDED]-(p:Person)
RETURN e.name AS event, count(p) AS people ORDER BY people DESC, event LIMIT 5`,
  },
  {
    zh: '一条关系背后的原文',
    en: 'The quotations behind an edge',
    cypher: `MATCH (p:Person {name: '欧阳岚'})-[r:HOLDS_ROLE]->(o)
MATCH (s:Sentence)-[:IN]->(a:Article) WHERE s.id IN r.evidence
RETURN r.title AS title, o.name AS organ, a.date AS date, a.headline AS headline, s.text AS quoted ORDER BY date`,
  },
  {
    zh: '记者与他们报道的机构',
    en: 'Reporters and what they write about',
    cypher: `MATCH (r:Person)-[:WROTE]->(a:Article)<-[:APPEARS_IN]-(e:Government)
RETURN r.name AS reporter, e.name AS organ, count(a) AS articles ORDER BY articles DESC, reporter, organ LIMIT 10`,
  },
  {
    zh: '一份报纸某段时间的报道',
    en: 'Articles of a paper in a time',
    cypher: `MATCH (a:Article)
WHERE a.source = '岚川日报' AND a.date >= '2024-06'
RETURN a.date AS date, a.page AS page, a.headline AS headline ORDER BY date`,
  },
] as const satisfies readonly Question[]
