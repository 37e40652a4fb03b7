import type { EntityId } from '../model.ts'
import type { GraphStore } from '../store.ts'
import type { Edge, EntityNode } from '../view.ts'

export type AskedStore = Pick<GraphStore, 'entity' | 'neighbours' | 'between' | 'path'>

/** The part of the graph in which a question is answered. */
export interface Region {
  readonly nodes: ReadonlyMap<EntityId, EntityNode>
  readonly edges: readonly Edge[]
}

const CLOSEST = 200 // neighbours looked at around each end; beyond it ties are too weak to be among the best

/** How much two are tied by an edge: what a sentence states counts ten times what a meeting in one does, as in `neighbours`. */
export const tieOf = (edge: Edge): number => (edge.type === 'CO_OCCURS' ? edge.weight : 10 * edge.articles)

/**
 * The closest neighbours of all the given entities, and every edge among them: it holds every path of up to three steps between two of them
 * over close neighbours, and a shortest path of up to five where there is no shorter one.
 */
export async function regionAround(store: AskedStore, ids: readonly EntityId[]): Promise<Region> {
  const nodes = new Map<EntityId, EntityNode>()
  const views = await Promise.all(ids.map((id) => store.neighbours(id, { limit: CLOSEST })))
  for (const view of views) for (const node of view.nodes) nodes.set(node.id, node)
  const [from, to] = ids
  if (from !== undefined && to !== undefined) {
    const path = await store.path(from, to)
    for (const node of path?.nodes ?? []) nodes.set(node.id, node)
  }
  return { nodes, edges: await store.between([...nodes.keys()].sort()) }
}

/** Ties by pair: all edges between two, added up. */
export function tiesOf(edges: readonly Edge[]): ReadonlyMap<EntityId, ReadonlyMap<EntityId, number>> {
  const ties = new Map<EntityId, Map<EntityId, number>>()
  const add = (a: EntityId, b: EntityId, tie: number): void => {
    const held = ties.get(a) ?? new Map<EntityId, number>()
    ties.set(a, held.set(b, (held.get(b) ?? 0) + tie))
  }
  for (const edge of edges) {
    if (edge.source === edge.target) continue
    add(edge.source, edge.target, tieOf(edge))
    add(edge.target, edge.source, tieOf(edge))
  }
  return ties
}
