import { isSurname } from '../segment/surnames.ts'
import type { TaggedSpan } from '../types.ts'

/** A surname with a form of address names a person: 龚先生家住…, 市民贺先生. Not the end of a longer name (刘德华先生). */
const COURTESY =
  /(?:(?<!\p{Script=Han})|(?<=市民|居民|村民|业主|读者|家长|顾客|乘客|司机|游客|位|的|和|与|由|对|向|让|给|据|经))(\p{Script=Han})(?:先生|女士)/gu

/** Read on the held-out articles: right in all but a few. */
const SCORE = 0.93

/** Names of a surname and a form of address; and a lone surname that the engine tagged, with the form of address behind it. */
export function courtesyNames(text: string, spans: readonly TaggedSpan[]): TaggedSpan[] {
  if (!text.includes('先生') && !text.includes('女士')) return []
  const read = [...text.matchAll(COURTESY)]
    .filter((match) => isSurname(match[1] ?? ''))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, type: 'Person' as const, score: SCORE }))
  const widened = spans
    .filter((s) => s.type === 'Person' && s.end - s.start === 1 && /^(?:先生|女士)/u.test(text.slice(s.end, s.end + 2)))
    .map((s) => ({ ...s, end: s.end + 2, score: SCORE }))
  return [...read, ...widened.filter((w) => !read.some((r) => r.start === w.start))]
}
