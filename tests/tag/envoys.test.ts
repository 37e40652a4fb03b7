import { describe, expect, it } from 'vitest'
import { envoysAndMinisters } from '../../pipeline/tag/envoys.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, envoysAndMinisters)

describe('posts of states that were cut in two', () => {
  it.each([
    ['an ambassador', '{L巴西}驻{L泰国}{T大使}{P马里诺}', '{L巴西}{T驻泰国大使}{P马里诺}'],
    ['a permanent representative', '{L巴西}常驻{G联合国}{T代表}{P马里诺}', '{L巴西}{T常驻联合国代表}{P马里诺}'],
    ['a minister of a state', '{G巴西外交部}长{P马里诺}', '{L巴西}{T外交部长}{P马里诺}'],
    ['a minister whose state is not named', '兼{G外交部}长{P韩青}', '兼{T外交部长}{P韩青}'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['a ministry and its minister', '{G外交部}{T部长}{P韩青}'],
    ['a ministry that grows', '{G外交部}长期关注'],
    ['a department of a province', '{G岚川省委组织部}长{P韩青}'],
    ['a village that is garrisoned', '部队驻{L柳湾村}{T代表}{P韩青}'],
  ])('but not %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
