import type { EntityId } from '../../../../graph/model.ts'
import { RELATION_TYPES } from '../../../../graph/schema.ts'
import type { Edge } from '../../../../graph/view.ts'

/** How a link is drawn: a straight line, one with an arrow, or bent beside others between the same two. In the order they are painted. */
export const LINK_KINDS = ['line', 'arrow', 'bent'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** One edge as it is drawn. Ends are places in the list of nodes, which is how a hundred thousand of them stay quick. */
export interface Link {
  readonly edge: Edge
  readonly from: number
  readonly to: number
  /** In pixels at full size. */
  readonly size: number
  /** How far the point that bends it lies off the middle, in parts of its length; to the left of its direction. */
  readonly bend: number
  readonly isDirected: boolean
  readonly kind: LinkKind
}

const BEND = 0.22

const sizeOf = (edge: Edge): number =>
  edge.type === 'CO_OCCURS' ? Math.min(2.4, 0.9 + 0.3 * Math.log2(1 + edge.weight)) : Math.min(6, 1.2 + 0.7 * Math.log2(edge.articles + 1))

/**
 * The edges between the nodes that are drawn. Stated relations between the same two are bent apart; a co-occurrence lies straight beneath
 * them. Yields as it goes.
 */
export function* linking(edges: Iterable<Edge>, placeOf: ReadonlyMap<EntityId, number>): Generator<void, readonly Link[]> {
  const order = placeOf.size
  const pairs = new Map<number, Edge[]>()
  const met: Edge[] = []
  for (const edge of edges) {
    yield
    const [from, to] = [placeOf.get(edge.source), placeOf.get(edge.target)]
    if (from === undefined || to === undefined || from === to) continue
    met.push(edge)
    if (edge.type === 'CO_OCCURS') continue
    const pair = Math.min(from, to) * order + Math.max(from, to)
    const held = pairs.get(pair)
    if (held === undefined) pairs.set(pair, [edge])
    else held.push(edge)
  }
  const bends = new Map<Edge, number>()
  for (const pair of pairs.values())
    if (pair.length > 1)
      pair.forEach((edge, index) => {
        const bend = BEND * (index - (pair.length - 1) / 2)
        bends.set(edge, edge.source < edge.target ? bend : -bend)
      })
  const links: Link[] = []
  for (const edge of met) {
    yield
    const bend = bends.get(edge) ?? 0
    const isDirected = edge.type !== 'CO_OCCURS' && RELATION_TYPES[edge.type].directed
    const [from, to] = [placeOf.get(edge.source) ?? 0, placeOf.get(edge.target) ?? 0]
    links.push({ edge, from, to, size: sizeOf(edge), bend, isDirected, kind: bend !== 0 ? 'bent' : isDirected ? 'arrow' : 'line' })
  }
  return links
}
