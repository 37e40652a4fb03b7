import { describe, expect, it } from 'vitest'
import type { MentionType } from '../../graph/schema.ts'
import { applyPatterns, type Layer } from '../../pipeline/tag/patterns.ts'
import type { TaggedSpan } from '../../pipeline/types.ts'

const span = (text: string, surface: string, type: MentionType, score = 0.95): TaggedSpan => {
  const start = text.indexOf(surface)
  return { start, end: start + surface.length, type, score }
}

function run(text: string, spans: readonly TaggedSpan[], layers: readonly Layer[]): string[] {
  return (applyPatterns([text], [spans], layers)[0] ?? []).map((s) => `${text.slice(s.start, s.end)}/${s.type}`)
}

describe('quotes', () => {
  it.each([
    ['开展“清风护航”行动以来', '“清风护航”行动', '清风护航'],
    ['扎实推进“春雨计划”', '“春雨计划”', '春雨计划'],
    ['深入开展“品质提升年”五大行动', '品质提升年”五大行动', '品质提升年'],
    ['推行“一窗通办”改革', '“一窗通办', '一窗通办'],
    ['出台共建“云上之城”十条措施', '共建“云上之城”十条措施', '共建“云上之城”十条措施'],
  ])('%s: %s is %s', (text, found, name) => {
    expect(run(text, [span(text, found, 'Programme')], ['quotes'])).toEqual([`${name}/Programme`])
  })

  it('takes no arrow of a caption into a name', () => {
    const text = '↑云川县山坳里的茶园'
    expect(run(text, [span(text, '↑云川县', 'Place')], ['quotes'])).toEqual(['云川县/Place'])
  })

  it('keeps balanced marks inside an event and drops a mark that stands alone', () => {
    const text = '“云品出山”推介会与“2031云川博览会”'
    const spans = [span(text, '“云品出山”推介会', 'Event'), span(text, '“2031云川博览会', 'Event')]
    expect(run(text, spans, ['quotes'])).toEqual(['“云品出山”推介会/Event', '2031云川博览会/Event'])
  })
})

describe('titles of works', () => {
  it('tags nothing inside 《》', () => {
    const text = '《关于支持云川县发展的建议》由云川县提出'
    const spans = [
      span(text, '云川县', 'Place'),
      { ...span(text, '云川县', 'Place'), start: text.lastIndexOf('云川县'), end: text.lastIndexOf('云川县') + 3 },
    ]
    expect(applyPatterns([text], [spans], ['titles-of-works'])[0]?.map((s) => s.start)).toEqual([text.lastIndexOf('云川县')])
  })
})

describe('quoted programmes', () => {
  it('finds counted abbreviations, not proverbs, and leaves the engine its own', () => {
    expect(run('聚焦“五区八园”和“一心一意”', [], ['quoted-programmes'])).toEqual(['五区八园/Programme'])
    const text = '办好“三校两馆”'
    expect(run(text, [span(text, '“三校两馆”', 'Event')], ['quoted-programmes'])).toEqual(['“三校两馆”/Event'])
  })
})

describe('courtesy names', () => {
  it('reads a surname with a form of address as a person, and not the end of a longer name', () => {
    expect(run('市民龚先生说，覃女士也来了，刘大伟先生没有来', [], ['courtesy-names'])).toEqual(['龚先生/Person', '覃女士/Person'])
  })
})

describe('courtesy names of the engine', () => {
  it('takes the form of address into a lone surname', () => {
    const text = '住在附近的麻先生反映'
    expect(run(text, [span(text, '麻', 'Person', 0.7)], ['courtesy-names'])).toEqual(['麻先生/Person'])
  })

  it.each([
    ['如今，老麻的果园', '老麻'],
    ['胡同里的麻大爷说', '麻大爷'],
    ['麻家人都来了', '麻'],
  ])('reads %s as %s', (text, name) => {
    expect(run(text, [span(text, '麻', 'Person', 0.7)], ['courtesy-names'])).toEqual([`${name}/Person`])
  })
})

describe('second view', () => {
  it('finds elsewhere on the page what was sure once, and never touches what is sure', () => {
    const texts = ['谭雪舟主持会议。', '公司谭雪舟回应。', '谭雪舟路改造。']
    const sure = [span(texts[0] ?? '', '谭雪舟', 'Person', 0.99)]
    const road = [span(texts[2] ?? '', '谭雪舟路', 'Place', 0.95)]
    const found = applyPatterns(texts, [sure, [], road], ['second-view'])
    expect(found.map((spans, k) => spans.map((s) => texts[k]?.slice(s.start, s.end)))).toEqual([['谭雪舟'], ['谭雪舟'], ['谭雪舟路']])
  })
})

describe('slogans', () => {
  it('reads campaigns that are fought, also in a list, and leaves 打 of other kinds', () => {
    expect(run('全力打好春耕保供仗、抗旱保苗攻坚仗，打球的孩子', [], ['slogans'])).toEqual([
      '春耕保供仗/Programme',
      '抗旱保苗攻坚仗/Programme',
    ])
    expect(run('这一仗不好打', [], ['slogans'])).toEqual([])
  })

  it('reads a goal and its place as one, and keeps a longer slogan around it', () => {
    const text = '建设更高水平平安云川'
    expect(run(text, [span(text, '云川', 'Place')], ['slogans'])).toEqual(['平安云川/Programme'])
    const longer = '打造智造之都、建设幸福云川'
    expect(run(longer, [span(longer, longer, 'Programme')], ['slogans'])).toEqual([`${longer}/Programme`])
  })

  it('joins goals that stand side by side, and no others', () => {
    const text = '大力打造智造之都、加快建设幸福云川'
    const goals = [span(text, '打造智造之都', 'Programme'), span(text, '建设幸福云川', 'Programme')]
    expect(run(text, goals, ['slogans'])).toEqual(['打造智造之都、加快建设幸福云川/Programme'])
    const two = '实施强链计划、育苗行动'
    const plans = [span(two, '强链计划', 'Programme'), span(two, '育苗行动', 'Programme')]
    expect(run(two, plans, ['slogans'])).toEqual(['强链计划/Programme', '育苗行动/Programme'])
  })
})

describe('second view of a cut name', () => {
  it('gives an organ back the first character of its place', () => {
    const texts = ['汐阳市召开会议。', '汐阳市人民政府发布通告。']
    const cut = { start: 1, end: 7, type: 'Government' as const, score: 0.9 }
    const found = applyPatterns(texts, [[span('汐阳市召开会议。', '汐阳市', 'Place', 0.99)], [cut]], ['second-view'])
    expect(found[1]?.map((s) => texts[1]?.slice(s.start, s.end))).toEqual(['汐阳市人民政府'])
  })
})

describe('doubt', () => {
  it('drops what is more likely wrong than right', () => {
    const text = '云川与云海'
    expect(run(text, [span(text, '云川', 'Place', 0.2), span(text, '云海', 'Place', 0.8)], ['doubt'])).toEqual(['云海/Place'])
  })
})
