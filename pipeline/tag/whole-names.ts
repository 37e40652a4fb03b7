import type { TaggedSpan } from '../types.ts'

const SCORE = 0.85
/** What begins with the last character that the engine took into a name: 韩青正准备, 韩青改任, 韩青超标准. */
const WORD =
  /^(?:正(?=准备|忙着|打算)|改(?=任)|超(?=标|额)|列(?=举)|功(?=不可没)|案(?=[，。、]|$)|等(?=人|一行)|已(?=经)|还(?=说|表示)|也(?=说|表示)|率(?=队|领)|赴(?=\p{Script=Han}))/u
const LEAST = 3

/**
 * Names of persons that took a character of the word behind them: by that word, and by the page, where the name without it stands elsewhere and
 * the name with it stands nowhere else.
 */
export function wholeNames(texts: readonly string[], tagged: readonly (readonly TaggedSpan[])[]): readonly (readonly TaggedSpan[])[] {
  const times = new Map<string, number>()
  const nextTo = new Map<string, Set<string>>()
  tagged.forEach((spans, k) => {
    const text = texts[k] ?? ''
    for (const { start, end, type } of spans) {
      if (type !== 'Person') continue
      const name = text.slice(start, end)
      times.set(name, (times.get(name) ?? 0) + 1)
      nextTo.set(name, (nextTo.get(name) ?? new Set()).add(text.charAt(end)))
    }
  })
  return tagged.map((spans, k) => {
    const text = texts[k] ?? ''
    return spans.map((span) => {
      if (span.type !== 'Person' || span.end - span.start < LEAST) return span
      const name = text.slice(span.start, span.end)
      const less = name.slice(0, -1)
      const word = WORD.test(text.slice(span.end - 1, span.end + 12))
      const elsewhere = times.get(name) === 1 && [...(nextTo.get(less) ?? [])].some((next) => next !== name.at(-1))
      return word || elsewhere ? { ...span, end: span.end - 1, score: Math.max(span.score, SCORE) } : span
    })
  })
}
