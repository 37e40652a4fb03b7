import { describe, expect, it } from 'vitest'
import { bodies } from '../../pipeline/tag/bodies.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, bodies)

describe('bodies whose own words tell what they are', () => {
  it.each([
    ['bodies of the people', '{G汐阳市妇联}、{G市总工会}、{G团市委}', '{O汐阳市妇联}、{O市总工会}、{O团市委}'],
    ['two organs in one', '{G中央纪委国家监委}网站', '{G中央纪委}{G国家监委}网站'],
    ['a state’s government', '{L瑞典}政府表示', '{G瑞典政府}表示'],
    ['the branch of a village', '{L河口村}{T党支部书记}{P韩青}', '{G河口村党支部}{T书记}{P韩青}'],
    ['the committee of a town', '{L柳湾镇}{T党委副书记}{P韩青}', '{G柳湾镇党委}{T副书记}{P韩青}'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['an organ of the state', '{G市教育局}、{G市委组织部}'],
    ['a country’s army', '{L瑞典}政府军'],
    ['a place that is no country', '{L汐阳}政府'],
    ['the committee of a city', '{L汐阳}{T党委书记}'],
  ])('but not %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
