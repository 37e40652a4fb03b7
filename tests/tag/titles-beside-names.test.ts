import { describe, expect, it } from 'vitest'
import type { MentionType } from '../../graph/schema.ts'
import { titlesBesideNames } from '../../pipeline/tag/titles-beside-names.ts'
import type { TaggedSpan } from '../../pipeline/types.ts'

const TYPES: { readonly [letter: string]: MentionType } = {
  P: 'Person',
  C: 'Company',
  G: 'Government',
  O: 'Organization',
  L: 'Place',
  T: 'Title',
}

/** Reads inline tags, applies the layer and writes the titles that stand in the text afterwards. */
function titles(marked: string): readonly string[] {
  let text = ''
  let from = 0
  const spans: TaggedSpan[] = []
  for (const found of marked.matchAll(/\{([PCGOLT])([^{}]*)\}/gu)) {
    const [whole, letter = '', surface = ''] = found
    text += marked.slice(from, found.index)
    from = found.index + whole.length
    spans.push({ start: text.length, end: text.length + surface.length, type: TYPES[letter] ?? 'Person', score: 0.9 })
    text += surface
  }
  text += marked.slice(from)
  const found = titlesBesideNames(text, spans)
  for (const [k, span] of found.entries()) expect(span.start).toBeGreaterThanOrEqual(found[k - 1]?.end ?? 0)
  return found.filter(({ type }) => type === 'Title').map(({ start, end }) => text.slice(start, end))
}

describe('titles beside names', () => {
  it.each([
    ['before a name', '{G市公安局刑侦支队}副支队长{P韩青}说', ['副支队长']],
    ['with their grades', '{G市教育局}党组副书记{P韩青}说', ['党组副书记']],
    ['of a second post', '聘任{P韩青}为{T财务负责人}兼董事会秘书，即日起', ['财务负责人', '董事会秘书']],
    ['of members of a leading group', '{G市水利局}原党组成员、{T副局长}{P韩青}被查', ['党组成员', '副局长']],
    ['of a village’s branch, which is an organ', '{L澄县}{L柳湾村}党总支书记{P韩青}说', ['书记']],
    ['of a body before another body and its post', '{G市委讲师团}成员、{G市教育局}{T局长}{P韩青}说', ['成员', '局长']],
    ['of who heads a delegation', '以{G市教育局}{T局长}{P韩青}为团长的{O代表团}', ['局长', '团长']],
    ['in a list that ends at a name', '{G市教育局}党委书记、{T局长}{P韩青}说', ['党委书记', '局长']],
    ['in a list of two that were both left out', '{G市教育局}党委书记、局长{P韩青}说', ['党委书记', '局长']],
    ['of delegates, with their level', '会场外，县人大代表{P韩青}说', ['县人大代表']],
    ['of firms, with their department', '记者来到公司，公司综合部主任{P韩青}说', ['综合部主任']],
    ['of a named firm, with its department', '{C蓝帆电气}市场部经理{P韩青}说', ['市场部经理']],
    ['where the department was taken for an organ', '{C蓝帆电气}{O综合部}{T主任}{P韩青}说', ['综合部主任']],
    ['after a name: 总书记 alone', '{P习近平}总书记指出，{P韩青}主任说', ['总书记']],
    ['after a name, before what a delegate did', '{P韩青}代表领衔提出，{P韩青}代表公司签约', ['代表']],
    ['without the village committee', '{T村委会主任}{P韩青}、{T居委会副主任}{P石青}', ['主任', '副主任']],
    ['that are there stay as they are', '{G市委}{T书记}{P韩青}说', ['书记']],
  ])('are found %s', (_, marked, expected) => {
    expect(titles(marked)).toEqual(expected)
  })

  it.each([
    ['counted people', '三名教授{P韩青}等到会'],
    ['people in general', '有关负责人{P韩青}说'],
    ['words before a place', '局长{L澄县}说'],
    ['a post that a stop parts from the name', '他当了局长，{P韩青}说'],
    ['the end of a branch, which is in the title', '{C蓝帆银行}支行行长{P韩青}说'],
    ['members of a body without a name', '班子成员{P韩青}说'],
    ['what one is taken for', '以{P韩青}为榜样的{O青年突击队}'],
    ['an organ of an office', '{G市卫健委}{O医政处}{P韩青}说'],
  ])('are not made of %s', (_, marked) => {
    expect(titles(marked)).toEqual([])
  })
})
