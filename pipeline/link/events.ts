import { groupItems, shown } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { readRegion } from './regions.ts'
import type { RegionScope } from './regions.ts'
import { Unions } from './unions.ts'

// A number is read from its first character on; something stands before it.
const ORDINAL = '(?:第?((?<!.[一二三四五六七八九十百])[一二三四五六七八九十百]+|(?<!.\\d)\\d+)届)'
const PARTY_CONGRESS = /^(?:中国共产党|中共|党的?)?(?:第)?([一二三四五六七八九十]+)(?:次全国代表(?:大会)?|大)$/u
const PLENUM =
  /^(?:中国共产党|中共|党的?)?(?:第)?([一二三四五六七八九十]+)届(?:中央委员会第)?([一二三四五六七八九十])(?:中|次)全(?:会|体会议)$/u
const PEOPLES_CONGRESS = new RegExp(`^(.+?)${ORDINAL}(?:人大|人民代表大会)(常委会|常务委员会)?第?([一二三四五六七八九十]+)次会议$`, 'u')
const CONSULTATIVE = new RegExp(
  `^(?:政协)?(.+?)(?:政协)?${ORDINAL}(?:政协|委员会)?(常委会|常务委员会)?第?([一二三四五六七八九十]+)次会议$`,
  'u',
)
const LOCAL_PARTY_CONGRESS = /^(?:中国共产党|中共)?(.+?)第([一二三四五六七八九十]+)次(?:党代会|党代表大会|代表大会)$/u
const TWO_SESSIONS = /^(?:(\d{4})年)?(.{1,8}?)两会$/u
const YEAR = /^(\d{4})年?(?:度)?/u
const EDITION = /第[一二三四五六七八九十百\d]+[届次期批]|首[届次期]|[一二三四五六七八九十]届|\d{4}/u
const MIN_SHARED = 5

/**
 * Clusters events by full names where the grammar of congresses knows them (省十四届人大二次会议, 党的二十大, 省两会), then a name with
 * its year and the same without, where the page has one such year. An edition (第三届) is never its series, nor another edition.
 */
export function clusterEvents(items: readonly Item[], page: PageContext): readonly Cluster[] {
  const names = new Map(
    items.map(
      (item) => [item, eventName(item.plain, { home: page.home, stems: page.stems, near: (level) => page.near(item, level) })] as const,
    ),
  )
  const keyOf = (item: Item) => names.get(item) ?? item.plain
  const unions = new Unions()
  joinYears([...groupItems(items, keyOf).keys()], yearsOf(page), unions)
  for (const members of groupItems(items, (item) => String(item.article)).values()) joinEnds([...groupItems(members, keyOf).keys()], unions)
  return [...groupItems(items, (item) => unions.find(keyOf(item))).values()].map((members) => {
    const name = members
      .map(keyOf)
      .reduce((best, other) => (other.length > best.length || (other.length === best.length && other < best) ? other : best))
    return {
      name: shown(name),
      locality: EDITION.test(name) || name.length >= 8 ? null : (page.home.city ?? page.home.province ?? page.pageKey),
      items: members,
    }
  })
}

/** The years that a page speaks from: an older year is another edition. Empty where no article has a date. */
function yearsOf({ articles }: PageContext): ReadonlySet<number> {
  return new Set(
    articles.flatMap(({ date }) => {
      if (date === null) return []
      const year = Number(date.slice(0, 4))
      return [year - 1, year, year + 1]
    }),
  )
}

function joinYears(names: readonly string[], years: ReadonlySet<number>, unions: Unions): void {
  const dated = groupBy(
    names.filter((name) => YEAR.test(name)),
    (name) => name.replace(YEAR, ''),
  )
  for (const [bare, full] of dated) {
    const [only] = full
    const current = years.size === 0 || years.has(Number(YEAR.exec(only ?? '')?.[1]))
    if (full.length === 1 && only !== undefined && current && names.includes(bare)) unions.join(bare, only)
  }
}

/** Within an article, a long name takes in its own end: 专题学习会 for 主题教育专题学习会. */
function joinEnds(names: readonly string[], unions: Unions): void {
  for (const short of names) {
    const longer = names.filter((full) => full.length > short.length && full.endsWith(short) && !EDITION.test(full.slice(0, -short.length)))
    const [only] = longer
    if (short.length >= MIN_SHARED && longer.length === 1 && only !== undefined) unions.join(short, only)
  }
}

function groupBy(names: readonly string[], keyOf: (name: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const name of names) groups.set(keyOf(name), [...(groups.get(keyOf(name)) ?? []), name])
  return groups
}

/** 省十四届人大二次会议 → 湖南省第十四届人民代表大会第二次会议; a name that is no congress keeps its form, quotes aside. */
export function eventName(text: string, scope: RegionScope): string {
  const congress = PARTY_CONGRESS.exec(text)
  if (congress !== null) return `中国共产党第${congress[1]}次全国代表大会`
  const plenum = PLENUM.exec(text)
  if (plenum !== null) return `中国共产党第${plenum[1]}届中央委员会第${plenum[2]}次全体会议`
  const region = (word: string | undefined) =>
    word === undefined ? null : word === '全国' ? '全国' : (readRegion(word, scope)?.name ?? null)
  const peoples = PEOPLES_CONGRESS.exec(text)
  if (peoples !== null) {
    const place = region(peoples[1])
    if (place !== null) return `${place}第${peoples[2]}届人民代表大会${peoples[3] === undefined ? '' : '常务委员会'}第${peoples[4]}次会议`
  }
  const consultative = text.includes('政协') ? CONSULTATIVE.exec(text) : null
  if (consultative !== null) {
    const place = region(consultative[1])
    if (place !== null)
      return `政协${place}第${consultative[2]}届委员会${consultative[3] === undefined ? '' : '常务委员会'}第${consultative[4]}次会议`
  }
  const local = LOCAL_PARTY_CONGRESS.exec(text)
  const place = region(local?.[1])
  if (local !== null && place !== null) return `中国共产党${place}第${local[2]}次代表大会`
  const sessions = TWO_SESSIONS.exec(text)
  const sessionPlace = region(sessions?.[2])
  if (sessions !== null && sessionPlace !== null) return `${sessions[1] === undefined ? '' : `${sessions[1]}年`}${sessionPlace}两会`
  return text.replace(/"/gu, '')
}
