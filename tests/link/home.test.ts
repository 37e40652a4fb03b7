import { describe, expect, it } from 'vitest'
import { homeName, homeOf, paperOf } from '../../pipeline/home.ts'
import type { PageMeta } from '../../pipeline/types.ts'

const page = (raw: string, meta: PageMeta = {}) => ({ origin: 'page.txt', format: 'text' as const, raw, meta })

describe('homeOf', () => {
  it.each([
    ['长沙晚报', '湖南省长沙市'],
    ['湖南日报', '湖南省'],
    ['吉林日报', '吉林省'],
    ['北京日报', '北京市'],
    ['浏阳日报', '湖南省长沙市浏阳市'],
    ['海南日报', '海南省'],
    ['人民日报', null],
    ['潇湘晨报', null],
  ])('reads the name of a paper: %s → %s', (source, home) => {
    expect(homeName(homeOf(page('', { source })))).toBe(home)
  })

  it.each([
    ['湖南省衡阳市', '湖南省衡阳市'],
    ['衡阳', '湖南省衡阳市'],
    ['江苏省南京市鼓楼区', '江苏省南京市鼓楼区'],
    ['岚川省汐阳市', '岚川省汐阳市'],
  ])('takes a setting before anything else: %s → %s', (home, name) => {
    expect(homeName(homeOf(page('长沙晚报讯（记者 甲）', { home })))).toBe(name)
  })

  it('reads a masthead', () => {
    expect(homeName(homeOf(page('# 衡阳日报\n2023年5月1日\n\n标题\n正文。')))).toBe('湖南省衡阳市')
  })

  it('takes the paper that most datelines name', () => {
    const text = '一\n湖南日报3月1日讯（记者 甲）今天开工。\n二\n湖南日报3月1日讯（记者 乙）昨天完工。\n三\n长沙晚报讯（记者 丙）转载。'
    expect(paperOf(page(text))).toBe('湖南日报')
    expect(homeName(homeOf(page(text)))).toBe('湖南省')
  })

  it('is silent where two papers are named equally often', () => {
    expect(homeName(homeOf(page('湖南日报讯（记者 甲）一。\n长沙晚报讯（记者 丙）二。')))).toBeNull()
  })

  it('reads an unlisted place as the page calls it', () => {
    expect(homeName(homeOf(page('汐阳日报\n\n岚川省汐阳市的春天。汐阳市很热闹。')))).toBe('岚川省汐阳市')
    expect(homeName(homeOf(page('汐阳日报\n\n汐阳高新区的春天。市委、市政府要求我市各地。')))).toBe('汐阳市')
  })
})
