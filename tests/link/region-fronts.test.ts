import { describe, expect, it } from 'vitest'
import { withRegionFronts } from '../../pipeline/link/index.ts'
import type { Home } from '../../pipeline/types.ts'
import { HUNAN, tagged } from './tagged.ts'

const XIYANG: Home = { province: '岚川省', city: '汐阳市', county: null }

function surfaces(text: string, home: Home): readonly string[] {
  const parts = tagged([text])
  const raw = parts.map(({ article }) => article.sentences.map((sentence) => sentence.text).join('\n')).join('\n')
  return withRegionFronts(parts, home, raw).flatMap(({ mentions }) =>
    mentions.map(({ start, end, surface }) => {
      expect(raw.slice(start, end)).toBe(surface)
      return surface
    }),
  )
}

describe('a name gets the front of its region back', () => {
  it.each([
    ['of the home city', '韩青为汐{G阳市教育局}局长', XIYANG, ['汐阳市教育局']],
    ['of the home city, all but its level', '汐阳{G市中级人民法院}宣判', XIYANG, ['汐阳市中级人民法院']],
    ['of the home, where its name carries no level', '汐{O阳日报}讯', XIYANG, ['汐阳日报']],
    ['of a listed division', '攸{G县人民法院}宣判', HUNAN, ['攸县人民法院']],
    ['of a county that the page names', '{L青萝县}来人。\n青{G萝县委}开会', XIYANG, ['青萝县', '青萝县委']],
    ['of a county whose organ is named elsewhere', '{G青萝县委}开会。\n青{G萝县政府}开会', XIYANG, ['青萝县委', '青萝县政府']],
    ['of a place', '韩青为汐{L阳市}副市长', XIYANG, ['汐阳市']],
    ['of a town that the page names', '在{L柳湾镇}。\n柳湾{O镇卫生院}开诊', XIYANG, ['柳湾镇', '柳湾镇卫生院']],
    ['of a county that is nowhere read whole', '青{G萝县委}开会，青{G萝县政府}落实', HUNAN, ['青萝县委', '青萝县政府']],
    ['of a county whose stem is read elsewhere', '{G青萝人}来了，青{G萝县委}开会', HUNAN, ['青萝人', '青萝县委']],
    ['that was taken for a name by itself', '{P汐}{G阳市教育局}发文', XIYANG, ['汐阳市教育局']],
  ])('%s', (_, text, home, expected) => {
    expect(surfaces(text, home)).toEqual(expected)
  })
})

describe('a name keeps its front', () => {
  it.each([
    ['after another organ', '{G市委}、{G市政府}印发', XIYANG, ['市委', '市政府']],
    ['after a place that holds no part of it', '在{L汐阳}，{G市教育局}发文', XIYANG, ['汐阳', '市教育局']],
    ['after words that are no region', '会同{G市教育局}发文', XIYANG, ['市教育局']],
    ['after different words', '在{G萝县委}开会，由{G萝县政府}落实', HUNAN, ['萝县委', '萝县政府']],
    ['where the county has a name of one character', '由{G攸县县委}主办，由{G攸县政府}承办', HUNAN, ['攸县县委', '攸县政府']],
    ['when it is a part of the city', '走进汐阳{L市中心}', XIYANG, ['市中心']],
    ['when it is a person', '汐{P阳明}来访', XIYANG, ['阳明']],
  ])('%s', (_, text, home, expected) => {
    expect(surfaces(text, home)).toEqual(expected)
  })
})
