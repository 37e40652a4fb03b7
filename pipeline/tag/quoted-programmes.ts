import type { TaggedSpan } from '../types.ts'

const NUMERAL = '[一二两三四五六七八九十百千万双多0-9０-９]'
/** “三高四新”, “一降一升”: two counted things in four characters, in quotation marks. */
const COUNTED = new RegExp(`[“「『"](${NUMERAL}[\\p{Script=Han}]${NUMERAL}[\\p{Script=Han}])[”」』"]`, 'gu')
/** Proverbs have the same shape and name no plan. */
const PROVERBS = new Set(
  '一心一意 三心二意 千方百计 千家万户 千山万水 七上八下 五湖四海 三言两语 四面八方 一言一行 一举一动 一砖一瓦 一草一木 一点一滴 千辛万苦 千军万马 十全十美 一五一十 三三两两 百战百胜 一朝一夕 五颜六色 三番五次 四通八达 千丝万缕 千变万化 一模一样 一分一秒 万紫千红'.split(
    ' ',
  ),
)

/** What the pattern says of a quoted numeral abbreviation: right in 0.9 of the cases read on the development text. */
const SCORE = 0.9

/** Numeral abbreviations in quotation marks, which are programmes; only where the engine found nothing. */
export function quotedProgrammes(text: string): TaggedSpan[] {
  return [...text.matchAll(COUNTED)].flatMap((match) => {
    const name = match[1] ?? ''
    const start = match.index + 1
    return PROVERBS.has(name) ? [] : [{ start, end: start + name.length, type: 'Programme' as const, score: SCORE }]
  })
}
