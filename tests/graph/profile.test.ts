import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import type { MingtuError } from '../../graph/errors.ts'
import { profile } from '../../graph/profile.ts'
import { renderProfileMarkdown } from '../../graph/profile-markdown.ts'
import type { GraphStore } from '../../graph/store.ts'
import { allOfJichuan, FANG, HALL, HUAYU, LU, LU_TEACHER, PLAN, QINGLAN, SHAN } from './fixtures/jichuan.ts'
import { idOf, shareOf } from './fixtures/stories.ts'

describe('the profile of an entity', () => {
  let store: GraphStore
  beforeAll(async () => {
    store = await openEmbeddedStore(':memory:')
    for (const share of allOfJichuan()) await store.commit(share)
    await store.derive()
  })
  afterAll(() => store.close())

  it('lists the posts of a person with their dates and quotes', async () => {
    const { roles } = await profile(store, idOf(SHAN))
    expect(roles.direction).toBe('out')
    expect(roles.items).toHaveLength(1)
    expect(roles.items[0]).toMatchObject({
      other: { name: '霁川市人民政府' },
      relation: { title: '市长', appointed: '2023-01-15' },
      sentences: 3,
    })
    expect(roles.items[0]?.evidence.map((e) => e.date)).toEqual(['2023-01-16', '2023-02-11', '2024-03-02'])
  })

  it('lists the people who hold posts in an organ, by date', async () => {
    const { roles } = await profile(store, idOf(HALL))
    expect(roles.direction).toBe('in')
    expect(roles.items.map((item) => item.other.name)).toEqual(['单云舟', '鲁望石'])
  })

  it('groups other relations by type and direction', async () => {
    const { relations, programmes, total } = await profile(store, idOf(HUAYU))
    expect(relations.map((g) => [g.type, g.direction, g.items.map((item) => item.other.id)])).toEqual([
      ['VISITED', 'in', [idOf(SHAN)]],
      ['COOPERATES_WITH', 'both', [idOf(QINGLAN)]],
      ['IMPLEMENTS', 'out', [idOf(PLAN)]],
      ['LOCATED_IN', 'out', [expect.any(String)]],
    ])
    expect(programmes.map((p) => [p.entity.name, p.evidence.length])).toEqual([['“五链同城”行动', 1]])
    expect(total.relations).toBe(5)
  })

  it('ranks neighbours by weight and NPMI, with a quote each', async () => {
    const { neighbours } = await profile(store, idOf(SHAN), { neighbours: 3 })
    expect(neighbours).toHaveLength(3)
    expect(neighbours[0]?.entity.id).toBe(idOf(HALL))
    expect(neighbours.every((n) => n.evidence.length === 1)).toBe(true)
  })

  it('names the namesakes of a person, and mixes nothing of them in', async () => {
    const teacher = await profile(store, idOf(LU_TEACHER))
    expect(teacher.namesakes.map((e) => e.id)).toEqual([idOf(LU)])
    expect(teacher.roles.items.map((item) => item.relation.title)).toEqual(['教师'])
  })

  it('counts mentions by month, the undated apart', async () => {
    const shan = await profile(store, idOf(SHAN))
    expect(shan.months).toEqual([
      { month: '2023-01', mentions: 1 },
      { month: '2023-02', mentions: 2 },
      { month: '2023-05', mentions: 1 },
      { month: '2024-03', mentions: 2 },
    ])
    expect((await profile(store, idOf(LU_TEACHER))).undated).toBe(1)
  })

  it('says when there is no such entity', async () => {
    await expect(profile(store, idOf({ type: 'Person', name: '无此人' }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    } satisfies Partial<MingtuError>)
  })

  describe('as Markdown', () => {
    it('numbers each quoted sentence once and lists paper, date, page and headline', async () => {
      const page = renderProfileMarkdown(await profile(store, idOf(SHAN)), 'zh')
      expect(page).toContain('- 霁川市人民政府 市长：2023-01-15 任命，2023-02-11 至 2024-03-02 见报，3 篇报道。 [1] [2] [3]')
      expect(page).toContain('1. 霁川日报 2023-01-16 01版《市委决定任免名单》：“1月15日，市委决定：单云舟任市政府市长。”')
      const cited = [...page.matchAll(/ \[(\d+)\]/g)].map((m) => Number(m[1]))
      const listed = [...page.matchAll(/^(\d+)\. /gm)].map((m) => Number(m[1]))
      expect(new Set(cited)).toEqual(new Set(listed))
      expect(listed).toEqual(listed.map((_, k) => k + 1))
    })

    it('tells a person of no present post without inventing one', async () => {
      const page = renderProfileMarkdown(await profile(store, idOf(LU)), 'zh')
      expect(page).not.toContain('最近见报的职务')
      expect(page).toContain('2023-01-15 免去')
      expect(page).toContain('同名不等于同一人')
    })

    it('speaks English about Chinese names', async () => {
      const page = renderProfileMarkdown(await profile(store, idOf(FANG)), 'en')
      expect(page).toContain('Person, named 2 times in 2 articles from 2023-02-11 to 2023-05-20.')
      expect(page).toContain('Post last seen in print: 霁川华屿精密机械有限公司 董事长 (2023-02-11). [1]')
    })

    it('takes names and quotes as text, and joins the lines of a quote', async () => {
      const odd = { type: 'Person', name: '方大同_' } as const
      const share = shareOf({
        headline: '<b>*怪*</b>',
        sentences: ['市政府秘书方大同_说：\n[看](x)'],
        things: [odd, HALL],
        facts: [{ type: 'HOLDS_ROLE', head: odd, tail: HALL, title: '秘书', sentence: 1 }],
      })
      await store.commit(share)
      await store.derive()
      const page = renderProfileMarkdown(await profile(store, idOf(odd)), 'zh')
      expect(page).toContain('# 方大同\\_')
      expect(page).toContain('《\\<b\\>\\*怪\\*\\</b\\>》：“市政府秘书方大同\\_说：\\[看\\](x)”')
      await store.remove(share.article.id)
      await store.derive()
    })
  })
})
