import { countryNames, oneCharacterNames } from '../gazetteer/countries.ts'
import { chooseDivision, divisionsNamed, isWithin } from '../gazetteer/divisions.ts'
import { groupItems, shown } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { officialName } from './regions.ts'

const ZONES: readonly (readonly [full: string, short: string])[] = [
  ['高新技术产业开发区', '高新区'],
  ['经济技术开发区', '经开区'],
]
/** Names that are one thing wherever they are read; other unlisted places are their paper's. */
const WIDELY_KNOWN = /[江河湖海洋山岭峡洲]$|高铁$|铁路$|高速$|国道$|运河$|机场$|大湾区$|三角洲$|经济带$|城市群$/u

interface PlaceName {
  readonly name: string
  readonly locality: string | null
}

/** Clusters places: short ↔ full names of divisions by the paper's home and the page, one-character names, zones, everything else by its exact name. */
export function clusterPlaces(items: readonly Item[], page: PageContext): readonly Cluster[] {
  const parents = parentsOf(items)
  const groups = groupItems(items, (item) => {
    const { name, locality } = placeName(item, page, parents.get(item) ?? null)
    return JSON.stringify([name, locality])
  })
  return [...groups].map(([key, members]) => {
    const [name, locality] = JSON.parse(key) as [string, string | null] // written three lines above
    return { name: shown(name), locality, items: members }
  })
}

function placeName(item: Item, page: PageContext, parent: string | null): PlaceName {
  const { home } = page
  const text = item.plain
  if (text.length === 1) {
    // 青 is 青海, but in a paper of 青澜市 in another province it is that city (来青考察); in a paper of 湘潭, 湘 is its own province.
    const known = oneCharacterNames.get(text)
    const isHome = home.city !== null && home.city.slice(0, -1).includes(text) && (known === undefined || /[省区市]$/u.test(known))
    if (known !== undefined && (!isHome || known === home.province)) return { name: known, locality: null }
    return isHome ? { name: home.city, locality: null } : { name: text, locality: page.pageKey }
  }
  const country = countryNames.get(text)
  if (country !== undefined) return { name: country, locality: null }
  const candidates = divisionsNamed(text.replace(/(?<=^..)地区$/u, ''))
  const below = parent === null ? [] : candidates.filter((row) => isWithin(row, parent))
  const known = chooseDivision(below.length > 0 ? below : candidates, home)
  if (known !== null) return { name: officialName(known), locality: null }
  const zone = zoneName(text, page)
  if (zone !== null) return zone
  const full = ofHome(page.stems.get(text) ?? text, home)
  if (full.endsWith('区') && /^.{2,3}区$/u.test(full) && home.city !== null && candidates.length === 0)
    return { name: home.city + full, locality: null }
  if (/^.{2,3}[省市县]$/u.test(full) || WIDELY_KNOWN.test(full)) return { name: full, locality: null }
  return { name: full, locality: parent ?? home.city ?? home.province ?? page.pageKey }
}

/** 市创业孵化基地 in a paper of 衡阳 is 衡阳市创业孵化基地. */
function ofHome(text: string, home: PageContext['home']): string {
  const region = text.startsWith('市') ? home.city : text.startsWith('省') ? home.province : null
  return region !== null && text.length >= 5 && !/^(?:市[场民中区政]|省[道际级直])/u.test(text) ? region + text.slice(1) : text
}

/** 衡阳高新区, 高新区 in a paper of 衡阳, 衡阳市高新技术产业开发区: one zone. */
function zoneName(text: string, page: PageContext): PlaceName | null {
  for (const [full, short] of ZONES) {
    const suffix = [full, short].find((word) => text.endsWith(word))
    if (suffix === undefined) continue
    const before = text
      .slice(0, -suffix.length)
      .replace(/^市$/u, '')
      .replace(/^国家级?/u, '')
    if (before === '')
      return page.home.city === null ? { name: text, locality: page.pageKey } : { name: stemOf(page.home.city) + full, locality: null }
    return { name: stemOf(before) + full, locality: null }
  }
  return null
}

function stemOf(name: string): string {
  return name.length > 2 ? name.replace(/市$/u, '') : name
}

/** The place written straight before, as 衡南县 is before its town in 衡南县白石镇; a name that has one parent on the page keeps it throughout. */
function parentsOf(items: readonly Item[]): ReadonlyMap<Item, string> {
  const direct = new Map<Item, string>()
  items.forEach((item, k) => {
    const before = items[k - 1]
    if (
      before !== undefined &&
      before.article === item.article &&
      before.mention.sentence === item.mention.sentence &&
      before.mention.at.end === item.mention.at.start
    ) {
      direct.set(item, before.plain)
    }
  })
  const parents = new Map<Item, string>()
  for (const members of groupItems(items, (item) => item.plain).values()) {
    const named = [...new Set(members.flatMap((item) => direct.get(item) ?? []))]
    for (const item of members) {
      const parent = direct.get(item) ?? (named.length === 1 ? named[0] : undefined)
      if (parent !== undefined) parents.set(item, parent)
    }
  }
  return parents
}
