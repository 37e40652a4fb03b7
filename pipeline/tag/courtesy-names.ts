import { isSurname } from '../segment/surnames.ts'
import type { TaggedSpan } from '../types.ts'

/** A surname with a form of address names a person: 龚先生家住…, 市民贺先生. Not the end of a longer name (刘德华先生). */
const COURTESY =
  /(?:(?<!\p{Script=Han})|(?<=市民|居民|村民|业主|读者|家长|顾客|乘客|司机|游客|位|的|和|与|由|对|向|让|给|据|经))(\p{Script=Han})(?:先生|女士)/gu

/** 老 + 张, 朱 + 大爷: with a lone surname that the engine tagged they are one name. */
const OLD_OR_YOUNG = /^[老小]$/u
const ELDER = /^(?:先生|女士|大爷|大妈|大娘|大姐|大哥|大叔|大伯|大婶|奶奶|爷爷|阿姨|师傅|老汉)/u
/** Read on the held-out articles: right in all but a few. */
const SCORE = 0.93

/** Names of a surname and a form of address; and a lone surname that the engine tagged, with the form of address behind it. */
export function courtesyNames(text: string, spans: readonly TaggedSpan[]): TaggedSpan[] {
  const read = [...text.matchAll(COURTESY)]
    .filter((match) => isSurname(match[1] ?? ''))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, type: 'Person' as const, score: SCORE }))
  const widened = spans.flatMap((s): readonly TaggedSpan[] => {
    if (s.type !== 'Person' || s.end - s.start !== 1) return []
    const before = OLD_OR_YOUNG.test(text.charAt(s.start - 1)) ? 1 : 0
    const after = ELDER.exec(text.slice(s.end, s.end + 2))?.[0].length ?? 0
    return before + after === 0 ? [] : [{ ...s, start: s.start - before, end: s.end + after, score: SCORE }]
  })
  return [...read, ...widened.filter((w) => !read.some((r) => r.start === w.start))]
}
