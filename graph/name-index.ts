import { Converter } from 'opencc-js/t2cn'
import { romanise } from './pinyin.ts'
import type { EntityType } from './schema.ts'
import { isShortFor } from './short-form.ts'
import type { EntityNode, SearchHit } from './view.ts'

export type NameHit = Omit<SearchHit, 'role'>
type How = SearchHit['how']

/** How a name can match, strongest first. */
const WEIGHT: Readonly<Record<How, number>> = { exact: 100, prefix: 60, initials: 50, pinyin: 50, infix: 40, variant: 35, fuzzy: 20 }

/** The most that being written of often can add: less than what parts an exact name from the beginning of another. */
const FAME_LIMIT = 36

/** Below this length one wrong character is half a name, and no slip. */
const SLIP_LENGTH = 3

const HAN = /\p{Script=Han}/u

// The package's types do not resolve under NodeNext: what Converter returns is a function from text to text.
const simplified = memo(() => Converter({ from: 't', to: 'cn' }) as (text: string) => string)

/** The converter's tables take a moment: they are made at the first search. */
function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Forms that are one to a reader: full and half width, capitals, traditional and simplified. Keeps lines. */
const fold = (text: string): string => simplified()(text.normalize('NFKC').toLowerCase())

/**
 * Names of all entities, searched as one types; made anew when the graph changes. All names stand in one text, a line each, so that a search
 * is a scan by the engine's own `indexOf`: about a millisecond for 100,000 names, more by the number of hits.
 */
export class NameIndex {
  private readonly nodes: readonly EntityNode[]
  /** As written and folded, the names of a node one after the other. */
  private readonly written: readonly string[]
  private readonly folded: readonly string[]
  private readonly ownerOf: Int32Array
  private readonly names: Lines
  private readonly pinyin: Lines
  private readonly initials: Lines
  private readonly bySound = new Map<string, number[]>()
  private readonly byLength = new Map<number, number[]>()

  constructor(nodes: readonly EntityNode[]) {
    this.nodes = nodes
    const names = nodes.flatMap((node, k) => [node.name, ...node.aliases].map((name) => [name, k] as const))
    this.written = names.map(([name]) => name)
    this.ownerOf = Int32Array.from(names, ([, k]) => k)
    this.folded = fold(this.written.map((name) => name.replace(/[\r\n]/g, '')).join('\n')).split('\n')
    this.names = new Lines(this.folded)
    this.pinyin = new Lines(nodes.map((node) => node.pinyin))
    this.initials = new Lines(nodes.map((node) => node.initials))
    nodes.forEach((node, k) => push(this.bySound, node.pinyin, k))
    this.folded.forEach((name, k) => push(this.byLength, name.length, k))
  }

  /** Best first: the kind of match and, within it, the number of articles; then by id. */
  search(text: string, limit: number, types?: readonly EntityType[]): readonly NameHit[] {
    const query = fold(text.trim())
    if (query === '' || limit < 1) return []
    const best = new Best(this.nodes, limit, types)
    this.byCharacters(query, best)
    const latin = /^[a-z0-9' ]+$/.test(query) ? query.replace(/[' ]/g, '') : ''
    if (latin !== '') this.byLatin(latin, best)
    else if (query.length > 1) for (const k of this.bySound.get(romanise(query, 'Person').pinyin) ?? []) best.offer(k, 'variant')
    if (best.isEmpty && query.length >= SLIP_LENGTH) this.bySlip(query, best)
    if (best.isEmpty && HAN.test(query)) this.byShortForm(query, best)
    return best.hits()
  }

  private byCharacters(query: string, best: Best): void {
    for (const { line, at } of this.names.find(query)) {
      const how = at > 0 ? 'infix' : this.folded[line]?.length === query.length ? 'exact' : 'prefix'
      best.offer(this.ownerOf[line] ?? 0, how, this.written[line])
    }
  }

  private byLatin(latin: string, best: Best): void {
    for (const { line, at } of this.pinyin.find(latin)) {
      // Inside a name only what is long enough to be a syllable or two: `an` stands in half of all names.
      if (at === 0 || latin.length > 3) best.offer(line, 'pinyin', undefined, at === 0 ? 0 : -12)
    }
    if (latin.length > 1) for (const { line, at } of this.initials.find(latin)) if (at === 0) best.offer(line, 'initials')
  }

  /** A short form that no paper has written: the shorter the name it may stand for, the likelier. Asked only when nothing else matches. */
  private byShortForm(query: string, best: Best): void {
    this.folded.forEach((name, k) => {
      if (isShortFor(query, name)) best.offer(this.ownerOf[k] ?? 0, 'fuzzy', this.written[k], query.length - name.length)
    })
  }

  /** One character wrong, missing or too many; asked only when nothing else matches. */
  private bySlip(query: string, best: Best): void {
    for (const length of [query.length - 1, query.length, query.length + 1]) {
      for (const k of this.byLength.get(length) ?? []) {
        if (withinOneEdit(this.folded[k] ?? '', query)) best.offer(this.ownerOf[k] ?? 0, 'fuzzy', this.written[k])
      }
    }
  }
}

/** Many short texts as lines of one. */
class Lines {
  private readonly text: string
  private readonly starts: Int32Array

  constructor(lines: readonly string[]) {
    this.text = lines.join('\n')
    this.starts = new Int32Array(lines.length + 1)
    lines.forEach((line, k) => (this.starts[k + 1] = (this.starts[k] ?? 0) + line.length + 1))
  }

  /** The first occurrence of the query in each line that has one. */
  *find(query: string): Generator<{ readonly line: number; readonly at: number }> {
    for (let k = this.text.indexOf(query); k >= 0;) {
      const line = this.lineAt(k)
      yield { line, at: k - (this.starts[line] ?? 0) }
      k = this.text.indexOf(query, this.starts[line + 1])
    }
  }

  private lineAt(offset: number): number {
    let [low, high] = [0, this.starts.length - 1]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low
  }
}

/** The best `limit` hits, one an entity. */
class Best {
  private readonly nodes: readonly EntityNode[]
  private readonly limit: number
  private readonly types: readonly EntityType[] | undefined
  private readonly scores = new Map<number, { readonly score: number; readonly how: How; readonly matched: string }>()

  constructor(nodes: readonly EntityNode[], limit: number, types: readonly EntityType[] | undefined) {
    this.nodes = nodes
    this.limit = limit
    this.types = types
  }

  get isEmpty(): boolean {
    return this.scores.size === 0
  }

  offer(k: number, how: How, matched?: string, bonus = 0): void {
    const node = this.nodes[k]
    if (node === undefined || this.types?.includes(node.type) === false) return
    const alias = matched !== undefined && matched !== node.name
    const score = WEIGHT[how] + Math.min(FAME_LIMIT, 4 * Math.log2(1 + node.articles)) + bonus - (alias ? 3 : 0)
    if (score > (this.scores.get(k)?.score ?? -Infinity)) this.scores.set(k, { score, how, matched: matched ?? node.name })
  }

  hits(): readonly NameHit[] {
    const scores = Float64Array.from(this.scores.values(), (hit) => hit.score).sort()
    const least = scores[Math.max(0, scores.length - this.limit)] ?? 0
    return [...this.scores]
      .filter(([, hit]) => hit.score >= least)
      .flatMap(([k, hit]) => (this.nodes[k] === undefined ? [] : [{ entity: this.nodes[k], ...hit }]))
      .sort((a, b) => b.score - a.score || (a.entity.id < b.entity.id ? -1 : 1))
      .slice(0, this.limit)
      .map(({ entity, matched, how }) => ({ entity, matched, how }))
  }
}

function withinOneEdit(a: string, b: string): boolean {
  let from = 0
  const shorter = Math.min(a.length, b.length)
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from++
  let back = 0
  while (back < shorter - from && a.charCodeAt(a.length - 1 - back) === b.charCodeAt(b.length - 1 - back)) back++
  return Math.max(a.length, b.length) - from - back <= 1
}

function push(map: Map<string | number, number[]>, key: string | number, value: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
