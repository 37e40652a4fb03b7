import { beforeEach, describe, expect, it } from 'vitest'
import type { EntityId } from '../../../graph/model.ts'
import type { GraphStore } from '../../../graph/store.ts'
import { FANG, HUAYU, LU, LU_TEACHER, PLAN, QINGLAN, SCHOOL, SHAN, allOfJichuan, jichuan } from '../../graph/fixtures/jichuan.ts'
import { idOf, shareOf, type Thing } from '../../graph/fixtures/stories.ts'
import { load, readingSessionOf, sessionOf } from './session.ts'

/** Finding names and sentences. */
export function searchingContract(open: () => Promise<GraphStore>): void {
  describe('searching', () => {
    const session = readingSessionOf(open, allOfJichuan)
    const found = async (text: string): Promise<readonly (readonly [EntityId, string])[]> =>
      (await session.store.search(text)).map((hit) => [hit.entity.id, hit.how] as const)

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
      expect((await session.store.search('单云舟'))[0]).toMatchObject({ matched: '单云舟', role: '霁川市人民政府 市长' })
    })

    it('does not say a post that was taken away as if it were held', async () => {
      const hit = (await session.store.search('鲁望石')).find((each) => each.entity.id === idOf(LU))
      expect(hit?.role).toBeNull()
    })

    it('finds both people of one name, the one more often written of first', async () => {
      expect((await found('鲁望石')).map(([id]) => id)).toEqual([LU, LU_TEACHER].map(idOf))
    })

    it('keeps to types and limit, and finds nothing for nothing', async () => {
      expect(await session.store.search('霁川', { types: ['Event'] })).toHaveLength(1)
      expect(await session.store.search('霁川', { limit: 2 })).toHaveLength(2)
      expect(await session.store.search('   ')).toEqual([])
      expect(await session.store.search('没有这样的名字')).toEqual([])
    })

    it('searches sentences in Chinese', async () => {
      const hits = await session.store.searchText('合作建厂')
      expect(hits[0]?.evidence.text).toContain('合作建厂')
      expect(hits[0]?.evidence.marks.length).toBeGreaterThan(0)
      expect(await session.store.searchText('毫不相干')).toEqual([])
      expect(await session.store.searchText(' ')).toEqual([])
    })
  })

  describe('searching after a write', () => {
    const session = sessionOf(open)
    beforeEach(() => load(session.store, allOfJichuan()), 60_000)

    it('sees what was written since the last search', async () => {
      await session.store.remove(jichuan('teacher').article.id)
      await session.store.derive()
      expect(await session.store.search('鲁望石')).toHaveLength(1)
    })

    it('searches for a single character, and for words that a line break parts', async () => {
      await load(session.store, [
        shareOf({ headline: '丰收', sentences: ['秋风起，晒谷\n　　场上一片金黄。', '场上晒着谷子。'], things: [] }),
      ])
      expect((await session.store.searchText('谷')).map((hit) => hit.evidence.text)).toHaveLength(2)
      expect((await session.store.searchText('晒谷场'))[0]?.evidence.text).toContain('秋风起')
    })
  })
}
