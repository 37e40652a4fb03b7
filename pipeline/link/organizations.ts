import { isWholeShort } from './alignment.ts'
import type { Contractions } from './alignment.ts'
import { definedAs } from './definitions.ts'
import { groupItems, shown } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { localityOf } from './locality.ts'
import { organName } from './organs.ts'
import { Unions } from './unions.ts'

const CONTRACTIONS: Contractions = {
  words: [
    ['师范大学', '师大'],
    ['工业大学', '工大'],
    ['农业大学', '农大'],
    ['科技大学', '科大'],
    ['理工大学', '理工'],
    ['医科大学', '医大'],
    ['大学', '大'],
    ['职业技术学院', '职院'],
    ['职业学院', '职院'],
    ['中医医院', '中医院'],
    ['农业科学院', '农科院'],
    ['科学院', '科院'],
    ['研究院', '院'],
    ['研究所', '所'],
    ['附属第一医院', '附一'],
    ['附属第二医院', '附二'],
    ['联合会', '联'],
    ['促进会', '促会'],
    ['贸易促进委员会', '贸促会'],
    ['合作社', '社'],
    ['委员会', '委'],
    ['有限公司', '公司'],
    ['中学', '中'],
  ],
  droppable: ['省', '市', '县', '区', '专业', '职业'],
}

/**
 * Clusters organisations: by their full names where the grammar of organs knows the word (市总工会, 师大), then by definitions, then
 * short forms that end in the same kind of body and fit one full name of the page.
 */
export function clusterOrganizations(items: readonly Item[], page: PageContext): readonly Cluster[] {
  const names = new Map(items.map((item) => [item, organizationName(item, page)] as const))
  const fullOf = definedAs(items)
  const bare = bareNames(items)
  const keyOf = (item: Item) => JSON.stringify(names.get(fullOf(bare.get(item) ?? item)) ?? [item.plain, null])
  const unions = new Unions()
  const groups = [...groupItems(items, keyOf)].map(([key]) => ({ key, name: nameIn(key) }))
  for (const short of groups) {
    const targets = new Set(groups.filter((full) => isShortOrganization(short.name, full.name)).map((full) => unions.find(full.key)))
    const [only] = targets
    if (targets.size === 1 && only !== undefined) unions.join(short.key, only)
  }
  return [...groupItems(items, (item) => unions.find(keyOf(item))).values()].map((members) => {
    const keys = [...new Set(members.map(keyOf))].sort((a, b) => nameIn(b).length - nameIn(a).length || (a < b ? -1 : 1))
    const [name, locality] = JSON.parse(keys[0] ?? '') as [string, string | null] // keyOf wrote it
    return { name: shown(name), locality, items: members }
  })
}

const BARE = /^(?:研究院|研究所|医院|学校|学院|大学|协会|商会|学会|合作社|基金会|俱乐部|联合会)$/u

/** 研究院, in an article that names one research institute and no other, is that one. */
function bareNames(items: readonly Item[]): ReadonlyMap<Item, Item> {
  const found = new Map<Item, Item>()
  for (const own of groupItems(items, (item) => String(item.article)).values())
    for (const item of own.filter(({ plain }) => BARE.test(plain))) {
      const named = own.filter(({ plain }) => plain.length > item.plain.length && plain.endsWith(item.plain))
      if (named[0] !== undefined && new Set(named.map(({ plain }) => plain)).size === 1) found.set(item, named[0])
    }
  return found
}

function nameIn(key: string): string {
  const [name] = JSON.parse(key) as [string, string | null] // keyOf wrote it
  return name
}

function organizationName(item: Item, page: PageContext): readonly [name: string, locality: string | null] {
  const { name, local } = organName(item.plain, { home: page.home, stems: page.stems, near: (level) => page.near(item, level) })
  const paper = name.replace(/(?<=日报|晚报|早报|晨报|商报)社$/u, '')
  return [paper, local ? page.pageKey : localityOf(paper, page)]
}

const KIND = /(?:大学|大|学院|院|所|会|社|中心|中学|中|小学|学校|队|联|站|团)$/u

export function isShortOrganization(short: string, full: string): boolean {
  if (short.length < 3 || short.length >= full.length) return false
  const kind = KIND.exec(short)?.[0].at(-1)
  if (kind === undefined) return false
  const wholeEnd = full.at(-1) === kind || ['联合会', '大学', '中学'].some((word) => full.endsWith(word) && word.startsWith(kind))
  return wholeEnd && isWholeShort(short, full, CONTRACTIONS)
}
