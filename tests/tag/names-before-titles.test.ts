import { describe, expect, it } from 'vitest'
import type { MentionType } from '../../graph/schema.ts'
import { namesBeforeTitles } from '../../pipeline/tag/names-before-titles.ts'
import type { TaggedSpan } from '../../pipeline/types.ts'

const TYPES: { readonly [letter: string]: MentionType } = {
  P: 'Person',
  C: 'Company',
  G: 'Government',
  O: 'Organization',
  L: 'Place',
  T: 'Title',
}

/** Reads inline tags, applies the layer and writes the text with the tags that it has then. */
function tagged(marked: string): string {
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
  let out = ''
  let at = 0
  for (const { start, end, type } of namesBeforeTitles(text, spans)) {
    expect(start).toBeGreaterThanOrEqual(at)
    const letter = Object.keys(TYPES).find((key) => TYPES[key] === type) ?? ''
    out += `${text.slice(at, start)}{${letter}${text.slice(start, end)}}`
    at = end
  }
  return out + text.slice(at)
}

describe('names before posts', () => {
  it.each([
    ['a village behind its county', '{L澄县}柳湾村{T党支部书记}{P韩青}说', '{L澄县}{L柳湾村}{T党支部书记}{P韩青}说'],
    [
      'a community, whose branch belongs to the post',
      '社区热闹。兰桥社区党总支{T书记}{P韩青}说',
      '社区热闹。{L兰桥社区}{T党总支书记}{P韩青}说',
    ],
    ['a firm', '青枫旅游{T总经理}{P韩青}说', '{C青枫旅游}{T总经理}{P韩青}说'],
    ['a firm before a list of posts', '会上，青枫文旅{T董事长}、{T总经理}{P韩青}说', '会上，{C青枫文旅}{T董事长}、{T总经理}{P韩青}说'],
    ['a firm behind 据 and before its posts', '据青枫酒业{T董事长}{P韩青}介绍', '据{C青枫酒业}{T董事长}{P韩青}介绍'],
    [
      'a military district in a list',
      '{G市委}{T书记}、汐阳军分区{T党委第一书记}{P韩青}出席',
      '{G市委}{T书记}、{G汐阳军分区}{T党委第一书记}{P韩青}出席',
    ],
    ['a school whose place alone was read', '{L澄县}中学{T校长}{P韩青}说', '{O澄县中学}{T校长}{P韩青}说'],
    ['a hospital whose place alone was read', '{L澄县}人民医院{T副院长}{P韩青}说', '{O澄县人民医院}{T副院长}{P韩青}说'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['general words are no name', '公司{T总经理}{P韩青}说'],
    ['nor is a phrase', '参观了企业的{T总经理}{P韩青}说'],
    ['nor what goes on from a verb', '记者来到村里，陪同{T总经理}{P韩青}走访'],
    ['a post that nobody bears gives no name', '青枫旅游{T总经理}岗位空缺'],
    ['nor does a short word', '对此，村{T党支部书记}{P韩青}说'],
    ['a name that was read stays', '{C青枫旅游}{T总经理}{P韩青}说'],
    ['a place and a department are no school', '{L澄县}教育系统{T负责人}{P韩青}说'],
  ])('%s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
