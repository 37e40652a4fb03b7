import { describe, expect, it } from 'vitest'
import { namesBesideVerbs } from '../../pipeline/tag/names-beside-verbs.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, namesBesideVerbs)

describe('names by the words beside them', () => {
  it.each([
    ['曾 before 任 is no part of a name', '{T院长}{P韩青曾}任{C蓝帆电气}{T总经理}', '{T院长}{P韩青}曾任{C蓝帆电气}{T总经理}'],
    ['成长为 is no name', '从{T医师}{P成长}为{T主任医师}', '从{T医师}成长为{T主任医师}'],
    ['who speaks behind a post', '{O汐阳一中}{T校长}韩青说', '{O汐阳一中}{T校长}{P韩青}说'],
    ['three characters, and an adverb', '{G市水利局}{T局长}韩小青随即表示', '{G市水利局}{T局长}{P韩小青}随即表示'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['a name in 曾 before other words', '{T院长}{P韩文曾}走进车间'],
    ['a short name in 曾', '{T院长}{P韩曾}任期已满'],
    ['words that begin like a surname', '{G市水利局}{T局长}应邀出席'],
    ['no organ, no name', '{T局长}韩青说'],
    ['what is no surname', '{G市水利局}{T局长}在会上说'],
  ])('stays as it is: %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
