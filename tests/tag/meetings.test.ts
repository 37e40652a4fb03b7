import { describe, expect, it } from 'vitest'
import { meetingsByNumber } from '../../pipeline/tag/meetings.ts'
import { layered } from './spans.ts'

const tagged = (marked: string): string => layered(marked, meetingsByNumber)

describe('meetings by their number', () => {
  it.each([
    ['a session of a congress of which the body alone was read', '出席{G市十四届人大}三次会议的代表', '出席{E市十四届人大三次会议}的代表'],
    ['one that was not read', '在县十七届人大二次会议上', '在{E县十七届人大二次会议}上'],
    ['with the place of its own', '{L澄县}第九届人民代表大会第三次会议开幕', '{E澄县第九届人民代表大会第三次会议}开幕'],
    ['of a committee', '政协第十一届委员会第四次会议', '{E政协第十一届委员会第四次会议}'],
    ['a plenum', '学习党的二十届三中全会精神', '学习{E党的二十届三中全会}精神'],
    ['a meeting of a government', '{L汐阳}{G市政府}第46次常务会议', '{L汐阳}{E市政府第46次常务会议}'],
    ['games by their place', '入选{L澄州}奥运会名单', '入选{E澄州奥运会}名单'],
  ])('%s', (_, marked, expected) => {
    expect(tagged(marked)).toBe(expected)
  })

  it.each([
    ['a session that was read whole', '在{E省十四届人大三次会议}上'],
    ['the body of a session', '{G市十四届人大三次会议主席团}'],
    ['a board of a firm', '公司第五届董事会第九次会议审议通过'],
    ['a meeting without number', '{G市政府}常务会议'],
    ['games of no place', '{L汐阳}运动员参加奥运会'],
  ])('but not %s', (_, marked) => {
    expect(tagged(marked)).toBe(marked)
  })
})
