import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../graph/view.ts'
import type { EntityId, IsoDate } from '../../graph/model.ts'
import { explanationsIn, launchIn, namesInTime, programmeForms } from '../../graph/profile/programmes.ts'
import { speechesIn } from '../../graph/profile/speech.ts'

const [ACTOR, PLAN] = ['a'.repeat(32), 'b'.repeat(32)] as [EntityId, EntityId]

/** A sentence in which [actor] and {programme} stand in their brackets. */
function said(text: string, date = '2024-01-05'): Evidence {
  const marks: { start: number; end: number; entity: EntityId }[] = []
  let plain = ''
  let open: { entity: EntityId; start: number } | null = null
  for (const sign of text) {
    if (sign === '[' || sign === '{') open = { entity: sign === '[' ? ACTOR : PLAN, start: plain.length }
    else if (sign === ']' || sign === '}') {
      if (open !== null) marks.push({ ...open, end: plain.length })
      open = null
    } else plain += sign
  }
  const at = 7
  return {
    sentence: `${text}#0000` as Evidence['sentence'], // any text is an id here
    article: text as Evidence['article'], // the same
    headline: '',
    source: null,
    page: null,
    date: date as IsoDate, // written as an ISO date
    start: at,
    end: at + plain.length,
    text: plain,
    marks: marks.map(({ start, end, entity }) => ({ start: start + at, end: end + at, entity })),
  }
}

describe('who put a programme forward or began it', () => {
  it.each([
    ['[市委]、市政府启动“{百村共富}”行动。', true],
    ['去年底，[岚川省商务厅]推出{汇通江海}计划。', true],
    ['[汐阳市]在全省率先提出“{三江六岸}”战略。', true],
    ['[市水利局]制定并印发{清河行动}方案。', true],
    ['“{清河行动}”由[市水利局]发起。', true],
    ['[市水利局]扎实推进“{清河行动}”。', false],
    ['[市水利局]贯彻省里提出的要求，实施“{清河行动}”。', false],
    ['[省财政厅]支持的该行动发轫于外市启动的“{百村共富}”行动。', false],
    ['“{清河行动}”启动，[市水利局]参加。', false],
    ['启动“{清河行动}”。', false],
  ])('%s %s', (text, expected) => {
    expect(launchIn([said(text)], ACTOR, PLAN) !== null).toBe(expected)
  })
})

describe('what a programme stands for', () => {
  it.each([
    ['“{三江六岸}”（即三条江、六段岸线）写入报告。', true],
    ['{三江六岸}是指三条江和六段岸线。', true],
    ['“{三江六岸}”，即三条江、六段岸线。', true],
    ['“{三江六岸}”战略包括三条江。', true],
    ['“{三江六岸}”即将启动。', false],
    ['推进“{三江六岸}”建设。', false],
  ])('%s %s', (text, expected) => {
    expect(explanationsIn([said(text)], PLAN)).toHaveLength(expected ? 1 : 0)
  })
})

it('the forms of a name come in time, kind words behind quotation marks with them', () => {
  const mentions = [
    said('打造“{三江六岸}”战略定位和使命任务。', '2022-03-01'),
    said('落实“{三江六岸}”战略定位和使命任务。', '2023-05-01'),
    said('绘就“{三江\n六岸}”美好蓝图。', '2024-01-01'),
    said('{三江六岸}真美。', '2024-02-01'),
  ]
  const found = namesInTime(programmeForms(mentions, PLAN))
  expect(found.map(({ name, times, firstSeen, lastSeen }) => [name, times, firstSeen, lastSeen])).toEqual([
    ['“三江六岸”战略定位和使命任务', 2, '2022-03-01', '2023-05-01'],
    ['“三江六岸”美好蓝图', 1, '2024-01-01', '2024-01-01'],
    ['三江六岸', 1, '2024-02-01', '2024-02-01'],
  ])
})

describe('where somebody speaks', () => {
  it.each([
    ['[周小川]说，今年要快。', true],
    ['[周小川]在会上强调，要快。', true],
    ['“要快。”[周小川]告诉记者。', true],
    ['[周小川]出席，李大江说，要快。', false],
    ['会议听取了[周小川]的说明。', false],
    ['[周小川]说服了大家。', false],
    ['大家对调走的[周小川]表示感谢。', false],
    ['大家为[周小川]付出的心血表示感谢。', false],
    ['在讲话中[周小川]动情地说：“好。”', true],
    ['[周小川]说。', false],
    ['[周小川]在汐阳调研时强调', false],
    ['“好得很。”[周小川]说。', true],
  ])('%s %s', (text, expected) => {
    expect(speechesIn([said(text)], ACTOR)).toHaveLength(expected ? 1 : 0)
  })
})
