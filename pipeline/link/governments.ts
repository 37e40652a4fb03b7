import { isWholeShort } from './alignment.ts'
import type { Contractions } from './alignment.ts'
import { definedAs } from './definitions.ts'
import { groupItems, shown } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { localityOf } from './locality.ts'
import { departmentWords } from './organ-table.ts'
import { organName } from './organs.ts'
import { Unions } from './unions.ts'

/** Contractions of bureaus that are merged differently from city to city, so that only a full name on the page can settle them. */
const CONTRACTIONS: Contractions = {
  words: [
    ['文化', '文'],
    ['旅游', '旅'],
    ['广电', '广'],
    ['广播电视', '广'],
    ['广播电视', '广电'],
    ['体育', '体'],
    ['新闻出版', '新'],
    ['城市管理', '城管'],
    ['综合执法', '执法'],
    ['行政', ''],
    ['协调', ''],
    ['优化营商环境', '营商'],
    ['自然资源', '自'],
    ['规划', '规'],
    ['委员会', '委'],
  ],
  droppable: ['和', '广电', '体育', '协调', '事务', '服务', '管理', '监督', '综合', '行政'],
}

/** Clusters organs by their full names (see `organName`), by definitions in the text, and contracted names by the one full name they fit. */
export function clusterGovernments(items: readonly Item[], page: PageContext): readonly Cluster[] {
  const keys = new Map<Item, string>()
  for (const [k, item] of items.entries()) {
    const { name, local } = organName(written(item, items[k - 1]), {
      home: page.home,
      stems: page.stems,
      near: (level) => page.near(item, level),
    })
    // A bare 县委 or 公安局 of an article is no other article's.
    const own = /^[省市]/u.test(item.plain) ? page.pageKey : (page.articles[item.article]?.id ?? page.pageKey)
    keys.set(item, JSON.stringify([name, local ? own : localityOf(name, page)]))
  }
  const fullOf = definedAs(items)
  const keyOf = (item: Item) => keys.get(fullOf(item)) ?? ''
  const unions = new Unions()
  joinContracted([...groupItems(items, keyOf).keys()], unions)
  return [...groupItems(items, (item) => unions.find(keyOf(item))).values()].map((members) => {
    const longest = [...new Set(members.map(keyOf))].sort((a, b) => nameIn(b).length - nameIn(a).length || (a < b ? -1 : 1))[0] ?? ''
    const [name, locality] = JSON.parse(longest) as [string, string | null] // written above
    return { name: shown(name), locality, items: members }
  })
}

/** 市委常委、宣传部部长: a department named bare after a post in its committee is that committee's. */
function written(item: Item, before: Item | undefined): string {
  if (before === undefined || before.article !== item.article || before.mention.sentence !== item.mention.sentence) return item.plain
  const between = item.sentence.text.slice(before.mention.at.end, item.mention.at.start)
  const committee = /^(?:中共)?(.*[省市县区州]委|自治区党委)$/u.test(before.plain)
  return committee && departmentWords.has(item.plain) && /^[^，。；！？,;]{2,12}、$/u.test(between) ? before.plain + item.plain : item.plain
}

function joinContracted(keys: readonly string[], unions: Unions): void {
  for (const short of keys) {
    const fits = keys.filter((full) => full !== short && isWholeShort(nameIn(short), nameIn(full), CONTRACTIONS))
    const [only] = fits
    if (fits.length === 1 && only !== undefined) unions.join(short, only)
  }
}

function nameIn(key: string): string {
  const [name] = JSON.parse(key) as [string, string | null] // written above
  return name
}
