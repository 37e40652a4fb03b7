import { describe, expect, it } from 'vitest'
import type { ArticleShare, EntityId } from '../../graph/model.ts'
import { resolveIdentity } from '../../pipeline/resolve/index.ts'
import { sharesOf } from '../resolve/shares.ts'
import { idsOf, link } from './tagged.ts'
import type { Home } from '../../pipeline/types.ts'

const HENGYANG: Home = { province: '湖南省', city: '衡阳市', county: null }

interface Case {
  readonly why: string
  readonly text: string
  readonly names: readonly [string, string]
}

/** Two forms of one programme, on one page. */
const ONE: readonly Case[] = [
  { why: 'quotation marks', text: '{R“两江四岸”}与{R两江四岸}', names: ['“两江四岸”', '两江四岸'] },
  { why: 'a numeral as a digit', text: '{R三江六岸}与{R3江6岸}', names: ['三江六岸', '3江6岸'] },
  { why: 'ten as a number', text: '{R十大提升行动}与{R10大提升行动}', names: ['十大提升行动', '10大提升行动'] },
  { why: 'years as digits', text: '{R清江三年行动计划}与{R清江3年行动计划}', names: ['清江三年行动计划', '清江3年行动计划'] },
  { why: 'a kind word', text: '{R春风护企行动}与{R春风护企}', names: ['春风护企行动', '春风护企'] },
  {
    why: 'a longer kind word',
    text: '{R“三江六岸”战略定位和使命任务}与{R“三江六岸”}',
    names: ['“三江六岸”战略定位和使命任务', '“三江六岸”'],
  },
  { why: 'the region in front', text: '{R衡阳市春风护企行动}与{R春风护企行动}', names: ['衡阳市春风护企行动', '春风护企行动'] },
  { why: 'filler words', text: '{R加快建设滨江新城}与{R建设滨江新城}', names: ['加快建设滨江新城', '建设滨江新城'] },
  { why: 'a change of name', text: '今年起，“{R千村共富}”行动更名为“{R万村共美}”行动。', names: ['千村共富', '万村共美'] },
  { why: 'a change by another word', text: '“{R千村共富}”升级为“{R万村共美}”。', names: ['千村共富', '万村共美'] },
  { why: 'a change after a comma', text: '“{R千村共富}”行动，今年起升级为“{R万村共美}”行动。', names: ['千村共富', '万村共美'] },
]

/** What a text says that a programme's name is short for. */
const EXPANSIONS: readonly (readonly [why: string, text: string, name: string, expansion: string])[] = [
  ['in brackets and quoted', '实施“{R三江六岸}”（即“治理三江、打造六岸”）战略。', '三江六岸', '治理三江、打造六岸'],
  ['in brackets, not quoted', '实施“{R三江六岸}”战略（即治理三江、打造六岸），成效明显。', '三江六岸', '治理三江、打造六岸'],
  ['behind a comma', '“{R三江六岸}”，即“治理三江、打造六岸”。', '三江六岸', '治理三江、打造六岸'],
  ['in parts', '“{R三江六岸}”即将一年。“{R三江六岸}”，即“治理三江”“打造六岸”。', '三江六岸', '治理三江、打造六岸'],
  ['with 是指', '“{R三江六岸}”是指“治理三江、打造六岸”。', '三江六岸', '治理三江、打造六岸'],
]
const NO_EXPANSIONS: readonly (readonly [why: string, text: string])[] = [
  ['something will happen', '“{R三江六岸}”（即将启动）引人关注。'],
  ['what it is about, in a sentence', '“{R三江六岸}”，即加快治理，造福群众。'],
  ['even if', '“{R三江六岸}”行动，即使“下雨下雪”也不停。'],
]

/** Two programmes that look alike. */
const TWO: readonly Case[] = [
  { why: 'two numerals', text: '{R三江六岸}与{R两江四岸}', names: ['三江六岸', '两江四岸'] },
  { why: 'another kind of the same', text: '{R项目突破年}与{R项目提升年}', names: ['项目突破年', '项目提升年'] },
  { why: 'two regions', text: '{R岭东市春风护企行动}与{R岭西市春风护企行动}', names: ['岭东市春风护企行动', '岭西市春风护企行动'] },
  { why: 'a list', text: '推进“{R千村共富}”、“{R万村共美}”行动。', names: ['千村共富', '万村共美'] },
  { why: 'no change of name', text: '“{R千村共富}”推动“{R万村共美}”。', names: ['千村共富', '万村共美'] },
  { why: 'a change to something else', text: '“{R千村共富}”的口号更名后，“{R万村共美}”启动。', names: ['千村共富', '万村共美'] },
]

const idAt = (text: string, name: string): string | undefined => idsOf(link(HENGYANG, text), name)[0]

describe('two forms of a programme are one', () => {
  it.each(ONE)('$why', ({ text, names: [a, b] }) => {
    expect(idAt(text, a)).toBeDefined()
    expect(idAt(text, a)).toBe(idAt(text, b))
  })
})

describe('quoted expansions', () => {
  const aliases = (text: string) => link(HENGYANG, text).page.entities.flatMap((entity) => entity.aliases)

  it.each(EXPANSIONS)('%s: it is a name of the programme', (_, text, name, expansion) => {
    const entity = link(HENGYANG, text).page.entities.find((one) => one.name === name)
    expect(entity?.aliases).toContain(expansion)
  })
  it.each(NO_EXPANSIONS)('%s: it is none', (_, text) => {
    expect(aliases(text)).toEqual([])
  })
  it('what is called by the expansion elsewhere on the page is the same programme', () => {
    const text = '实施“{R三江六岸}”（即“治理三江、打造六岸”）战略。\n\n“{R治理三江、打造六岸}”见效。'
    expect(idAt(text, '三江六岸')).toBe(idAt(text, '治理三江、打造六岸'))
  })
})

describe('two programmes stay two', () => {
  it.each(TWO)('$why', ({ text, names: [a, b] }) => {
    expect(idAt(text, a)).toBeDefined()
    expect(idAt(text, a)).not.toBe(idAt(text, b))
  })
})

function idsOfShares(shares: readonly ArticleShare[], name: string): readonly EntityId[] {
  const resolved = resolveIdentity(shares)
  return shares.flatMap(({ article, referents }) =>
    referents.flatMap((referent, k) => (referent.name === name ? [resolved.get(article.id)?.[k] ?? referent.entity] : [])),
  )
}

describe('over the articles of years', () => {
  const before = sharesOf('衡阳日报', '2022-05-01', '“{R千村共富}”行动开始。')
  const change = sharesOf('衡阳日报', '2024-01-10', '今年起，“{R千村共富}”行动更名为“{R万村共美}”行动。')
  const after = sharesOf('衡阳日报', '2024-06-01', '“{R万村共美}”行动见效。')

  it('a programme keeps its identity under a new name, where an article says that it was renamed', () => {
    const shares = [...before, ...change, ...after]
    expect(new Set([...idsOfShares(shares, '千村共富'), ...idsOfShares(shares, '万村共美')]).size).toBe(1)
  })

  it('a programme is found by its expansion where only another article says what its name is short for', () => {
    const told = sharesOf('衡阳日报', '2024-02-10', '实施“{R三江六岸}”（即“治理三江、打造六岸”）战略。')
    const later = sharesOf('衡阳日报', '2024-07-01', '“{R治理三江、打造六岸}”见效。')
    const shares = [...told, ...later]
    expect(new Set([...idsOfShares(shares, '三江六岸'), ...idsOfShares(shares, '治理三江、打造六岸')]).size).toBe(1)
  })

  it('and not where none says so', () => {
    const shares = [...before, ...after]
    expect(new Set([...idsOfShares(shares, '千村共富'), ...idsOfShares(shares, '万村共美')]).size).toBe(2)
  })

  it('in whatever order the articles come', () => {
    const shares = [...after, ...change, ...before]
    expect(idsOfShares(shares, '千村共富')[0]).toBe(idsOfShares([...shares].reverse(), '万村共美')[0])
  })
})
