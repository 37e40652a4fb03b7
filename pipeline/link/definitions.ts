import type { Item } from './items.ts'

const DEFINES = /[(（，,、]\s*(?:以下|下|后)?(?:简称|统称|称)(?:为)?[:：]?\s*["“'‘『「]?$/u
const OPENS = /^\s*[(（]\s*$/u
const CLOSES = /^\s*[)）]/u

/**
 * The full name behind a short one that the text itself gives: “X有限公司（以下简称‘X’）”, and a second name of an institution in
 * brackets. A short name holds in its article, and on the whole page where no other full name is given it. 原名 and 前身 are no
 * definitions: an organ renamed is another organ. Gives the item itself where nothing is defined.
 */
export function definedAs(items: readonly Item[]): (item: Item) => Item {
  const inArticle = new Map<string, Item>()
  const onPage = new Map<string, Set<string>>()
  for (const [full, short] of definedPairs(items)) {
    inArticle.set(`${short.article} ${short.plain}`, full)
    onPage.set(short.plain, (onPage.get(short.plain) ?? new Set()).add(full.plain))
  }
  const anywhere = new Map([...inArticle].map(([key, full]) => [key.slice(key.indexOf(' ') + 1), full] as const))
  return (item) =>
    inArticle.get(`${item.article} ${item.plain}`) ?? (onPage.get(item.plain)?.size === 1 ? (anywhere.get(item.plain) ?? item) : item)
}

function definedPairs(items: readonly Item[]): readonly (readonly [full: Item, short: Item])[] {
  const pairs: (readonly [Item, Item])[] = []
  items.forEach((short, k) => {
    const full = items[k - 1]
    if (full === undefined || full.article !== short.article || full.mention.sentence !== short.mention.sentence) return
    const { text } = short.sentence
    const between = text.slice(full.mention.at.end, short.mention.at.start)
    const after = text.slice(short.mention.at.end)
    const secondName = OPENS.test(between) && CLOSES.test(after) && full.plain.at(-1) === short.plain.at(-1)
    if (full.plain !== short.plain && (DEFINES.test(between) || secondName)) pairs.push([full, short])
  })
  return pairs
}
