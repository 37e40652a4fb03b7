import { beforeEach, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../../graph/store.ts'
import { FANG, HALL, HUAYU, LU, LU_TEACHER, QINGLAN, SCHOOL, SHAN, allOfJichuan } from '../../graph/fixtures/jichuan.ts'
import { idOf, shareOf } from '../../graph/fixtures/stories.ts'
import { load, sessionOf } from './session.ts'

/** What the closing step makes of many articles. */
export function derivingContract(open: () => Promise<GraphStore>): void {
  describe('deriving', () => {
    const session = sessionOf(open)
    beforeEach(() => load(session.store, allOfJichuan()), 60_000)

    it('counts mentions without bylines and second printings', async () => {
      expect(await session.store.entity(idOf(SHAN))).toMatchObject({
        type: 'Person',
        name: '单云舟',
        mentions: 6,
        articles: 4,
        firstSeen: '2023-01-16',
        lastSeen: '2024-03-02',
      })
    })

    it('reads surnames as surnames', async () => {
      expect(await session.store.entity(idOf(SHAN))).toMatchObject({ pinyin: 'shanyunzhou', initials: 'syz' })
    })

    it('keeps two people of one name apart', async () => {
      expect(await session.store.entity(idOf(LU_TEACHER))).toMatchObject({ name: '鲁望石', articles: 1, firstSeen: null, lastSeen: null })
      expect(await session.store.entity(idOf(LU))).toMatchObject({ name: '鲁望石', articles: 2 })
    })

    it('takes the full name and keeps the short ones as aliases', async () => {
      expect(await session.store.entity(idOf(HUAYU))).toMatchObject({ name: '霁川华屿精密机械有限公司', aliases: ['华屿', '华屿精密'] })
    })

    it('keeps the dates of appointment and removal apart from those of observation', async () => {
      expect(await session.edgeOf(SHAN, 'HOLDS_ROLE', HALL)).toMatchObject({
        title: '市长',
        kinds: ['observed', 'appointed'],
        articles: 3,
        appointed: '2023-01-15',
        removed: null,
        firstSeen: '2023-02-11',
        lastSeen: '2024-03-02',
        score: 0.95,
      })
      expect(await session.edgeOf(LU, 'HOLDS_ROLE', HALL)).toMatchObject({
        kinds: ['removed'],
        removed: '2023-01-15',
        firstSeen: null,
        lastSeen: null,
      })
    })

    it('tells the whole of a post: given, held and taken away', async () => {
      const removal = shareOf({
        date: '2024-06-30',
        headline: '任免',
        sentences: ['单云舟不再担任市政府市长。'],
        things: [SHAN, HALL],
        facts: [{ type: 'HOLDS_ROLE', head: SHAN, tail: HALL, title: '市长', kind: 'removed', date: '2024-06-28', sentence: 1 }],
      })
      await load(session.store, [removal])
      const whole = { kinds: ['observed', 'appointed', 'removed'], appointed: '2023-01-15', removed: '2024-06-28', lastSeen: '2024-03-02' }
      expect(await session.edgeOf(SHAN, 'HOLDS_ROLE', HALL)).toMatchObject(whole)
      await session.store.remove(removal.article.id)
      await session.store.derive()
      expect(await session.edgeOf(SHAN, 'HOLDS_ROLE', HALL)).toMatchObject({ kinds: ['observed', 'appointed'], removed: null })
    })

    it('weighs a list of names less than a pair', async () => {
      // 出席 lists three people and the fair: 1/3 each; the second printing does not count.
      expect(await session.edgeOf(FANG, 'CO_OCCURS', LU)).toMatchObject({ sentences: 1, articles: 1, weight: 0.333333 })
    })

    it('takes the ends of an undirected relation in one order, whoever is named first', async () => {
      const edge = await session.edgeOf(QINGLAN, 'COOPERATES_WITH', HUAYU)
      expect([edge.source, edge.target]).toEqual([idOf(QINGLAN), idOf(HUAYU)].sort())
    })

    it('measures how much more often two things meet than by chance', async () => {
      const edge = await session.edgeOf(LU_TEACHER, 'CO_OCCURS', SCHOOL)
      expect(edge).toMatchObject({ npmi: 1 })
      const { npmi } = (await session.edgeOf(SHAN, 'CO_OCCURS', HALL)) as { npmi: number } // derived edges have one
      expect(npmi).toBeGreaterThan(0)
      expect(npmi).toBeLessThan(1)
    })

    it('connects reporters to articles and to nothing else', async () => {
      const { relations } = await session.store.counts()
      expect(relations.WROTE).toBe(3)
      const reporter = idOf({ type: 'Person', name: '祁小满', key: '祁小满/记者' })
      expect(await session.store.neighbours(reporter)).toMatchObject({ edges: [] })
    })
  })
}
