import { describe, expect, it } from 'vitest'
import { projects } from '../../pipeline/tag/projects.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, projects)

describe('projects by their place, and the spirit of a person', () => {
  it.each([
    ['a plant', '建成{L青石岭}抽水蓄能电站二期项目', '建成{R青石岭抽水蓄能电站二期项目}'],
    ['a work at a river', '推进{L澹江}防洪排涝提升工程。', '推进{R澹江防洪排涝提升工程}。'],
    ['with another place within', '{L岚川}至{L碧汀}铁路扩能工程', '{R岚川至碧汀铁路扩能工程}'],
    ['a person’s', '学习{P韩青}精神', '学习{R韩青精神}'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['a project that was read whole', '建成{R青石岭抽水蓄能电站二期项目}'],
    ['words that part them', '{L青石岭}的供水工程'],
    ['a verb between', '{L汐阳}推进供水工程'],
    ['many', '{L汐阳}重点建设项目'],
    ['its staff', '{L青石岭}供水工程项目部'],
    ['no work', '{L汐阳}旅游项目'],
    ['a firm within', '{L汐阳}{C青枫水务}供水工程'],
    ['an illness', '{P韩青}精神疾病'],
  ])('but not %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
