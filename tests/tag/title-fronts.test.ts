import { describe, expect, it } from 'vitest'
import { titleFronts } from '../../pipeline/tag/title-fronts.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, titleFronts)

describe('what stands before a post and belongs to it', () => {
  it.each([
    ['代', '{L澄县}代{T县长}{P韩青}', '{L澄县}{T代县长}{P韩青}'],
    ['常务副', '，常务副{T市长}{P韩青}', '，{T常务副市长}{P韩青}'],
    ['主诉', '主诉{T检察官}{P韩青}', '{T主诉检察官}{P韩青}'],
    ['自治区', '、自治区{T主席}{P韩青}', '、{T自治区主席}{P韩青}'],
    ['原 stays outside', '{L澄县}原代{T县长}{P韩青}', '{L澄县}原{T代县长}{P韩青}'],
    ['原 goes out of it', '{L澄县}{T原县长}{P韩青}', '{L澄县}原{T县长}{P韩青}'],
    ['the party committee of a firm', '{C青枫旅游}党委{T副书记}{P韩青}', '{C青枫旅游}{T党委副书记}{P韩青}'],
    ['the ministry of a state', '{L南岛国}外交{T部长}{P马里诺}', '{L南岛国}{T外交部长}{P马里诺}'],
    ['the union of a school', '{O汐阳一中}工会{T主席}{P韩青}', '{O汐阳一中}{T工会主席}{P韩青}'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['a word that ends so', '他接替了前代{T县长}'],
    ['a committee that no body stands before', '，党委{T书记}{P韩青}'],
    ['a town’s committee is an organ', '{L柳湾镇}党委{T副书记}{P韩青}'],
    ['an autonomous region and no chairman', '自治区{T党委书记}{P韩青}'],
    ['a ministry that was read', '{G外交部}{T部长}{P韩青}'],
    ['a ministry of which no state is named', '他是外交{T部长}{P韩青}'],
    ['a whole title', '{L澄县}{T代县长}{P韩青}'],
  ])('but not %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
