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
    cypher: `MATCH (p:Person)
RETURN p, p.articles AS articles
ORDER BY articles DESC LIMIT 20`,
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
  {
    zh: '某一天谁担任某职，据报道所见',
    en: 'Who held a post on a given day, as far as the papers show',
    cypher: `MATCH (p:Person)-[r:HOLDS_ROLE]->(o:Government)
WHERE o.name STARTS WITH '汐阳市' AND coalesce(r.appointed, r.firstSeen) <= '2024-06-30' AND (r.removed IS NULL OR r.removed > '2024-06-30')
RETURN o.name AS organ, r.title AS title, p.name AS person, coalesce(r.appointed, r.firstSeen) AS since ORDER BY organ, title, person, since LIMIT 30`,
  },
  {
    zh: '谁从一个机构调到另一个机构',
    en: 'Who moved from one body to another',
    cypher: `MATCH (a)<-[before:HOLDS_ROLE]-(p:Person)-[after:HOLDS_ROLE]->(b)
WHERE a.id <> b.id AND before.lastSeen < coalesce(after.appointed, after.firstSeen)
RETURN p.name AS person, before.title AS was, a.name AS body, after.title AS became, b.name AS next, coalesce(after.appointed, after.firstSeen) AS date
ORDER BY date, person, body, was, next, became LIMIT 30`,
  },
  {
    zh: '一个人的任职经历',
    en: 'The career of a person, post by post',
    cypher: `MATCH (p:Person {name: '周怀谷'})-[r:HOLDS_ROLE]->(o)
RETURN coalesce(r.appointed, r.firstSeen) AS since, r.lastSeen AS last, r.title AS title, o.name AS body, r.kinds AS kinds
ORDER BY since, body, title`,
  },
  {
    zh: '一个职务的前任与继任',
    en: 'Predecessor and successor in a post',
    cypher: `MATCH (a:Person)-[x:HOLDS_ROLE]->(o)<-[y:HOLDS_ROLE]-(b:Person)
WHERE x.title = y.title AND a.id <> b.id AND x.lastSeen < coalesce(y.appointed, y.firstSeen)
RETURN o.name AS body, x.title AS title, a.name AS before, x.lastSeen AS until, b.name AS after, coalesce(y.appointed, y.firstSeen) AS since
ORDER BY body, title, until, since, before, after LIMIT 30`,
  },
  {
    zh: '谁在两个人之间',
    en: 'Who stands between two people',
    cypher: `MATCH (a:Person {name: '周怀谷'})-[x:CO_OCCURS]-(m:Person)-[y:CO_OCCURS]-(b:Person {name: '蔺思远'})
RETURN m.name AS between, x.articles + y.articles AS articles ORDER BY articles DESC, between LIMIT 10`,
  },
  {
    zh: '一项计划周围的企业，已陈述或同句出现',
    en: 'Companies around a programme, stated or named beside it',
    cypher: `MATCH (c:Company)-[x]-(p:Programme)
WHERE p.articles > 1
RETURN p.name AS programme, c.name AS company, type(x) AS how, x.articles AS articles ORDER BY programme, company, how LIMIT 40`,
  },
  {
    zh: '两者逐月同句出现的次数与整体 NPMI',
    en: 'How often two things are named together, month by month, with NPMI over the whole',
    cypher: `MATCH (a:Person {name: '周怀谷'})-[x:CO_OCCURS]-(b:Person {name: '程立岩'})
MATCH (a)-[:MENTIONED_IN]->(s:Sentence)<-[:MENTIONED_IN]-(b)
MATCH (s)-[:IN]->(t:Article)
RETURN substring(t.date, 0, 7) AS month, count(DISTINCT s.id) AS sentences, max(x.npmi) AS npmi ORDER BY month`,
  },
  {
    zh: '没有报道提到负责人的机构',
    en: 'Organs of which no paper names a head',
    cypher: `MATCH (o:Government)
OPTIONAL MATCH (o)<-[r:HOLDS_ROLE]-(p:Person)
WITH o, count(r) AS posts
WHERE posts = 0 AND o.articles > 1
RETURN o.name AS organ, o.articles AS articles ORDER BY articles DESC, organ LIMIT 20`,
  },
  {
    zh: '同时在机关和社会机构任职的人',
    en: 'People in two circles: a post in an organ and one in an organisation',
    cypher: `MATCH (g:Government)<-[x:HOLDS_ROLE]-(p:Person)-[y:HOLDS_ROLE]->(c:Organization)
RETURN p.name AS person, x.title AS title, g.name AS organ, y.title AS role, c.name AS organisation ORDER BY person, organ, title, organisation, role`,
  },
  {
    zh: '与两个机构都同句出现的人',
    en: 'People named beside both of two organs',
    cypher: `MATCH (a:Government {name: '汐阳市人民政府'})-[x:CO_OCCURS]-(p:Person)-[y:CO_OCCURS]-(b:Government {name: '中共汐阳市委员会'})
RETURN p.name AS person, x.articles AS one, y.articles AS other ORDER BY one + other DESC, person LIMIT 10`,
  },
  {
    zh: '最短路径每一步背后的原文',
    en: 'The sentences behind each step of a shortest path',
    cypher: `MATCH path = shortestPath((a:Person {name: '汉斯·韦伯'})-[:HOLDS_ROLE|MET_WITH|VISITED|ATTENDED*..5]-(b:Person {name: '蔺思远'}))
UNWIND relationships(path) AS step
WITH type(step) AS how, step.evidence AS evidence
MATCH (s:Sentence)-[:IN]->(t:Article) WHERE s.id IN evidence
RETURN how, t.date AS date, s.text AS quoted ORDER BY how, date, quoted`,
  },
  {
    zh: '两个日期之间的任免变化',
    en: 'What changed between two days: posts given and taken away',
    cypher: `MATCH (p:Person)-[r:HOLDS_ROLE]->(o)
WHERE (r.appointed >= '2024-03-01' AND r.appointed <= '2024-06-30') OR (r.removed >= '2024-03-01' AND r.removed <= '2024-06-30')
RETURN p.name AS person, r.title AS title, o.name AS body, r.appointed AS given, r.removed AS taken ORDER BY given, taken, person, body, title`,
  },
  {
    zh: '半年内首次出现的事物',
    en: 'What is new in a half-year: things first named in it',
    cypher: `MATCH (n:Entity)
WHERE n.firstSeen >= '2024-07-01' AND n.articles > 1
RETURN n.type AS type, n.name AS name, n.firstSeen AS since, n.articles AS articles ORDER BY articles DESC, name LIMIT 20`,
  },
  {
    zh: '谁一起出席过同一活动',
    en: 'Who attended an event together',
    cypher: `MATCH (a:Person)-[:ATTENDED]->(e:Event)<-[:ATTENDED]-(b:Person)
WHERE a.id < b.id
RETURN a.name AS one, b.name AS other, count(DISTINCT e) AS events ORDER BY events DESC, one, other LIMIT 20`,
  },
  {
    zh: '谁投资建设了什么',
    en: 'Who invests in what',
    cypher: `MATCH (a)-[r:INVESTS_IN]->(b)
RETURN a.name AS investor, b.name AS target, b.type AS type, r.firstSeen AS date ORDER BY date, investor, target`,
  },
  {
    zh: '企业和机构所在的地方',
    en: 'Places by the companies and organisations that are said to be there',
    cypher: `MATCH (c)-[:LOCATED_IN]->(p:Place)
WHERE c:Company OR c:Organization
RETURN p.name AS place, count(DISTINCT c) AS seats ORDER BY seats DESC, place LIMIT 20`,
  },
  {
    zh: '哪个机构隶属哪个机构',
    en: 'Which body belongs to which',
    cypher: `MATCH (a)-[r:PART_OF]->(b)
RETURN a.name AS part, b.name AS whole, r.articles AS articles ORDER BY whole, part`,
  },
  {
    zh: '奖项和称号，以及获得者',
    en: 'Titles and awards, and who received them',
    cypher: `MATCH (a)-[r:RECEIVED]->(b)
RETURN b.name AS award, a.name AS receiver, r.firstSeen AS date ORDER BY award, receiver, date`,
  },
  {
    zh: '不止一份报纸报道过的人',
    en: 'People written of in more than one paper',
    cypher: `MATCH (p:Person)-[:APPEARS_IN]->(a:Article)
WITH p, count(DISTINCT a.source) AS papers, count(a) AS articles
WHERE papers > 1
RETURN p.name AS person, papers, articles ORDER BY articles DESC, person LIMIT 20`,
  },
  {
    zh: '一个人逐月的报道',
    en: 'A person month by month',
    cypher: `MATCH (p:Person {name: '欧阳岚'})-[m:MENTIONED_IN]->(s:Sentence)-[:IN]->(a:Article)
RETURN substring(a.date, 0, 7) AS month, count(m) AS mentions, count(DISTINCT a) AS articles ORDER BY month`,
  },
  {
    zh: '常同句出现而没有已陈述关系的人',
    en: 'People closely named together of whom no relation is stated',
    cypher: `MATCH (a:Person)-[x:CO_OCCURS]-(b:Person)
WHERE a.id < b.id AND x.articles > 1
OPTIONAL MATCH (a)-[m:MET_WITH]-(b)
WITH a, b, x, count(m) AS stated
WHERE stated = 0
RETURN a.name AS one, b.name AS other, x.articles AS articles, x.npmi AS npmi ORDER BY articles DESC, npmi DESC, one, other LIMIT 20`,
  },
  {
    zh: '谁出现在头版',
    en: 'Who is on the front page',
    cypher: `MATCH (p:Person)-[:APPEARS_IN]->(a:Article)
WHERE a.page = '01版'
RETURN p.name AS person, count(a) AS articles ORDER BY articles DESC, person LIMIT 10`,
  },
  {
    zh: '伙伴的伙伴：接下来可能结识谁',
    en: 'Partners of partners: who might meet next',
    cypher: `MATCH (a:Company)-[:COOPERATES_WITH]-(m)-[:COOPERATES_WITH]-(b)
WHERE a.id <> b.id
RETURN DISTINCT a.name AS company, m.name AS through, b.name AS other ORDER BY company, through, other LIMIT 30`,
  },
  {
    zh: '同一句中同时说到两者的全部原文',
    en: 'All that is said of two things in one sentence',
    cypher: `MATCH (a:Person {name: '周怀谷'})-[:MENTIONED_IN]->(s:Sentence)<-[:MENTIONED_IN]-(b:Person {name: '程立岩'})
MATCH (s)-[:IN]->(t:Article)
RETURN DISTINCT t.date AS date, t.headline AS headline, s.text AS quoted ORDER BY date, quoted`,
  },
] as const satisfies readonly Question[]
