import type { Home, Mention, Sentence, Article } from '../types.ts'

/** A mention with what linking needs to know of it. */
export interface Item {
  /** Indexes into the page's articles, and into that article's mentions. */
  readonly article: number
  readonly index: number
  readonly mention: Mention
  readonly sentence: Sentence
  /** The surface in one spelling: half-width, no spaces, no line breaks; see `plain`. */
  readonly plain: string
}

/** Mentions of one thing on the page. `locality` sets apart what a name alone does not: two streets of one name in two cities. */
export interface Cluster {
  readonly name: string
  readonly locality: string | null
  readonly items: readonly Item[]
}

/** What the rules of all types look at besides the mentions themselves. */
export interface PageContext {
  readonly home: Home
  /** Stands for the page where a locality is unknown, so that its 市委 is no other page's. */
  readonly pageKey: string
  readonly articles: readonly Article[]
  /** Place names of the page by their stem: 汐阳 → 汐阳市, where the page has both. */
  readonly stems: ReadonlyMap<string, string>
  /** The county, district, town or village that a bare 区委 or 村委会 belongs to; in a paper of no city, the city of a bare 市委. */
  near(item: Item, level: NearLevel): string | null
}

export type NearLevel = '市' | '州' | '县' | '区' | '镇' | '乡' | '街道' | '村' | '社区'

/** One spelling for comparison: compatibility forms made plain (NFKC), white space out, quotation marks and brackets unified. */
export function plain(surface: string): string {
  return surface
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[„“”"『』「」〝〞]/gu, '"')
    .replace(/[‘’']/gu, "'")
    .replace(/[·•∙・‧･]/gu, '·')
    .replace(/[〔【\[]/gu, '(')
    .replace(/[〕】\]]/gu, ')')
}

/** The name as people write it: plain, with Chinese quotation marks and brackets. */
export function shown(name: string): string {
  let open = false
  return name
    .replace(/"/gu, () => ((open = !open) ? '“' : '”'))
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）')
}

/** Groups items by a key, in order of first appearance. */
export function groupItems(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
