import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entityId, relationId } from '../../graph/ids.ts'
import type { ArticleShare } from '../../graph/model.ts'
import type { GraphStore } from '../../graph/store.ts'
import { city, share } from '../graph/invented-city.ts'

const person = (name: string) => entityId('Person', name)
const mayor = entityId('Government', '云川市人民政府')

export async function exported(store: GraphStore): Promise<string> {
  let lines = ''
  for await (const line of store.export()) lines += `${JSON.stringify(line)}\n`
  return lines
}

async function load(store: GraphStore, shares: readonly ArticleShare[]): Promise<void> {
  for (const one of shares) await store.commit(one)
  await store.derive()
}

/** What every store must do; `open` gives an empty one with its schema. */
export function graphStoreContract(open: () => Promise<GraphStore>): void {
  let store: GraphStore
  beforeEach(async () => {
    store = await open()
  })
  afterEach(() => store.close())

  describe('writing', () => {
    it('loads an article once: again it is present, and the graph is the same', async () => {
      expect(await store.commit(city[0] as ArticleShare)).toBe('written')
      await store.derive()
      const before = await exported(store)
      expect(await store.commit(city[0] as ArticleShare)).toBe('present')
      await store.derive()
      expect(await exported(store)).toBe(before)
      expect(before.split('\n').length).toBeGreaterThan(10)
    })

    it('gives the same graph in any order', async () => {
      await load(store, city)
      const forward = await exported(store)
      const other = await open()
      await load(other, [...city].reverse())
      expect(await exported(other)).toBe(forward)
      await other.close()
    })

    it('takes exactly one article away', async () => {
      const [first, ...rest] = city as [ArticleShare, ...ArticleShare[]]
      await load(store, city)
      expect(await store.remove(first.article.id)).toBe(true)
      await store.derive()
      const other = await open()
      await load(other, rest)
      expect(await exported(store)).toBe(await exported(other))
      expect(await store.remove(first.article.id)).toBe(false)
      await other.close()
    })

    it('replaces an article whose things were found to be others', async () => {
      await load(store, city)
      const first = city[0] as ArticleShare
      const moved = {
        ...first,
        referents: first.referents.map((r) => (r.name === '谭雪舟' ? { ...r, entity: entityId('Person', '谭雪舟|2') } : r)),
      }
      expect(await store.commit(moved)).toBe('replaced')
      await store.derive()
      const other = await open()
      await load(other, [moved, ...city.slice(1)])
      expect(await exported(store)).toBe(await exported(other))
      await other.close()
    })

    it('leaves nothing behind when all articles are gone', async () => {
      const empty = await exported(store)
      await load(store, city)
      for (const one of city) await store.remove(one.article.id)
      await store.derive()
      expect(await exported(store)).toBe(empty)
    })

    it('hands back the shares it was given, by id', async () => {
      await load(store, city)
      const shares: ArticleShare[] = []
      for await (const one of store.shares()) shares.push(one)
      expect(shares).toEqual([...city].sort((a, b) => (a.article.id < b.article.id ? -1 : 1)))
      expect([...(await store.present(city.map((c) => c.article.id)))]).toHaveLength(city.length)
    })

    it('says when the closing step is due', async () => {
      await store.commit(city[0] as ArticleShare)
      expect((await store.counts()).stale).toBe(true)
      await store.derive()
      expect((await store.counts()).stale).toBe(false)
    })
  })

  describe('reading', () => {
    beforeEach(() => load(store, city))

    it('keeps observation, appointment and removal apart', async () => {
      const id = relationId('HOLDS_ROLE', person('谭雪舟'), mayor, '市长')
      const edge = (await store.between([person('谭雪舟'), mayor])).find((e) => e.id === id)
      expect(edge).toMatchObject({
        title: '市长',
        kinds: ['observed', 'appointed', 'removed'],
        appointed: '2031-01-05',
        removed: '2031-09-30',
        firstSeen: '2031-03-12',
        lastSeen: '2031-03-12',
        articles: 3,
      })
    })

    it('quotes the evidence of a relation by date, with its ends marked', async () => {
      const { total, items } = await store.evidence(relationId('HOLDS_ROLE', person('谭雪舟'), mayor, '市长'))
      expect(total).toBe(3)
      expect(items.map((e) => e.date)).toEqual(['2031-01-05', '2031-03-12', '2031-09-30'])
      expect(items[0]?.marks.map((m) => items[0]?.text.slice(m.start - items[0].start, m.end - items[0].start))).toEqual([
        '谭雪舟',
        '云川市人民政府',
      ])
    })

    it('gives a list of four a third of the weight of a pair', async () => {
      const edges = await store.between([person('卜一鸣'), person('单小曼')])
      expect(edges).toMatchObject([{ type: 'CO_OCCURS', sentences: 1, articles: 1, weight: 0.333333 }])
      expect(edges[0]?.type === 'CO_OCCURS' && edges[0].npmi).toBeGreaterThan(0)
    })

    it('finds names by their characters, sound, initials, traditional form and with a slip', async () => {
      const first = async (text: string) => (await store.search(text))[0]
      expect(await first('卜一鸣')).toMatchObject({ how: 'exact', role: '云川市人民政府 市长' })
      // A post that was taken away is no present role.
      expect(await first('谭雪舟')).toMatchObject({ how: 'exact', role: null })
      expect((await first('谭雪'))?.how).toBe('prefix')
      expect((await first('远航'))?.entity.name).toBe('云川远航科技有限公司')
      expect(await first('tanxuezhou')).toMatchObject({ how: 'pinyin' })
      expect(await first('txz')).toMatchObject({ how: 'initials' })
      expect((await first('shanxiaoman'))?.entity.name).toBe('单小曼')
      expect((await first('譚雪舟'))?.entity.name).toBe('谭雪舟')
      expect((await first('谈雪舟'))?.entity.name).toBe('谭雪舟')
      expect((await first('谭雪川'))?.how).toBe('fuzzy')
      expect(await store.search('无此人')).toEqual([])
      expect((await store.search('云川', { types: ['Place'] })).map((h) => h.entity.type)).toEqual(['Place'])
    })

    it('finds sentences by their words', async () => {
      const hits = await store.searchText('调研')
      expect(hits.map((h) => h.evidence.text)).toEqual(['谭雪舟到云川远航科技有限公司调研“五区八园”建设。'])
    })

    it('ranks neighbours, stated relations before company in a list', async () => {
      const view = await store.neighbours(person('谭雪舟'), { limit: 2 })
      expect(view.nodes.map((n) => n.name)).toEqual(['谭雪舟', '云川市人民政府', expect.any(String)])
      expect(view.total.nodes).toBe(7)
      const people = await store.neighbours(person('谭雪舟'), { types: ['Person'], relations: ['MET_WITH'] })
      expect(people.nodes.map((n) => n.name)).toEqual(['谭雪舟', '曾乐山'])
      expect(people.edges.map((e) => e.type)).toEqual(['MET_WITH'])
    })

    it('shows a part of the whole and says of how much', async () => {
      const view = await store.overview(3)
      expect(view.nodes).toHaveLength(3)
      expect(view.nodes[0]?.name).toBe('谭雪舟')
      expect(view.total.nodes).toBe(8)
      expect((await store.overview(100)).nodes).toHaveLength(8)
    })

    it('finds a way by stated relations, else by company, else none', async () => {
      const stated = await store.path(person('曾乐山'), entityId('Company', '云川远航科技有限公司'))
      expect(stated?.nodes.map((n) => n.name)).toEqual(['曾乐山', '谭雪舟', '云川远航科技有限公司'])
      expect(stated?.edges.every((e) => stated.nodes.some((n) => n.id === e.source))).toBe(true)
      expect((await store.path(person('单小曼'), mayor))?.nodes).toHaveLength(3)
      expect(await store.path(person('单小曼'), entityId('Place', '云川市'))).toBeNull()
      expect((await store.path(mayor, mayor))?.nodes).toHaveLength(1)
    })

    it('shows an article with its mentions, and articles by date', async () => {
      const first = city[0] as ArticleShare
      const view = await store.article(first.article.id)
      expect(view?.mentions.map((m) => view.text.slice(m.start - view.start, m.end - view.start))).toEqual(
        first.mentions.map((m) => m.surface),
      )
      const { total, items } = await store.articles({ limit: 2 })
      expect(total).toBe(4)
      expect(items.map((a) => a.date)).toEqual(['2031-01-05', '2031-03-12'])
      expect(await store.article('nothing' as ArticleShare['article']['id'])).toBeNull()
    })
  })

  describe('queries', () => {
    beforeEach(() => load(store, city))

    it('answers rows, nodes and paths in one form', async () => {
      const { columns, rows } = await store.query(
        'MATCH (p:Person)-[r:HOLDS_ROLE]->(g:Government) RETURN p.name AS name, r.title AS title, g AS organ ORDER BY name',
      )
      expect(columns).toEqual(['name', 'title', 'organ'])
      expect(rows.map((r) => r.slice(0, 2))).toEqual([
        ['卜一鸣', '市长'],
        ['谭雪舟', '市长'],
      ])
      expect(rows[0]?.[2]).toMatchObject({ kind: 'node', id: mayor, labels: ['Entity', 'Government'] })
      const path = await store.query("MATCH p = (:Person {name: '卜一鸣'})-[:HOLDS_ROLE]->(:Government) RETURN p AS p")
      expect(path.rows[0]?.[0]).toMatchObject({
        kind: 'path',
        relationships: [{ kind: 'relationship', type: 'HOLDS_ROLE', start: person('卜一鸣'), end: mayor }],
      })
    })

    it('takes parameters, counts beside nodes, and stops at the row limit', async () => {
      const named = await store.query('MATCH (p:Person {name: $name}) RETURN p.id AS id', { params: { name: '谭雪舟' } })
      expect(named.rows).toEqual([[person('谭雪舟')]])
      const counted = await store.query('MATCH (g:Government)<-[:HOLDS_ROLE]-(p) RETURN g, count(p)')
      expect(counted.rows[0]?.[0]).toMatchObject({ kind: 'node' })
      expect(counted.rows[0]?.[1]).toBe(2)
      const limited = await store.query('MATCH (e:Entity) RETURN e.name AS name', { rowLimit: 2 })
      expect([limited.rows.length, limited.truncated]).toEqual([2, true])
    })

    it.each([
      'CREATE (n:Person {id: "x"})',
      'MATCH (n) SET n.name = "x"',
      'MATCH (n) DETACH DELETE n',
      'MATCH (n) REMOVE n.name',
      'MERGE (n:Person {id: "x"}) RETURN n',
      'match (n) with n foreach (x in [1] | set n.y = x)',
      "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
      'CALL dbms.shutdown()',
      'CREATE INDEX x FOR (n:Person) ON (n.name)',
      'MATCH (n) /* quiet */ SET n.name = 1',
    ])('refuses %s', async (cypher) => {
      await expect(store.query(cypher)).rejects.toMatchObject({ code: 'QUERY_WRITES' })
    })

    it('lets words stand in strings, names and comments', async () => {
      const { rows } = await store.query("MATCH (p:Person) WHERE p.name <> 'DELETE' // SET\nRETURN count(p) AS n")
      expect(rows).toEqual([[4]])
    })

    it('says what is wrong with a query', async () => {
      await expect(store.query('MATCH (n RETURN n')).rejects.toMatchObject({ code: 'QUERY' })
      await expect(store.query('  ')).rejects.toMatchObject({ code: 'QUERY' })
    })

    it('ends a query at its time limit and goes on with the next', async () => {
      const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(a) AS n'
      await expect(store.query(endless, { timeoutMs: 800 })).rejects.toMatchObject({ code: 'QUERY_LIMIT' })
      expect((await store.query('MATCH (p:Person) RETURN count(p) AS n')).rows).toEqual([[4]])
    })
  })

  it('keeps text that looks like code as text', async () => {
    const hostile = share({ date: '2031-01-01', sentences: [`[Person:"'\`;DROP]说<script>alert(1)</script>\u202e\u0000`] })
    await load(store, [hostile])
    const [hit] = await store.search(`"'\`;drop`)
    expect(hit?.entity.name).toBe('"\'`;DROP')
    expect((await store.article(hostile.article.id))?.text).toBe(hostile.article.text)
  })
}
