import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entityId } from '../../graph/ids.ts'
import type { ArticleShare, EntityId } from '../../graph/model.ts'
import { changedShares, resolveIdentity } from '../../pipeline/resolve/index.ts'
import { sharesOf } from './shares.ts'

function idsOf(shares: readonly ArticleShare[], name: string): readonly EntityId[] {
  const resolved = resolveIdentity(shares)
  return shares.flatMap(({ article, referents }) =>
    referents.flatMap((referent, k) => (referent.name === name ? [resolved.get(article.id)?.[k] ?? referent.entity] : [])),
  )
}

interface Case {
  readonly why: string
  readonly shares: readonly ArticleShare[]
  readonly name: string
}

const TWO: readonly Case[] = [
  {
    why: 'mayors of two cities at one time',
    shares: [
      ...sharesOf('衡阳日报', '2023-05-01', '{T市长}{P王一鸣}调研。'),
      ...sharesOf('长沙晚报', '2023-05-02', '{T市长}{P王一鸣}讲话。'),
    ],
    name: '王一鸣',
  },
  {
    why: 'villagers of one name in two cities',
    shares: [...sharesOf('衡阳日报', '2023-05-01', '村民{P王一鸣}说。'), ...sharesOf('长沙晚报', '2023-05-02', '村民{P王一鸣}说。')],
    name: '王一鸣',
  },
  {
    why: 'a reporter and a bureau head',
    shares: [...sharesOf('衡阳日报', '2023-05-01', '记者 {B高峰}'), ...sharesOf('衡阳日报', '2023-05-02', '{G市教育局}{T局长}{P高峰}说。')],
    name: '高峰',
  },
  {
    why: 'county heads of one city on two days',
    shares: [
      ...sharesOf('衡阳日报', '2023-05-01', '{G衡南县政府}{T副县长}{P李志坚}说。', '{G衡东县政府}{T副县长}{P李志坚}说。'),
      ...sharesOf('衡阳日报', '2023-05-09', '{G衡东县政府}{T副县长}{P李志坚}答。'),
    ],
    name: '李志坚',
  },
  {
    why: 'posts one after the other without anything in common',
    shares: [
      ...sharesOf('衡阳日报', '2021-05-01', '{G衡南县教育局}{T局长}{P李志坚}说。'),
      ...sharesOf('衡阳日报', '2023-05-09', '{C曜川科技有限公司}{T董事长}{P李志坚}说。'),
    ],
    name: '李志坚',
  },
  {
    why: 'streets of one name in two cities',
    shares: [...sharesOf('衡阳日报', '2023-05-01', '{L解放路}修好了。'), ...sharesOf('长沙晚报', '2023-05-02', '{L解放路}修好了。')],
    name: '解放路',
  },
  {
    why: 'shops of one name in two cities',
    shares: [...sharesOf('衡阳日报', '2023-05-01', '{O第一小学}开学。'), ...sharesOf('长沙晚报', '2023-05-02', '{O第一小学}开学。')],
    name: '第一小学',
  },
]

const ONE: readonly Case[] = [
  {
    why: 'a nurse of a hospital in the team that it sent',
    shares: [
      ...sharesOf('衡阳日报', '2023-05-01', '{O衡阳市中心医院}{T护士长}{P王一鸣}说。'),
      ...sharesOf('衡阳日报', '2023-06-02', '{O衡阳市中心医院医疗队}{T领队}{P王一鸣}说。'),
    ],
    name: '王一鸣',
  },
  {
    why: 'a mayor on two days',
    shares: [
      ...sharesOf('衡阳日报', '2023-05-01', '{T市长}{P王一鸣}调研。'),
      ...sharesOf('衡阳日报', '2023-06-02', '{G市委}{T副书记}、{T市长}{P王一鸣}讲话。'),
    ],
    name: '王一鸣',
  },
  {
    why: 'a mayor in the paper of the province',
    shares: [
      ...sharesOf('衡阳日报', '2023-05-01', '{T市长}{P王一鸣}调研。'),
      ...sharesOf('湖南日报', '2023-05-02', '{G衡阳市政府}{T市长}{P王一鸣}讲话。'),
    ],
    name: '王一鸣',
  },
  {
    why: 'a name without a post in the paper of its home',
    shares: [
      ...sharesOf('衡阳日报', '2023-05-01', '{T市长}{P王一鸣}调研。'),
      ...sharesOf('衡阳日报', '2023-05-02', '{P王一鸣}看望环卫工人。'),
    ],
    name: '王一鸣',
  },
  {
    why: 'a reporter of one paper',
    shares: [...sharesOf('衡阳日报', '2023-05-01', '记者 {B高峰}'), ...sharesOf('衡阳日报', '2023-05-02', '记者 {B高峰}')],
    name: '高峰',
  },
  {
    why: 'the head of the party everywhere',
    shares: [
      ...sharesOf('衡阳日报', '2023-05-01', '{P习近平}{T总书记}指出。', '{T总书记}{P习近平}强调。'),
      ...sharesOf('长沙晚报', '2023-05-02', '{P习近平}对此作出指示。'),
    ],
    name: '习近平',
  },
  {
    why: 'posts one after the other with an organ in common',
    shares: [
      ...sharesOf('衡阳日报', '2021-05-01', '{G衡南县农业农村局}{T局长}{P李志坚}到{G衡阳市教育局}。'),
      ...sharesOf('衡阳日报', '2023-05-09', '{G衡阳市教育局}{T局长}{P李志坚}说。'),
    ],
    name: '李志坚',
  },
  {
    why: 'a mayor without a title in the paper of the province, named with the city',
    shares: [
      ...sharesOf('衡阳日报', '2023-05-01', '{T市长}{P王一鸣}调研。'),
      ...sharesOf('湖南日报', '2023-05-02', '{L衡阳市}的{P王一鸣}介绍经验。'),
    ],
    name: '王一鸣',
  },
  {
    why: 'an organ in two papers',
    shares: [...sharesOf('衡阳日报', '2023-05-01', '{G市发改委}发文。'), ...sharesOf('湖南日报', '2023-05-02', '{G衡阳市发改委}发文。')],
    name: '衡阳市发展和改革委员会',
  },
]

describe('resolveIdentity keeps two things apart', () => {
  it.each(TWO)('$why', ({ shares, name }) => {
    expect(new Set(idsOf(shares, name)).size).toBe(2)
  })
})

describe('resolveIdentity takes one thing as one', () => {
  it.each(ONE)('$why', ({ shares, name }) => {
    const ids = idsOf(shares, name)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
  })
})

describe('companies across articles', () => {
  const full = sharesOf('衡阳日报', '2023-05-01', '{C曜川重工股份有限公司}投产。')
  const short = sharesOf('衡阳日报', '2023-05-02', '{C曜川重工}扩产。')

  it('joins a short name to the one full name that it fits', () => {
    const shares = [...full, ...short]
    expect(idsOf(shares, '曜川重工')).toEqual(idsOf(shares, '曜川重工股份有限公司'))
  })

  it('joins a short name to a full one that begins with a place of the papers that no gazetteer lists', () => {
    const shares = [
      ...sharesOf('汐阳日报', '2023-05-01', '{C汐阳澄江重工股份有限公司}在{L汐阳市}投产。'),
      ...sharesOf('汐阳日报', '2023-06-01', '{L汐阳市}的{C澄江重工}扩产。'),
    ]
    expect(new Set([...idsOf(shares, '澄江重工'), ...idsOf(shares, '汐阳澄江重工股份有限公司')]).size).toBe(1)
  })

  it('joins a programme with a kind word to its bare name on other pages, and no two kinds without one', () => {
    const shares = [
      ...sharesOf('衡阳日报', '2023-05-01', '实施{R澄江清流三年行动计划}，开展{R春雨护航行动}。'),
      ...sharesOf('衡阳日报', '2024-06-01', '“{R澄江清流}”见效，{R春雨护航工程}开工。'),
    ]
    expect(new Set([...idsOf(shares, '澄江清流'), ...idsOf(shares, '澄江清流三年行动计划')]).size).toBe(1)
    expect(new Set([...idsOf(shares, '春雨护航行动'), ...idsOf(shares, '春雨护航工程')]).size).toBe(2)
  })

  it('leaves a short name alone that fits two full names', () => {
    const shares = [...full, ...short, ...sharesOf('长沙晚报', '2023-05-02', '{C长沙曜川重工有限公司}投产。')]
    expect(idsOf(shares, '曜川重工')).not.toEqual(idsOf(shares, '曜川重工股份有限公司'))
  })

  it('joins a short name that a text defines', () => {
    const shares = [
      ...sharesOf('衡阳日报', '2023-05-01', '{C岭南通宝进出口贸易有限公司}（以下简称“{C通宝外贸}”）获赔。'),
      ...sharesOf('衡阳日报', '2023-05-03', '{C通宝外贸}获奖。'),
    ]
    expect(idsOf(shares, '通宝外贸')).toEqual(idsOf(shares, '岭南通宝进出口贸易有限公司'))
  })
})

describe('resolveIdentity as a closing step', () => {
  const all = [...TWO, ...ONE].flatMap(({ shares }) => shares)
  const shares = [...new Map(all.map((share) => [share.article.id, share])).values()]

  it('gives the most mentioned of several people the id of the name', () => {
    const two = TWO[3]?.shares ?? []
    const ids = idsOf(two, '李志坚')
    const counts = new Map(ids.map((id) => [id, ids.filter((other) => other === id).length]))
    expect(counts.get(entityId('Person', '李志坚'))).toBe(2)
  })

  it('does not depend on the order of articles', () => {
    const sorted = (map: ReadonlyMap<string, readonly EntityId[]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
    const expected = sorted(resolveIdentity(shares))
    fc.assert(
      fc.property(fc.shuffledSubarray([...shares], { minLength: shares.length }), (shuffled) => {
        expect(sorted(resolveIdentity(shuffled))).toEqual(expected)
      }),
      { numRuns: 30, seed: 7 },
    )
  })

  it('keeps every referent, and changes nothing when done again', () => {
    const resolved = resolveIdentity(shares)
    const changed = new Map([...changedShares(shares, resolved)].map((share) => [share.article.id, share]))
    expect(changed.size).toBeGreaterThan(0)
    const after = shares.map((share) => changed.get(share.article.id) ?? share)
    expect(after.map(({ referents }) => referents.map(({ entity: _, ...rest }) => rest))).toEqual(
      shares.map(({ referents }) => referents.map(({ entity: _, ...rest }) => rest)),
    )
    expect([...changedShares(after, resolveIdentity(after))]).toEqual([])
  })
})
