import type { Item } from './items.ts'

const DEFINES = /[(（，,、]\s*(?:以下|下|后)?(?:简称|统称|称)(?:为)?[:：]?\s*["“'‘『「]?$/u
const OPENS = /^\s*[(（]\s*$/u
const CLOSES = /^\s*[)）]/u

/**
 * Pairs of a full name and the short one that the text gives it: “X有限公司（以下简称‘X’）”, and a second name of an
 * institution in brackets. 原名 and 前身 are no definitions: an organ renamed is another organ.
 */
export function definedPairs(items: readonly Item[]): readonly (readonly [full: Item, short: Item])[] {
  const pairs: (readonly [Item, Item])[] = []
  items.forEach((short, k) => {
    const full = items[k - 1]
    if (full === undefined || full.article !== short.article || full.mention.sentence !== short.mention.sentence) return
    const { text } = short.sentence
    const between = text.slice(full.mention.at.end, short.mention.at.start)
    const after = text.slice(short.mention.at.end)
    const secondName = OPENS.test(between) && CLOSES.test(after) && full.plain.at(-1) === short.plain.at(-1)
    if (DEFINES.test(between) || secondName) pairs.push([full, short])
  })
  return pairs
}
