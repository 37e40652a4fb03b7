import { describe, expect, it } from 'vitest'
import { joinedPlaces } from '../../pipeline/tag/joined-places.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, joinedPlaces)

describe('two places that were read as one', () => {
  it.each([
    ['a province and its city', '{L湖南株洲}', '{L湖南}{L株洲}'],
    ['a city and its district', '{L长沙市岳麓区}', '{L长沙市}{L岳麓区}'],
    ['a city and a county in short', '{L湖南安仁县}', '{L湖南}{L安仁县}'],
    ['a county and a town of it', '{L安仁县柳湾镇}', '{L安仁县}{L柳湾镇}'],
    ['three', '{L湖南省长沙市柳湾街道}', '{L湖南省}{L长沙市}{L柳湾街道}'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['a station with its city', '{L株洲西站}'],
    ['a hall of a city', '{L长沙市体育馆}'],
    ['a zone', '{L长沙高新区}、{L株洲市高新区}'],
    ['a division', '{L岳麓区}、{L新晃侗族自治县}'],
    ['a town whose name begins like a city', '{L长沙镇}、{L株洲古镇}'],
    ['an organ', '{G长沙市岳麓区政府}'],
  ])('but not %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
