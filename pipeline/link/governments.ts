import { definedPairs } from './definitions.ts'
import { groupItems, shown } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { organName } from './organs.ts'
import { Unions } from './unions.ts'

/** Clusters organs by their full names (see `organName`) and by definitions in the text. */
export function clusterGovernments(items: readonly Item[], page: PageContext): readonly Cluster[] {
  const keys = new Map<Item, string>()
  for (const item of items) {
    const { name, local } = organName(item.plain, { home: page.home, stems: page.stems, near: (level) => page.near(item, level) })
    // A bare 县委 of an article is no other article's.
    const locality = local ? (isWiderLevel(item.plain) ? page.pageKey : (page.articles[item.article]?.id ?? page.pageKey)) : null
    keys.set(item, JSON.stringify([name, locality]))
  }
  const keyOf = (item: Item) => keys.get(item) ?? ''
  const unions = new Unions()
  for (const [full, short] of definedPairs(items)) unions.join(keyOf(full), keyOf(short))
  return [...groupItems(items, (item) => unions.find(keyOf(item))).values()].map((members) => {
    const longest = [...new Set(members.map(keyOf))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? ''
    const [name, locality] = JSON.parse(longest) as [string, string | null] // written above
    return { name: shown(name), locality, items: members }
  })
}

const isWiderLevel = (text: string) => /^[省市]/u.test(text)
