import { expansionOf } from './expansions.ts'
import { groupItems, shown } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { Unions } from './unions.ts'

/** Of a name whose numerals are digits already: 3年行动. */
const SUFFIX =
  /(?:战略定位和使命任务|美好蓝图|发展战略|战略布局|战略|专项行动|\d年行动计划|\d年(?:专项|攻坚)?行动|行动计划|行动方案|攻坚行动|行动|系列活动|活动|重点工程|工程|计划|规划|方案|倡议|机制|制度|改革|工作|品牌|建设|要求|目标|理念|精神|总体布局|重大项目|项目)$/u
const FILLER = /(?:加快|加速|大力|奋力|全力|努力|着力|深入|全面|扎实|持续|坚持|积极)(?=培育|建设|打造|推进|实施|推动|构建|实现|开展|落实)/gu
const DIGITS: { readonly [numeral: string]: string } = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
const OTHER_EDITION =
  /^(?:国家级?|省级|市级|县级|区级|全国|第.+?[批届期]|首[批届]|新|非|大|重大|重点|.*(?:建设|打造|创建|争创|培育|推进|实施|加快))$/u
/** Shorter suffixes are common words: 项目突破年 stands inside 重大项目突破年, which is another year's. */
const MIN_SHARED = 6

/**
 * Clusters programmes by their core: quotes, numeral forms (三/3), filler (加快建设) and kind words (战略, 工程, 行动) taken off;
 * a region in front counts only where two regions differ. In one article, a long name also takes in its own end. A name that the text says was
 * changed into another (更名为) is one programme with it, and so is what it says that a name is short for.
 */
export function clusterProgrammes(items: readonly Item[], page: PageContext): readonly Cluster[] {
  const cores = new Map(items.map((item) => [item, programmeCore(item.plain, page)] as const))
  const unions = new Unions()
  const keyOf = (item: Item) => {
    const core = cores.get(item)
    return core === undefined ? item.plain : `${core.region}|${core.core}`
  }
  const byCore = groupItems(items, (item) => cores.get(item)?.core ?? item.plain)
  for (const members of byCore.values()) {
    const keys = [...new Set(members.map(keyOf))]
    const regions = keys.filter((key) => !key.startsWith('|'))
    const [only] = regions
    const bare = keys.find((key) => key.startsWith('|'))
    if (regions.length === 1 && only !== undefined && bare !== undefined) unions.join(bare, only)
  }
  for (const members of groupItems(items, (item) => String(item.article)).values())
    joinEnds(members, (item) => cores.get(item)?.core ?? item.plain, keyOf, unions)
  for (const [before, after] of renamings(items)) unions.join(keyOf(before), keyOf(after))
  for (const item of items) {
    const expansion = expansionOf(item)
    const written = expansion === null ? [] : (byCore.get(programmeCore(expansion, page).core) ?? [])
    for (const other of written) unions.join(keyOf(item), keyOf(other))
  }
  return [...groupItems(items, (item) => unions.find(keyOf(item))).values()].map((members) => ({
    name: commonName(members),
    locality: localityOf(members, page),
    items: members,
  }))
}

/** “甲”行动更名为“乙”行动: what stands between two names of a sentence where the one becomes the other. */
const BECOMES =
  /^[”"』」]?\p{Script=Han}{0,8}[，,]?[^，,。；;：]{0,8}(?:更名|改名|易名|改称|升级|扩面|拓展|深化|更新|迭代)(?:扩面|升级)?(?:为|成)[“"『「]?$/u

/** Pairs of names of which the text says that the one was renamed into the other. */
function renamings(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  const ordered = [...items].sort((a, b) => a.mention.start - b.mention.start)
  return ordered.slice(0, -1).flatMap((item, k) => {
    const next = ordered[k + 1] as Item // below the last
    if (item.article !== next.article || item.mention.sentence !== next.mention.sentence) return []
    const between = item.sentence.text.slice(item.mention.at.end, next.mention.at.start)
    return BECOMES.test(between) ? [[item, next] as const] : []
  })
}

/** Counted names such as 十大行动, and names of a year such as 服务提升年, are every town's own. */
function localityOf(items: readonly Item[], page: PageContext): string | null {
  const counted = items.every((item) => /^(?:[一二三四五六七八九十百]+[大项件个条]|\d+[大项件个条])\p{Script=Han}{0,6}$/u.test(item.plain))
  return counted || items.every((item) => /(?<!\d)年$/u.test(item.plain)) ? (page.home.city ?? page.home.province ?? page.pageKey) : null
}

function joinEnds(items: readonly Item[], coreOf: (item: Item) => string, keyOf: (item: Item) => string, unions: Unions): void {
  const cores = new Map(items.map((item) => [coreOf(item), keyOf(item)] as const))
  for (const [short, key] of cores) {
    const longer = [...cores].filter(([full]) => isEndOf(short, full))
    const [only] = longer
    if (longer.length === 1 && only !== undefined) unions.join(key, only[1])
  }
}

function isEndOf(short: string, full: string): boolean {
  return (
    short.length >= MIN_SHARED && full.length > short.length && full.endsWith(short) && !OTHER_EDITION.test(full.slice(0, -short.length))
  )
}

export interface ProgrammeCore {
  readonly core: string
  /** The core with its kind word; equal to the core of a bare name. */
  readonly whole: string
  readonly region: string
}

export function programmeCore(text: string, page: Pick<PageContext, 'home'>): ProgrammeCore {
  const flat = text
    .replace(/["'()“”（）、,，·\-—]/gu, '')
    .replace(FILLER, '')
    .replace(/(?<![一二三四五六七八九])十(?=[大项件个条张场])/gu, '10')
    .replace(/[零〇一二两三四五六七八九]/gu, (numeral) => DIGITS[numeral] ?? numeral)
  const { home } = page
  const places = [home.province, home.city].flatMap((name) => (name === null ? [] : [name, name.slice(0, -1)]))
  const place = places.find((name) => flat.startsWith(name) && flat.length - name.length >= 4)
  const level = /^(?:全省|全市|[省市](?![场级直]))/u.exec(flat)?.[0]
  const front = place ?? (level !== undefined && flat.length - level.length >= 4 ? level : '')
  const body = flat.slice(front.length)
  const core = body.replace(SUFFIX, '')
  return { core: core.length >= (/\d/u.test(core) ? 3 : 4) ? core : body, whole: body, region: regionOf(front, home) }
}

function regionOf(front: string, home: PageContext['home']): string {
  if (front.endsWith('省') || front === home.province?.slice(0, -1)) return home.province ?? front
  if (front.endsWith('市') || front === home.city?.slice(0, -1)) return home.city ?? front
  return front
}

/** The form that is written most often; of equals the longest. */
function commonName(items: readonly Item[]): string {
  const counts = [...groupItems(items, (item) => item.plain)].map(([name, members]) => ({ name, times: members.length }))
  counts.sort((a, b) => b.times - a.times || b.name.length - a.name.length || (a.name < b.name ? -1 : 1))
  return shown(counts[0]?.name ?? '')
}
