import { describe, expect, it } from 'vitest'
import { appearancesIn } from '../../../graph/appearances.ts'
import type { ArticleShare, EntityId, RelationId } from '../../../graph/model.ts'
import type { GraphStore } from '../../../graph/store.ts'
import {
  DISTRICT,
  FAIR,
  FANG,
  HALL,
  HUAYU,
  LU,
  PARTY,
  PLAN,
  QINGLAN,
  SCHOOL,
  SHAN,
  allOfJichuan,
  jichuan,
} from '../../graph/fixtures/jichuan.ts'
import { idOf } from '../../graph/fixtures/stories.ts'
import { readingSessionOf } from './session.ts'

/** Views, quotations and lists, each in a stated order. */
export function readingContract(open: () => Promise<GraphStore>): void {
  describe('reading', () => {
    const session = readingSessionOf(open, allOfJichuan)

    it('counts nodes and edges by type', async () => {
      expect(await session.store.counts()).toMatchObject({
        articles: 5,
        entities: { Person: 6, Company: 2, Government: 2, Organization: 1, Place: 1, Programme: 1, Event: 1 },
        relations: { HOLDS_ROLE: 4, VISITED: 1, ATTENDED: 3, COOPERATES_WITH: 1, MET_WITH: 0, WROTE: 3 },
      })
    })

    it('answers null for an entity or article that is not there', async () => {
      const nobody = idOf({ type: 'Person', name: '无此人' })
      expect(await session.store.entity(nobody)).toBeNull()
      expect(await session.store.article('no-such-article' as ArticleShare['article']['id'])).toBeNull() // a made-up id
    })

    it('shows the most telling part first, and says what it is a part of', async () => {
      const view = await session.store.overview(4)
      expect(view.nodes).toHaveLength(4)
      expect(view.nodes[0]?.id).toBe(idOf(SHAN))
      const shown = new Set<EntityId>(view.nodes.map((n) => n.id))
      expect(view.edges.every((e) => shown.has(e.source) && shown.has(e.target))).toBe(true)
      // The two reporters are named nowhere but in bylines.
      expect(view.total.nodes).toBe(12)
      expect(await session.store.overview(4)).toEqual(view)
    })

    it('tells how an entity is named and when, as its mentions do', async () => {
      const { items } = await session.store.mentions(idOf(HUAYU), { limit: 1000 })
      const found = await session.store.appearances(idOf(HUAYU))
      expect(found).toEqual(appearancesIn(items, idOf(HUAYU)))
      expect(found.forms.length).toBeGreaterThan(1)
      expect(found.months.reduce((sum, { mentions }) => sum + mentions, found.undated)).toBe(items.length)
      expect(await session.store.appearances(idOf({ type: 'Person', name: '无此人' }))).toEqual({ forms: [], months: [], undated: 0 })
    })

    it('finds neighbours, all or by type and relation', async () => {
      const all = await session.store.neighbours(idOf(HUAYU))
      expect(all.nodes[0]?.id).toBe(idOf(HUAYU))
      expect(new Set(all.nodes.map((n) => n.id))).toEqual(new Set([HUAYU, SHAN, HALL, FANG, QINGLAN, PLAN, DISTRICT].map(idOf)))
      const partners = await session.store.neighbours(idOf(HUAYU), { types: ['Company'], relations: ['COOPERATES_WITH'] })
      expect(partners.nodes.map((n) => n.id)).toEqual([HUAYU, QINGLAN].map(idOf))
      expect(partners.edges.map((e) => e.type)).toEqual(['COOPERATES_WITH'])
      const own = await session.store.neighbours(idOf(HUAYU), { ownEdges: true })
      expect(own).toEqual({ ...all, edges: all.edges.filter((e) => [e.source, e.target].includes(idOf(HUAYU))) })
      expect(own.edges.length).toBeLessThan(all.edges.length)
      const few = await session.store.neighbours(idOf(HUAYU), { limit: 2 })
      expect(few.nodes).toHaveLength(3)
      expect(few.total.nodes).toBe(7)
    })

    it('quotes the sentences behind a relation, by date', async () => {
      const edge = await session.edgeOf(SHAN, 'HOLDS_ROLE', HALL)
      const { total, items } = await session.store.evidence(edge.id)
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
      expect((await session.store.evidence(edge.id, { offset: 1, limit: 1 })).items.map((e) => e.date)).toEqual(['2023-02-11'])
    })

    it('quotes the sentences in which two things meet', async () => {
      const { total, items } = await session.store.evidence((await session.edgeOf(HUAYU, 'CO_OCCURS', DISTRICT)).id)
      expect(total).toBe(1)
      expect(items[0]?.text).toContain('望溪区')
    })

    it('does not quote a second printing', async () => {
      expect((await session.store.evidence((await session.edgeOf(FANG, 'CO_OCCURS', LU)).id)).total).toBe(1)
      expect((await session.store.mentions(idOf(LU))).total).toBe(2)
    })

    it('has no evidence for a relation that is not there', async () => {
      expect(await session.store.evidence('nonsense' as RelationId)).toEqual({ total: 0, items: [] }) // a made-up id
    })

    it('lists the sentences that mention a thing; undated ones come last', async () => {
      const { total, items } = await session.store.mentions(idOf(SHAN))
      expect(total).toBe(6)
      expect(items.map((e) => e.date)).toEqual([...items.map((e) => e.date)].sort())
      expect((await session.store.mentions(idOf(SHAN), { limit: 2, offset: 4 })).items).toEqual(items.slice(4))
    })

    it('finds a path of stated relations before a shorter one of co-occurrence', async () => {
      const path = await session.store.path(idOf(SHAN), idOf(QINGLAN))
      expect(path?.nodes.map((n) => n.id)).toEqual([SHAN, HUAYU, QINGLAN].map(idOf))
      expect(path?.edges.map((e) => e.type)).toEqual(expect.arrayContaining(['VISITED', 'COOPERATES_WITH']))
    })

    it('falls back on co-occurrence, and answers null where nothing connects', async () => {
      const path = await session.store.path(idOf(PARTY), idOf(SHAN))
      expect(path?.nodes.map((n) => n.id)).toEqual([PARTY, SHAN].map(idOf))
      expect(await session.store.path(idOf(SCHOOL), idOf(SHAN))).toBeNull()
      expect((await session.store.path(idOf(SHAN), idOf(SHAN)))?.nodes.map((n) => n.id)).toEqual([idOf(SHAN)])
      expect(await session.store.path(idOf(FAIR), idOf(PLAN), { maxLength: 1 })).toBeNull()
    })

    it('shows an article with every mention in its place, bylines and titles too', async () => {
      const { article } = jichuan('fair')
      const view = await session.store.article(article.id)
      expect(view).toMatchObject({ headline: '霁川机械博览会开幕', byline: ['祁小满', '容一苇'], date: '2023-05-20' })
      const surfaces = view?.mentions.map((m) => view.text.slice(m.start - view.start, m.end - view.start))
      expect(surfaces?.filter((s) => s === '鲁望石')).toHaveLength(2)
      expect(surfaces).toContain('祁小满')
    })

    it('lists articles by date, the undated last', async () => {
      const { total, items } = await session.store.articles()
      expect(total).toBe(5)
      expect(items.map((a) => a.date)).toEqual(['2023-01-16', '2023-02-11', '2023-05-20', '2024-03-02', null])
      expect((await session.store.articles({ offset: 1, limit: 2 })).items).toEqual(items.slice(1, 3))
    })
  })
}
