import { describe, expect, it } from 'vitest'
import { completions } from '../../pipeline/tag/completions.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, completions)

describe('bodies of which the place or the person alone was read', () => {
  it.each([
    ['a school', '{L澄县}柳湾小学附近', '{O澄县柳湾小学}附近'],
    ['a cooperative', '{L柳湾镇}茶叶专业合作社', '{O柳湾镇茶叶专业合作社}'],
    ['a congress', '{L汐阳}人大多项成果', '{G汐阳人大}多项成果'],
    ['a government', '在{L澄县柳湾镇}镇政府', '在{G澄县柳湾镇镇政府}'],
    ['a studio', '{P韩青}技能大师工作室', '{O韩青技能大师工作室}'],
    ['a studio of two honours', '{P韩青}劳模创新工作室', '{O韩青劳模创新工作室}'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['a delegate', '{L汐阳}人大代表'],
    ['words that part them', '{L澄县}的柳湾小学'],
    ['pupils', '{L澄县}小学生'],
    ['a consultation', '{L澄县}界别协商会议'],
    ['some', '{L澄县}两所中学'],
    ['many', '{L澄县}各中学'],
    ['one’s own studio', '{P韩青}的工作室'],
    ['a body of its own', '{L澄县}{O柳湾小学}'],
  ])('but not %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
