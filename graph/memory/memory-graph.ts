import { relationEnds } from '../ids.ts'
import type { EntityId, IsoDate, RelationId } from '../model.ts'
import { plainText } from '../plain-text.ts'
import type { Post } from '../posts.ts'
import { CO_OCCURS, relationTypes } from '../schema.ts'
import type { NeighbourOptions, PageOptions } from '../store.ts'
import type { Edge, EntityNode, GraphView } from '../view.ts'
import { edgeTypes, type EdgeTable, type EdgeType } from './edge-table.ts'
import { placesOf } from './columns.ts'
import type { Rank, SentenceTable, Unquoted } from './sentence-table.ts'

export interface UnquotedPage {
  readonly total: number
  readonly items: readonly Unquoted[]
}

export interface UnquotedForm {
  readonly name: string
  readonly times: number
  readonly first: Unquoted
  readonly last: Unquoted
}

/** The whole graph but for its texts, in arrays: readings that walk through thousands of edges answer from here. Same answers as reading.ts and paths.ts. */
export class MemoryGraph {
  /** By id. */
  readonly nodes: readonly EntityNode[]
  private readonly degrees: readonly number[]
  private readonly edges: EdgeTable
  private readonly sentences: SentenceTable
  /** Since nodes are sorted by id, the order of places is that of ids. */
  private readonly places: ReadonlyMap<string, number>
  private readonly saying: ReadonlyMap<number, readonly Rank[]>

  /** `saying` has the ranks of each stated edge, by the edge's number. */
  constructor(
    nodes: readonly EntityNode[],
    degrees: readonly number[],
    edges: EdgeTable,
    sentences: SentenceTable,
    saying: ReadonlyMap<number, readonly Rank[]>,
  ) {
    this.nodes = nodes
    this.degrees = degrees
    this.edges = edges
    this.sentences = sentences
    this.saying = saying
    this.places = placesOf(nodes.map(({ id }) => id))
  }

  entity(id: EntityId): EntityNode | null {
    return this.nodes[this.places.get(id) ?? -1] ?? null
  }

  neighbours(id: EntityId, options: NeighbourOptions): GraphView {
    const wanted = new Set<EdgeType>(options.relations ?? edgeTypes)
    const place = this.places.get(id)
    const strength = new Map<number, number>()
    let count = 0
    for (const edge of place === undefined ? [] : this.edges.touchingOf(place)) {
      if (place === undefined || !wanted.has(this.edges.typeOf(edge))) continue
      const other = this.edges.otherEnd(edge, place)
      const type = this.nodes[other]?.type
      if (options.types !== undefined && (type === undefined || !options.types.includes(type))) continue
      strength.set(other, (strength.get(other) ?? 0) + this.edges.strengthOf(edge))
      count += 1
    }
    const ranked = [...strength].sort(([a, m], [b, n]) => n - m || a - b).slice(0, options.limit ?? 50)
    const shown = place === undefined ? [] : [place, ...ranked.map(([other]) => other)]
    return {
      nodes: shown.flatMap((each) => this.nodes[each] ?? []),
      edges: this.among(shown, wanted, options.ownEdges === true ? place : undefined),
      total: { nodes: strength.size + 1, edges: count },
    }
  }

  between(ids: readonly EntityId[]): readonly Edge[] {
    return this.among([...new Set(ids)].flatMap((id) => this.places.get(id) ?? []), new Set(edgeTypes)) // prettier-ignore
  }

  /** With `own`, only those that touch that node. */
  private among(places: readonly number[], wanted: ReadonlySet<EdgeType>, own?: number): readonly Edge[] {
    const marked = new Uint8Array(this.nodes.length)
    for (const place of places) marked[place] = 1
    const found: Edge[] = []
    for (const place of own === undefined ? places : [own])
      for (const edge of this.edges.touchingOf(place))
        if (
          (own !== undefined || this.edges.head.at(edge) === place) &&
          marked[this.edges.head.at(edge)] === 1 &&
          marked[this.edges.tail.at(edge)] === 1 &&
          wanted.has(this.edges.typeOf(edge))
        )
          found.push(this.edges.edgeOf(edge))
    return found.sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  postsOf(ids: readonly EntityId[]): readonly Post[] {
    return ids.flatMap((id) => {
      const place = this.places.get(id)
      const own = place === undefined ? [] : [...this.edges.touchingOf(place)]
      return own.flatMap((number): readonly Post[] => {
        if (this.edges.typeOf(number) !== 'HOLDS_ROLE' || this.edges.head.at(number) !== place) return []
        const edge = this.edges.edgeOf(number)
        const organ = this.nodes[this.edges.tail.at(number)]?.name ?? ''
        return edge.type === CO_OCCURS ? [] : [{ ...edge, person: id, organ }]
      })
    })
  }

  overview(limit: number): GraphView {
    const telling = this.nodes.map((node, place) => (this.degrees[place] ?? 0) + node.articles * 3)
    const told = this.nodes.flatMap(({ mentions }, place) => (mentions > 0 || (this.degrees[place] ?? 0) > 0 ? [place] : []))
    const shown = [...told].sort((a, b) => (telling[b] ?? 0) - (telling[a] ?? 0) || a - b).slice(0, limit)
    return {
      nodes: shown.flatMap((place) => this.nodes[place] ?? []),
      edges: this.among(shown, new Set(edgeTypes)),
      total: { nodes: told.length, edges: this.edges.length },
    }
  }

  path(from: EntityId, to: EntityId, maxLength: number): GraphView | null {
    const [start, end] = [this.places.get(from), this.places.get(to)]
    if (start === undefined || end === undefined) return from === to ? { nodes: [], edges: [], total: { nodes: 1, edges: 0 } } : null
    const way = this.shortest(start, end, new Set(relationTypes), maxLength) ?? this.shortest(start, end, new Set(edgeTypes), maxLength)
    if (way === null) return null
    const nodes = way.flatMap((place) => this.nodes[place] ?? [])
    const steps = new Set(nodes.slice(1).flatMap(({ id }, k) => [`${nodes[k]?.id ?? ''}${id}`, `${id}${nodes[k]?.id ?? ''}`]))
    const edges = this.among(way, new Set(edgeTypes)).filter((edge) => steps.has(`${edge.source}${edge.target}`))
    return { nodes, edges, total: { nodes: nodes.length, edges: edges.length } }
  }

  /** As `readPath` goes: breadth first from both ends, the smaller front first, each node reached from the least that reaches it. */
  private shortest(from: number, to: number, wanted: ReadonlySet<EdgeType>, maxLength: number): readonly number[] | null {
    if (from === to) return [from]
    const sides = [from, to].map((place) => ({ before: new Map([[place, -1]]), front: [place] }))
    const [start, end] = sides as [(typeof sides)[number], (typeof sides)[number]] // two ends
    for (let length = 1; length <= maxLength && start.front.length > 0 && end.front.length > 0; length++) {
      const [near, far] = start.front.length <= end.front.length ? [start, end] : [end, start]
      const reached = new Set<number>()
      // The front is sorted: who reaches first is the least.
      for (const place of near.front)
        for (const edge of this.edges.touchingOf(place)) {
          const other = this.edges.otherEnd(edge, place)
          if (near.before.has(other) || !wanted.has(this.edges.typeOf(edge))) continue
          near.before.set(other, place)
          reached.add(other)
        }
      near.front = [...reached].sort((a, b) => a - b)
      const meeting = near.front.find((place) => far.before.has(place))
      if (meeting !== undefined) return [...wayTo(start.before, meeting).reverse(), ...wayTo(end.before, meeting).slice(1)]
    }
    return null
  }

  evidence(relation: RelationId, options: PageOptions): UnquotedPage {
    const ends = relationEnds(relation)
    const [head, tail] = [this.places.get(ends?.head ?? ''), this.places.get(ends?.tail ?? '')]
    if (ends === null || head === undefined || tail === undefined) return { total: 0, items: [] }
    const ranks =
      ends.type === CO_OCCURS
        ? shared(this.sentences.sentencesOf(head), this.sentences.sentencesOf(tail))
        : this.stating(relation, head, tail)
    return this.page(ranks, [[head, ends.head], [tail, ends.tail]], options) // prettier-ignore
  }

  private stating(relation: RelationId, head: number, tail: number): readonly Rank[] {
    const [fromHead, fromTail] = [this.edges.touchingOf(head), this.edges.touchingOf(tail)]
    for (const edge of fromHead.length < fromTail.length ? fromHead : fromTail) {
      const isBetween = this.edges.head.at(edge) === head && this.edges.tail.at(edge) === tail
      if (isBetween && this.edges.edgeOf(edge).id === relation) return this.saying.get(edge) ?? []
    }
    return []
  }

  mentions(id: EntityId, options: PageOptions): UnquotedPage {
    const place = this.places.get(id)
    return place === undefined ? { total: 0, items: [] } : this.page(this.sentences.sentencesOf(place), [[place, id]], options)
  }

  private page(
    ranks: Int32Array | readonly Rank[],
    entities: readonly (readonly [place: number, id: EntityId])[],
    { limit = 50, offset = 0 }: PageOptions,
  ): UnquotedPage {
    const items = Array.from(ranks.slice(offset, offset + limit), (rank: Rank) => this.sentences.evidenceOf(rank, entities))
    return { total: ranks.length, items }
  }

  appearances(id: EntityId): {
    readonly forms: readonly UnquotedForm[]
    readonly days: readonly (IsoDate | null)[]
  } {
    const place = this.places.get(id)
    if (place === undefined) return { forms: [], days: [] }
    const surfaces = new Map<string, Rank[]>()
    for (const { rank, surface } of this.sentences.mentionsOf(place)) {
      const known = surfaces.get(surface)
      if (known === undefined) surfaces.set(surface, [rank])
      else known.push(rank)
    }
    const byForm = new Map<string, Rank[]>()
    for (const [surface, ranks] of surfaces) {
      const form = plainText(surface)
      byForm.set(form, [...(byForm.get(form) ?? []), ...ranks])
    }
    const forms = [...byForm].map(([name, found]) => {
      const ranks = found.sort((a, b) => a - b)
      const last = ranks.findLast((rank) => this.sentences.dateOf(rank) !== null) ?? ranks.at(-1) ?? 0
      const [first, until] = [ranks[0] ?? 0, last].map((rank) => this.sentences.evidenceOf(rank, [[place, id]])) as [Unquoted, Unquoted] // two
      return { name, times: ranks.length, first, last: until }
    })
    return { forms, days: Array.from(this.sentences.sentencesOf(place), (rank) => this.sentences.dateOf(rank)) }
  }
}

function wayTo(before: ReadonlyMap<number, number>, meeting: number): number[] {
  const way: number[] = []
  for (let at = meeting; at >= 0; at = before.get(at) ?? -1) way.push(at)
  return way
}

/** What both sorted lists have: the few are looked up among the many. */
function shared(a: Int32Array, b: Int32Array): readonly number[] {
  const [few, many] = a.length < b.length ? [a, b] : [b, a]
  const found: number[] = []
  let from = 0
  for (const rank of few) {
    let [low, high] = [from, many.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((many[middle] ?? 0) < rank) low = middle + 1
      else high = middle
    }
    if (many[low] === rank) found.push(rank)
    from = low
  }
  return found
}
