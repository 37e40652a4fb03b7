import { Converter } from 'opencc-js/t2cn'
import { romanise } from './pinyin.ts'
import type { EntityType } from './schema.ts'
import type { EntityNode, SearchHit } from './view.ts'

interface Entry {
  readonly node: EntityNode
  readonly names: readonly string[]
}

/** How a name can match, strongest first; the weight orders hits before the number of articles does. */
const WEIGHT: Readonly<Record<SearchHit['how'], number>> = {
  exact: 100,
  prefix: 60,
  initials: 50,
  pinyin: 50,
  infix: 40,
  variant: 35,
  fuzzy: 20,
}

// The package's types do not resolve under NodeNext: what Converter returns is a function from text to text.
const simplified = memo(() => Converter({ from: 't', to: 'cn' }) as (text: string) => string)

/** The converter's tables take a moment: they are made at the first search. */
function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Names of all entities, searched as one types; made anew when the graph changes. Linear in the number of names. */
export class NameIndex {
  private readonly entries: readonly Entry[]

  constructor(nodes: readonly EntityNode[]) {
    this.entries = nodes.map((node) => ({ node, names: [node.name, ...node.aliases].map((n) => n.toLowerCase()) }))
  }

  /** Best first: the kind of match, then articles, then id. */
  search(text: string, limit: number, types?: readonly EntityType[]): readonly Omit<SearchHit, 'role'>[] {
    const query = simplified()(text.trim()).toLowerCase()
    if (query === '') return []
    const latin = /^[a-z0-9' ]+$/.test(query) ? query.replace(/[' ]/g, '') : null
    const sound = latin === null && query.length >= 2 ? romanise(query, 'Person').pinyin : ''
    const hits: Omit<SearchHit, 'role'>[] = []
    for (const entry of this.entries) {
      if (types !== undefined && !types.includes(entry.node.type)) continue
      const hit = matchName(entry, query) ?? (latin === null ? sameSound(entry, sound) : matchSound(entry, latin))
      if (hit !== null) hits.push({ entity: entry.node, ...hit })
    }
    if (hits.length === 0 && query.length >= 2) hits.push(...this.slips(query, types))
    return hits.sort((a, b) => score(b) - score(a) || (a.entity.id < b.entity.id ? -1 : 1)).slice(0, limit)
  }

  /** One character wrong, missing or too many; asked only when nothing else matches. */
  private slips(query: string, types?: readonly EntityType[]): Omit<SearchHit, 'role'>[] {
    return this.entries.flatMap(({ node, names }) => {
      if (types !== undefined && !types.includes(node.type)) return []
      const near = names.findIndex((name) => withinOneEdit(name, query))
      return near < 0 ? [] : [{ entity: node, matched: [node.name, ...node.aliases][near] ?? node.name, how: 'fuzzy' as const }]
    })
  }
}

const score = (hit: Omit<SearchHit, 'role'>): number =>
  WEIGHT[hit.how] + Math.log2(1 + hit.entity.articles) * 4 - (hit.matched === hit.entity.name ? 0 : 3)

function matchName({ node, names }: Entry, query: string): { matched: string; how: SearchHit['how'] } | null {
  let best: { matched: string; how: SearchHit['how'] } | null = null
  names.forEach((name, k) => {
    const at = name.indexOf(query)
    if (at < 0) return
    const how = name === query ? 'exact' : at === 0 ? 'prefix' : 'infix'
    if (best === null || WEIGHT[how] > WEIGHT[best.how]) best = { matched: [node.name, ...node.aliases][k] ?? node.name, how }
  })
  return best
}

function matchSound({ node }: Entry, latin: string): { matched: string; how: SearchHit['how'] } | null {
  if (node.initials.startsWith(latin) && latin.length >= 2) return { matched: node.name, how: 'initials' }
  return node.pinyin.startsWith(latin) ? { matched: node.name, how: 'pinyin' } : null
}

/** 曹惠泉 for 曹慧泉: other characters, the same sound. */
function sameSound({ node }: Entry, sound: string): { matched: string; how: SearchHit['how'] } | null {
  return sound !== '' && node.pinyin === sound ? { matched: node.name, how: 'variant' } : null
}

function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let k = 0
  while (k < a.length && k < b.length && a[k] === b[k]) k++
  const [x, y] = [a.slice(k), b.slice(k)]
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)
}
