import type { Item } from './items.ts'

/** Behind a programme's name, its closing quotation mark and its kind word: （即, ，即, 是指. 即将 and 即可 are other words. */
const SAYS = /^["”』」]?\p{Script=Han}{0,8}(?<open>\s*[（(]\s*(?:即|是?指)|\s*[，,]\s*即|[，,]?\s*(?:是指|指的是|就是指))\s*[：:]?\s*/u
const QUOTED = /^(?:["“『「][^"”』」。；;]{3,60}["”』」][、和与及]?){1,8}/u
const OTHER_WORD = /^(?:将|可|使|便|日|时|刻|为|是|由)/u
const IN_BRACKETS = /^[^（）()。；;！？!?]{4,80}(?=[）)])/u
/** Longer, it is a sentence about the programme and no name of it. */
const LONGEST = 60

/**
 * What the text says that a programme's name is short for: “三江六岸”（即“治理三江、打造六岸”） → 治理三江、打造六岸. Null where it says
 * nothing or only tells what the programme is about (，即加快…, without quotation marks).
 */
export function expansionOf({ sentence, mention }: Item): string | null {
  const after = sentence.text.slice(mention.at.end, mention.at.end + LONGEST * 3)
  const says = SAYS.exec(after)
  if (says === null) return null
  const rest = after.slice(says[0].length)
  const bracket = /[（(]/u.test(says.groups?.['open'] ?? '')
  const found = (bracket ? IN_BRACKETS : QUOTED).exec(rest)?.[0] ?? QUOTED.exec(rest)?.[0]
  if (found === undefined || OTHER_WORD.test(found)) return null
  const words = found
    .replace(/\s+/gu, '')
    .replace(/["”』」](?=["“『「])/gu, '、')
    .replace(/["“”『』「」]/gu, '')
    .replace(/[、和与及，,]$/u, '')
  return words.length >= 4 && words.length <= LONGEST ? words : null
}
