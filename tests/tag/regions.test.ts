import { describe, expect, it } from 'vitest'
import { regionsAndLines } from '../../pipeline/tag/regions.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, regionsAndLines)

describe('places that go on', () => {
  it.each([
    ['a basin', '{L澹江}流域治理', '{L澹江流域}治理'],
    ['an area', '{L岚川}地区', '{L岚川地区}'],
    ['a line between two places', '{L岚川}至{L碧汀高速公路}通车', '{L岚川至碧汀高速公路}通车'],
    ['a line with a dash', '{L岚川}—{L碧汀高铁}', '{L岚川—碧汀高铁}'],
    ['half a word', '{L华}侨', '华侨'],
    ['what is no place', '{L太阳}落山，{L中华}民族', '太阳落山，中华民族'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['a sum of the region', '{L岚川}地区生产总值'],
    ['a province', '{L湖南}地区'],
    ['a county on a plain', '{L岚川}平原县'],
    ['a train on the line', '{L岚川}至{L碧汀高铁}动车'],
    ['two places', '{L岚川}至{L碧汀}'],
    ['two lines', '{L岚川高速}至{L碧汀高速}'],
    ['a region whose name begins like half a word', '{L中东}战事'],
    ['the second of two letters', '港{L澳}地区'],
    ['a direction', '中{L欧}方向'],
    ['a firm', '{C华青重工}'],
  ])('but not %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
