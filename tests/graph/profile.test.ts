import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import type { MingtuError } from '../../graph/errors.ts'
import type { IsoDate } from '../../graph/model.ts'
import { profile, profileSite, readWholeGraph, renderProfileHtml, renderProfileMarkdown, type Profile } from '../../graph/profile/index.ts'
import type { GraphStore } from '../../graph/store.ts'
import { allOfJichuan, DISTRICT, FAIR, FANG, HALL, HUAYU, LU, LU_TEACHER, PLAN, QINGLAN, SCHOOL, SHAN } from './fixtures/jichuan.ts'
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
      expect(page).toContain('- 霁川市人民政府 市长：2023-01-15 任命，2023-02-11 至 2024-03-02 见报，3 篇报道。 [2] [3] [1]')
      expect(page).toContain('2. 霁川日报 2023-01-16 01版《市委决定任免名单》：“1月15日，市委决定：单云舟任市政府市长。”')
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
      expect(page).toContain('另有 1 个同名者。')
    })

    it('cites the sentence of the last day for the post last seen', async () => {
      const page = renderProfileMarkdown(await profile(store, idOf(SHAN)), 'zh')
      const [, number] = /最近见报的职务：霁川市人民政府 市长（2024-03-02）。 \[(\d+)\]/.exec(page) ?? []
      expect(page).toContain(`\n${number ?? ''}. 霁川日报 2024-03-02 01版《单云舟谈民生》`)
    })

    it('tells what a person did, with whom, and what it said', async () => {
      const page = renderProfileMarkdown(await profile(store, idOf(SHAN)), 'zh')
      expect(page).toMatch(/^- 2023-02-11 见报：到访霁川华屿精密机械有限公司。1 篇报道。 \[\d+\]$/m)
      expect(page).toMatch(/^- 2023-05-20 见报：出席霁川机械博览会；同一句中还有方既白、鲁望石。1 篇报道。 \[\d+\]$/m)
      expect(page).toMatch(/## 言论\n\n- “市政府市长单云舟说，民生无小事。” \[\d+\]$/m)
    })

    it('says of a programme that is only named beside someone that no relation is stated', async () => {
      expect(renderProfileMarkdown(await profile(store, idOf(SHAN)), 'zh')).toContain('- “五链同城”行动：只是同句出现，未言其关系。')
      expect(renderProfileMarkdown(await profile(store, idOf(HUAYU)), 'zh')).toContain('- “五链同城”行动：报道明言其关系。')
    })

    it.each([
      [HUAYU, ['管理者与员工', '所在地', '合作方', '实施', '来访']],
      [HALL, ['历任与现任']],
      [PLAN, ['提出与实施者']],
      [FAIR, ['出席者']],
      [DISTRICT, ['位于此地的']],
      [SCHOOL, ['人员']],
    ])('has the sections of its type for $name', async (thing, headings) => {
      const page = renderProfileMarkdown(await profile(store, idOf(thing)), 'zh')
      const found = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
      expect(found.slice(0, headings.length)).toEqual(headings)
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

  describe('as of a day', () => {
    const then = (asOf: string): Promise<Profile> => profile(store, idOf(SHAN), { asOf: asOf as IsoDate }) // written as ISO dates

    it('knows nothing that was printed later', async () => {
      const found = await then('2023-02-28')
      expect(found.entity).toMatchObject({ articles: 2, mentions: 3, firstSeen: '2023-01-16', lastSeen: '2023-02-11' })
      expect(found.roles.items[0]).toMatchObject({
        relation: { appointed: '2023-01-15', lastSeen: '2023-02-11', articles: 2 },
        sentences: 2,
      })
      expect(found.relations.map(({ type }) => type)).toEqual(['VISITED'])
      const page = renderProfileMarkdown(found, 'zh')
      expect(page).not.toMatch(/2023-05|2024/)
      expect(page).toContain('只据 2023-02-28 及以前见报的文字')
    })

    it('takes a month for its last day', async () => {
      expect((await then('2023-02')).entity.articles).toBe(2)
      expect((await then('2024-12')).entity.articles).toBe(4)
    })

    it('is none before the first sentence', async () => {
      await expect(then('2022-12-31')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('says nothing of a removal that was printed later', async () => {
      const lu = await profile(store, idOf(LU), { asOf: '2023-01-15' as IsoDate }).catch(() => null)
      expect(lu).toBeNull()
    })
  })

  describe('as a page', () => {
    it('fetches nothing, and takes names and quotes as text', async () => {
      const page = renderProfileHtml(await profile(store, idOf(SHAN)), 'zh')
      expect(page).toContain(`content="default-src 'none'`)
      expect(page).not.toMatch(/\b(?:src|href)="(?!#)/)
      const odd = renderProfileHtml(
        {
          ...(await profile(store, idOf(SHAN))),
          entity: { ...(await profile(store, idOf(SHAN))).entity, name: '<script>alert(1)</script>' },
        },
        'en',
      )
      expect(odd).not.toContain('<script>')
    })

    it('has a network and a timeline, the same each time', async () => {
      const [one, two] = [
        renderProfileHtml(await profile(store, idOf(SHAN)), 'zh'),
        renderProfileHtml(await profile(store, idOf(SHAN)), 'zh'),
      ]
      expect(one).toBe(two)
      expect([...one.matchAll(/<svg class="(\w+)"/g)].map(([, name]) => name)).toEqual(['timeline', 'network'])
      expect(one).toMatch(/<rect [^>]*><title>霁川市人民政府 市长: 2023-01-15 – 2024-03-02<\/title>/)
    })

    it('marks the names in its quotations, and every number leads to one', async () => {
      const page = renderProfileHtml(await profile(store, idOf(FANG)), 'zh')
      expect(page).toContain('<mark>华屿</mark>董事长<mark>方既白</mark>说')
      const asked = [...page.matchAll(/href="#(s\d+)"/g)].map(([, id]) => id)
      expect(asked.filter((id) => !page.includes(`id="${id ?? ''}"`))).toEqual([])
    })
  })

  it('of the lines of an export is that of the store', async () => {
    const graph = await readWholeGraph(store.export())
    for (const { id } of graph.entities) expect(await profile(graph, id)).toEqual(await profile(store, id))
  })

  it('of everything is a site whose links lead to its pages', async () => {
    const graph = await readWholeGraph(store.export())
    const files = new Map<string, string>()
    for await (const { file, text } of profileSite(graph, 'zh')) files.set(file, text)
    const named = graph.entities.filter(({ mentions }) => mentions > 0)
    expect(files.size).toBe(1 + 7 + named.length)
    const dead = [...files.values()]
      .flatMap((text) => [...text.matchAll(/href="([^"#]+)"/g)].map(([, href]) => href ?? ''))
      .filter((href) => !files.has(href))
    expect(dead).toEqual([])
    expect(files.get('list-person.html')).toContain('霁川市人民政府 市长')
    expect([...files.values()].filter((text) => /https?:/.test(text))).toEqual([])
  })
})
