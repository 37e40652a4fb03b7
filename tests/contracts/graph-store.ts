import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MingtuError } from '../../graph/errors.ts'
import type { ArticleShare, EntityId, RelationId } from '../../graph/model.ts'
import type { GraphStore } from '../../graph/store.ts'
import type { Edge } from '../../graph/view.ts'
import {
  allOfJichuan,
  DISTRICT,
  FAIR,
  FANG,
  HALL,
  HUAYU,
  jichuan,
  LU,
  LU_TEACHER,
  PARTY,
  PLAN,
  QINGLAN,
  SCHOOL,
  SHAN,
} from '../graph/fixtures/jichuan.ts'
import { generatedShares, shuffled } from '../graph/fixtures/generated.ts'
import { idOf, type Thing } from '../graph/fixtures/stories.ts'

export const exported = async (store: GraphStore): Promise<readonly string[]> => {
  const lines: string[] = []
  for await (const line of store.export()) lines.push(JSON.stringify(line))
  return lines
}

export const load = async (store: GraphStore, shares: readonly ArticleShare[]): Promise<void> => {
  for (const share of shares) await store.commit(share)
  await store.derive()
}

const failure = async (work: Promise<unknown>): Promise<MingtuError> => {
  try {
    await work
  } catch (error) {
    return error as MingtuError // the assertion that follows reads its code
  }
  throw new Error('nothing failed')
}

/** What every GraphStore does. `open` answers a new, empty store with its schema each time it is called. */
export function graphStoreContract(name: string, open: () => Promise<GraphStore>): void {
  describe(`${name} keeps the contract of a graph store`, () => {
    let store: GraphStore
    const opened: GraphStore[] = []
    const another = async (shares: readonly ArticleShare[]): Promise<GraphStore> => {
      const next = await open()
      opened.push(next)
      await load(next, shares)
      return next
    }
    beforeEach(async () => {
      store = await another([])
    })
    afterEach(async () => {
      for (const each of opened.splice(0)) await each.close()
    })
    const edgeOf = async (head: Thing, type: Edge['type'], tail: Thing, title?: string): Promise<Edge> => {
      const edges = await store.between([idOf(head), idOf(tail)])
      const found = edges.find((e) => e.type === type && (title === undefined || ('title' in e && e.title === title)))
      if (found === undefined) throw new Error(`no ${type} between ${head.name} and ${tail.name}`)
      return found
    }

    describe('writing', () => {
      it('tells a new article from one that is present', async () => {
        const share = jichuan('visit')
        expect(await store.commit(share)).toBe('written')
        expect(await store.commit(share)).toBe('present')
        expect(await store.present([share.article.id, jichuan('fair').article.id])).toEqual(new Set([share.article.id]))
      })

      it('changes nothing when everything is loaded again', async () => {
        await load(store, allOfJichuan())
        const before = await exported(store)
        await load(store, allOfJichuan())
        expect(await exported(store)).toEqual(before)
      })

      it('gives the same export, whatever the order of the articles', async () => {
        const shares = [...allOfJichuan(), ...generatedShares(12)]
        await load(store, shares)
        const before = await exported(store)
        for (const seed of [1, 2]) expect(await exported(await another(shuffled(shares, seed)))).toEqual(before)
      })

      it('gives the same export when derive runs between articles', async () => {
        for (const share of allOfJichuan()) await load(store, [share])
        expect(await exported(store)).toEqual(await exported(await another(allOfJichuan())))
      })

      it('keeps an empty article, one with nothing but text', async () => {
        const bare = { ...jichuan('teacher'), referents: [], mentions: [], relations: [], wrote: [] }
        await load(store, [bare])
        expect(await store.counts()).toMatchObject({ articles: 1, mentions: 0, stale: false })
      })

      it('gives shares back as they came, by article id', async () => {
        const shares = [...allOfJichuan()].sort((a, b) => (a.article.id < b.article.id ? -1 : 1))
        await load(store, allOfJichuan())
        const back: ArticleShare[] = []
        for await (const share of store.shares()) back.push(share)
        expect(back).toEqual(shares)
      })

      it('is stale from a write until derive', async () => {
        expect((await store.counts()).stale).toBe(false)
        await store.commit(jichuan('later'))
        expect((await store.counts()).stale).toBe(true)
        await store.derive()
        expect((await store.counts()).stale).toBe(false)
        await store.remove(jichuan('later').article.id)
        expect((await store.counts()).stale).toBe(true)
      })
    })

    describe('taking away', () => {
      it('leaves the graph as if the article had never come', async () => {
        const [gone, ...kept] = [jichuan('appointment'), jichuan('visit'), jichuan('fair'), jichuan('teacher'), jichuan('later')]
        await load(store, [gone as ArticleShare, ...kept]) // the list is not empty
        expect(await store.remove((gone as ArticleShare).article.id)).toBe(true)
        await store.derive()
        expect(await exported(store)).toEqual(await exported(await another(kept)))
      })

      it('leaves nothing of anything when all articles go', async () => {
        await load(store, allOfJichuan())
        for (const share of allOfJichuan()) await store.remove(share.article.id)
        await store.derive()
        expect(await exported(store)).toEqual(await exported(await another([])))
      })

      it('answers false for an article that is not there', async () => {
        expect(await store.remove(jichuan('fair').article.id)).toBe(false)
      })

      it('takes exactly its share from counts that many articles hold', async () => {
        const shares = generatedShares(40)
        await load(store, shares)
        for (const share of shares.slice(25)) await store.remove(share.article.id)
        await store.derive()
        expect(await exported(store)).toEqual(await exported(await another(shares.slice(0, 25))))
      })

      it('writes an article again when its people turn out to be others', async () => {
        const share = jichuan('fair')
        const moved: ArticleShare = {
          ...share,
          referents: share.referents.map((r) => (r.entity === idOf(LU) ? { ...r, entity: idOf({ ...LU, key: '鲁望石/另一人' }) } : r)),
        }
        await load(store, [jichuan('visit'), share])
        expect(await store.commit(moved)).toBe('replaced')
        await store.derive()
        expect(await store.entity(idOf(LU))).toBeNull()
        expect(await exported(store)).toEqual(await exported(await another([jichuan('visit'), moved])))
      })
    })

    describe('deriving', () => {
      beforeEach(() => load(store, allOfJichuan()))

      it('counts mentions without bylines and second printings', async () => {
        expect(await store.entity(idOf(SHAN))).toMatchObject({
          type: 'Person',
          name: '单云舟',
          mentions: 6,
          articles: 4,
          firstSeen: '2023-01-16',
          lastSeen: '2024-03-02',
        })
      })

      it('reads surnames as surnames', async () => {
        expect(await store.entity(idOf(SHAN))).toMatchObject({ pinyin: 'shanyunzhou', initials: 'syz' })
      })

      it('keeps two people of one name apart', async () => {
        expect(await store.entity(idOf(LU_TEACHER))).toMatchObject({ name: '鲁望石', articles: 1, firstSeen: null, lastSeen: null })
        expect(await store.entity(idOf(LU))).toMatchObject({ name: '鲁望石', articles: 2 })
      })

      it('takes the full name and keeps the short ones as aliases', async () => {
        expect(await store.entity(idOf(HUAYU))).toMatchObject({ name: '霁川华屿精密机械有限公司', aliases: ['华屿', '华屿精密'] })
      })

      it('keeps the dates of appointment and removal apart from those of observation', async () => {
        expect(await edgeOf(SHAN, 'HOLDS_ROLE', HALL)).toMatchObject({
          title: '市长',
          kinds: ['observed', 'appointed'],
          articles: 3,
          appointed: '2023-01-15',
          removed: null,
          firstSeen: '2023-02-11',
          lastSeen: '2024-03-02',
          score: 0.95,
        })
        expect(await edgeOf(LU, 'HOLDS_ROLE', HALL)).toMatchObject({
          kinds: ['removed'],
          removed: '2023-01-15',
          firstSeen: null,
          lastSeen: null,
        })
      })

      it('weighs a list of names less than a pair', async () => {
        // 出席 lists three people and the fair: 1/3 each; the second printing does not count.
        expect(await edgeOf(FANG, 'CO_OCCURS', LU)).toMatchObject({ sentences: 1, articles: 1, weight: 0.333333 })
      })

      it('takes the ends of an undirected relation in one order, whoever is named first', async () => {
        const edge = await edgeOf(QINGLAN, 'COOPERATES_WITH', HUAYU)
        expect([edge.source, edge.target]).toEqual([idOf(QINGLAN), idOf(HUAYU)].sort())
      })

      it('measures how much more often two things meet than by chance', async () => {
        const edge = await edgeOf(LU_TEACHER, 'CO_OCCURS', SCHOOL)
        expect(edge).toMatchObject({ npmi: 1 })
        const { npmi } = (await edgeOf(SHAN, 'CO_OCCURS', HALL)) as { npmi: number } // derived edges have one
        expect(npmi).toBeGreaterThan(0)
        expect(npmi).toBeLessThan(1)
      })

      it('connects reporters to articles and to nothing else', async () => {
        const { relations } = await store.counts()
        expect(relations.WROTE).toBe(3)
        const reporter = idOf({ type: 'Person', name: '祁小满', key: '祁小满/记者' })
        expect(await store.neighbours(reporter)).toMatchObject({ edges: [] })
      })
    })

    describe('reading', () => {
      beforeEach(() => load(store, allOfJichuan()))

      it('counts nodes and edges by type', async () => {
        expect(await store.counts()).toMatchObject({
          articles: 5,
          entities: { Person: 6, Company: 2, Government: 2, Organization: 1, Place: 1, Programme: 1, Event: 1 },
          relations: { HOLDS_ROLE: 4, VISITED: 1, ATTENDED: 3, COOPERATES_WITH: 1, MET_WITH: 0, WROTE: 3 },
        })
      })

      it('answers null for an entity or article that is not there', async () => {
        const nobody = idOf({ type: 'Person', name: '无此人' })
        expect(await store.entity(nobody)).toBeNull()
        expect(await store.article('no-such-article' as ArticleShare['article']['id'])).toBeNull() // a made-up id
      })

      it('shows the most telling part first, and says what it is a part of', async () => {
        const view = await store.overview(4)
        expect(view.nodes).toHaveLength(4)
        expect(view.nodes[0]?.id).toBe(idOf(SHAN))
        const shown = new Set<EntityId>(view.nodes.map((n) => n.id))
        expect(view.edges.every((e) => shown.has(e.source) && shown.has(e.target))).toBe(true)
        // The two reporters are named nowhere but in bylines.
        expect(view.total.nodes).toBe(12)
        expect(await store.overview(4)).toEqual(view)
      })

      it('finds neighbours, all or by type and relation', async () => {
        const all = await store.neighbours(idOf(HUAYU))
        expect(all.nodes[0]?.id).toBe(idOf(HUAYU))
        expect(new Set(all.nodes.map((n) => n.id))).toEqual(new Set([HUAYU, SHAN, HALL, FANG, QINGLAN, PLAN, DISTRICT].map(idOf)))
        const partners = await store.neighbours(idOf(HUAYU), { types: ['Company'], relations: ['COOPERATES_WITH'] })
        expect(partners.nodes.map((n) => n.id)).toEqual([HUAYU, QINGLAN].map(idOf))
        expect(partners.edges.map((e) => e.type)).toEqual(['COOPERATES_WITH'])
        const few = await store.neighbours(idOf(HUAYU), { limit: 2 })
        expect(few.nodes).toHaveLength(3)
        expect(few.total.nodes).toBe(7)
      })

      it('quotes the sentences behind a relation, by date', async () => {
        const edge = await edgeOf(SHAN, 'HOLDS_ROLE', HALL)
        const { total, items } = await store.evidence(edge.id)
        expect(total).toBe(3)
        expect(items.map((e) => e.date)).toEqual(['2023-01-16', '2023-02-11', '2024-03-02'])
        const [first] = items
        expect(first).toMatchObject({
          headline: '市委决定任免名单',
          source: '霁川日报',
          page: '01版',
          text: '1月15日，市委决定：单云舟任市政府市长。',
        })
        expect(first?.marks.map((m) => first.text.slice(m.start - first.start, m.end - first.start))).toEqual(['单云舟', '市政府'])
        expect((await store.evidence(edge.id, { offset: 1, limit: 1 })).items.map((e) => e.date)).toEqual(['2023-02-11'])
      })

      it('quotes the sentences in which two things meet', async () => {
        const { total, items } = await store.evidence((await edgeOf(HUAYU, 'CO_OCCURS', DISTRICT)).id)
        expect(total).toBe(1)
        expect(items[0]?.text).toContain('望溪区')
      })

      it('does not quote a second printing', async () => {
        expect((await store.evidence((await edgeOf(FANG, 'CO_OCCURS', LU)).id)).total).toBe(1)
        expect((await store.mentions(idOf(LU))).total).toBe(2)
      })

      it('has no evidence for a relation that is not there', async () => {
        expect(await store.evidence('nonsense' as RelationId)).toEqual({ total: 0, items: [] }) // a made-up id
      })

      it('lists the sentences that mention a thing; undated ones come last', async () => {
        const { total, items } = await store.mentions(idOf(SHAN))
        expect(total).toBe(6)
        expect(items.map((e) => e.date)).toEqual([...items.map((e) => e.date)].sort())
        expect((await store.mentions(idOf(SHAN), { limit: 2, offset: 4 })).items).toEqual(items.slice(4))
      })

      it('finds a path of stated relations before a shorter one of co-occurrence', async () => {
        const path = await store.path(idOf(SHAN), idOf(QINGLAN))
        expect(path?.nodes.map((n) => n.id)).toEqual([SHAN, HUAYU, QINGLAN].map(idOf))
        expect(path?.edges.map((e) => e.type)).toEqual(expect.arrayContaining(['VISITED', 'COOPERATES_WITH']))
      })

      it('falls back on co-occurrence, and answers null where nothing connects', async () => {
        const path = await store.path(idOf(PARTY), idOf(SHAN))
        expect(path?.nodes.map((n) => n.id)).toEqual([PARTY, SHAN].map(idOf))
        expect(await store.path(idOf(SCHOOL), idOf(SHAN))).toBeNull()
        expect(await store.path(idOf(FAIR), idOf(PLAN), { maxLength: 1 })).toBeNull()
      })

      it('shows an article with every mention in its place, bylines and titles too', async () => {
        const { article } = jichuan('fair')
        const view = await store.article(article.id)
        expect(view).toMatchObject({ headline: '霁川机械博览会开幕', byline: ['祁小满', '容一苇'], date: '2023-05-20' })
        const surfaces = view?.mentions.map((m) => view.text.slice(m.start - view.start, m.end - view.start))
        expect(surfaces?.filter((s) => s === '鲁望石')).toHaveLength(2)
        expect(surfaces).toContain('祁小满')
      })

      it('lists articles by date, the undated last', async () => {
        const { total, items } = await store.articles()
        expect(total).toBe(5)
        expect(items.map((a) => a.date)).toEqual(['2023-01-16', '2023-02-11', '2023-05-20', '2024-03-02', null])
        expect((await store.articles({ offset: 1, limit: 2 })).items).toEqual(items.slice(1, 3))
      })
    })

    describe('searching', () => {
      beforeEach(() => load(store, allOfJichuan()))
      const found = async (text: string): Promise<readonly (readonly [EntityId, string])[]> =>
        (await store.search(text)).map((hit) => [hit.entity.id, hit.how] as const)

      const cases: readonly (readonly [string, Thing, string])[] = [
        ['单云舟', SHAN, 'exact'],
        ['华屿', HUAYU, 'exact'],
        ['单云', SHAN, 'prefix'],
        ['精密机械', HUAYU, 'infix'],
        ['shanyunzhou', SHAN, 'pinyin'],
        ['shan yun zhou', SHAN, 'pinyin'],
        ['syz', SHAN, 'initials'],
        ['青嵐軸承', QINGLAN, 'exact'],
        ['單雲舟', SHAN, 'exact'],
        ['單雲', SHAN, 'prefix'],
        ['单芸舟', SHAN, 'variant'],
        ['方即白', FANG, 'variant'],
        ['单雨舟', SHAN, 'fuzzy'],
        ['青岚轴', QINGLAN, 'prefix'],
        ['霁川第四中学', SCHOOL, 'fuzzy'],
        ['五链同城', PLAN, 'infix'],
      ]
      it.each(cases)('finds by %s', async (text, thing, how) => {
        expect((await found(text))[0]).toEqual([idOf(thing), how])
      })

      it('says the latest post of a person', async () => {
        expect((await store.search('单云舟'))[0]).toMatchObject({ matched: '单云舟', role: '霁川市人民政府 市长' })
      })

      it('does not say a post that was taken away as if it were held', async () => {
        const hit = (await store.search('鲁望石')).find((each) => each.entity.id === idOf(LU))
        expect(hit?.role).toBeNull()
      })

      it('finds both people of one name, the one more often written of first', async () => {
        expect((await found('鲁望石')).map(([id]) => id)).toEqual([LU, LU_TEACHER].map(idOf))
      })

      it('keeps to types and limit, and finds nothing for nothing', async () => {
        expect(await store.search('霁川', { types: ['Event'] })).toHaveLength(1)
        expect(await store.search('霁川', { limit: 2 })).toHaveLength(2)
        expect(await store.search('   ')).toEqual([])
        expect(await store.search('没有这样的名字')).toEqual([])
      })

      it('sees what was written since the last search', async () => {
        await store.remove(jichuan('teacher').article.id)
        await store.derive()
        expect(await found('鲁望石')).toHaveLength(1)
      })

      it('searches sentences in Chinese', async () => {
        const hits = await store.searchText('合作建厂')
        expect(hits[0]?.evidence.text).toContain('合作建厂')
        expect(hits[0]?.evidence.marks.length).toBeGreaterThan(0)
        expect(await store.searchText('毫不相干')).toEqual([])
      })
    })

    describe('queries', () => {
      beforeEach(() => load(store, allOfJichuan()))

      it('answers columns and rows', async () => {
        const result = await store.query(
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
        const { rows } = await store.query('MATCH (n:Entity) WHERE n.name IN $names RETURN n.name AS name ORDER BY name', {
          params: { names: ['方既白', '单云舟'] },
        })
        expect(rows).toEqual([['单云舟'], ['方既白']])
      })

      it('answers nodes and relationships by our own ids', async () => {
        const { rows } = await store.query("MATCH (p:Person {name: '方既白'})-[r:HOLDS_ROLE]->(c:Company) RETURN p, r")
        expect(rows).toHaveLength(1)
        expect(rows[0]?.[0]).toMatchObject({ kind: 'node', id: idOf(FANG), labels: ['Entity', 'Person'], properties: { name: '方既白' } })
        expect(rows[0]?.[1]).toMatchObject({ kind: 'relationship', type: 'HOLDS_ROLE', properties: { title: '董事长' } })
      })

      it('answers a node beside a count as a node', async () => {
        const { columns, rows } = await store.query("MATCH (p:Person {name: '方既白'})-[r]->() RETURN p, count(*)")
        expect(columns[0]).toBe('p')
        expect(rows[0]?.[0]).toMatchObject({ kind: 'node', id: idOf(FANG) })
      })

      it('sees what was written since the last query', async () => {
        const count = async (): Promise<unknown> => (await store.query('MATCH (a:Article) RETURN count(a) AS n')).rows[0]?.[0]
        expect(await count()).toBe(5)
        await store.remove(jichuan('later').article.id)
        expect(await count()).toBe(4)
      })

      it('stops at the row limit and says so', async () => {
        const result = await store.query('MATCH (n) RETURN n.id AS id', { rowLimit: 3 })
        expect(result.rows).toHaveLength(3)
        expect(result.truncated).toBe(true)
      })

      it('stops at the time limit', async () => {
        const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n'
        const began = performance.now()
        expect(await failure(store.query(endless, { timeoutMs: 800 }))).toMatchObject({ code: 'QUERY_LIMIT' })
        expect(performance.now() - began).toBeLessThan(6_000)
        expect((await store.query('RETURN 1 AS one')).rows).toEqual([[1]])
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
        const before = await exported(store)
        expect(await failure(store.query(cypher))).toMatchObject({ code: 'QUERY_WRITES', remedy: expect.any(String) as string })
        expect(await exported(store)).toEqual(before)
      })

      it.each([
        "RETURN 'DELETE everything; SET x = 1' AS x",
        'RETURN 1 AS x // DELETE n',
        'RETURN /* CREATE (n) */ 1 AS x',
        'RETURN 1 AS `SET`',
        "RETURN 'it\\'s CREATE' AS x",
      ])('does not take %s for a write', async (cypher) => {
        expect((await store.query(cypher)).rows).toHaveLength(1)
      })

      it('says what is wrong with a query, and what to do', async () => {
        const error = await failure(store.query('MATCH (n RETURN n'))
        expect(error).toMatchObject({ code: 'QUERY' })
        expect(error.remedy).not.toBe('')
      })
    })
  })
}
