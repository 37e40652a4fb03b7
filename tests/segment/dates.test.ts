import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../graph/model.ts'
import type { PageMeta } from '../../pipeline/types.ts'
import { articlesIn, page } from './table.ts'

const iso = (text: string): IsoDate => text as IsoDate // test data
const BODY = '会议研究了下一阶段的工作,对重点项目逐一作出安排,要求各部门把责任落到实处。'
const dateOf = (lead: string, meta: PageMeta = {}, origin = 'page.txt', above: readonly string[] = []) =>
  articlesIn(page(...above, '岚江召开工作推进会', lead, BODY), meta, origin).at(-1)?.date

describe('the date of an article', () => {
  const known: PageMeta = { date: iso('2024-01-30') }
  const cases: readonly (readonly [string, string, PageMeta, string | null])[] = [
    ['takes its year from the page', '岚江日报1月29日讯(记者 周一鸣)市委召开会议。', known, '2024-01-29'],
    ['lies in the past year when the page is of January', '岚江日报12月30日讯(记者 周一鸣)市委召开会议。', known, '2023-12-30'],
    ['is the day the lead names', '岚江日报讯(记者/周一鸣) 1月29日,市委召开会议。', known, '2024-01-29'],
    ['keeps a year that is printed', '新华社北京2022年5月6日电 会议6日举行。', known, '2022-05-06'],
    ['is the page’s when the text names none', '岚江日报讯(记者/周一鸣) 日前,市委召开会议。', known, '2024-01-30'],
    ['is not the first day of a span', '岚江日报讯(记者/周一鸣) 1月20日至25日,展会举行。', known, '2024-01-30'],
    ['is not a day to come', '岚江日报讯(记者/周一鸣) 新规将于3月1日起施行。', known, '2024-01-30'],
    ['is null when no year can be known', '岚江日报1月29日讯(记者 周一鸣)市委召开会议。', {}, null],
    ['is null for a day that no calendar has', '岚江日报2023年2月30日讯(记者 周一鸣)市委召开会议。', {}, null],
  ]
  it.each(cases)('%s', (_, lead, meta, expected) => {
    expect(dateOf(lead, meta)).toBe(expected)
  })

  it('takes its year from a masthead or from the name of the file', () => {
    const lead = '岚江日报1月29日讯(记者 周一鸣)市委召开会议。'
    expect(dateOf(lead, {}, 'page.txt', ['2024年1月30日 星期二'])).toBe('2024-01-29')
    expect(dateOf(lead, {}, '岚江日报-2024-01-30-02版.txt')).toBe('2024-01-29')
    expect(dateOf(lead, {}, 'lanjiang/202401/30/a.txt')).toBe('2024-01-29')
    expect(dateOf('岚江日报讯 日前,市委召开会议。', {}, '岚江日报-2024-01.txt')).toBe('2024-01')
  })
})
