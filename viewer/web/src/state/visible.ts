import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { Edge, EntityNode } from '../../../../graph/view.ts'
import { isActive, NO_ACTIVITY } from './activity.ts'
import type { KnownActivity } from './activity.ts'
import { strengths } from './strength.ts'
import { NO_FILTERS } from './view.ts'
import type { ViewState } from './view.ts'

export interface Visible {
  readonly nodes: ReadonlySet<EntityId>
  readonly edges: ReadonlySet<RelationId>
}

/** Entities within `steps` of a start, over the edges given. */
export function within(start: EntityId, steps: number, edges: Iterable<Edge>): ReadonlySet<EntityId> {
  const next = new Map<EntityId, EntityId[]>()
  const link = (from: EntityId, to: EntityId): void => {
    const list = next.get(from)
    if (list === undefined) next.set(from, [to])
    else list.push(to)
  }
  for (const { source, target } of edges) {
    link(source, target)
    link(target, source)
  }
  const reached = new Set([start])
  let rim = [start]
  for (let step = 0; step < steps; step++) {
    rim = rim.flatMap((id) => next.get(id) ?? []).filter((id) => !reached.has(id) && reached.add(id).has(id))
  }
  return reached
}

let known: { readonly edges: ReadonlyMap<RelationId, Edge>; readonly strengths: ReadonlyMap<RelationId, number> } | null = null

/** Filters change often and edges seldom: the strengths of the last set of edges are kept. */
function strengthsOf(edges: ReadonlyMap<RelationId, Edge>): ReadonlyMap<RelationId, number> {
  if (known?.edges !== edges) known = { edges, strengths: strengths(edges.values()) }
  return known.strengths
}

/** What the canvas and the table show: loaded, not hidden, and let through by every filter. */
export function visible(state: ViewState, activity: KnownActivity = NO_ACTIVITY): Visible {
  const { loaded, filters, hidden, focus } = state
  // A visit begins without filters, and then with the largest graphs.
  if (hidden.size === 0 && focus === null && filters === NO_FILTERS)
    return { nodes: new Set(loaded.nodes.keys()), edges: new Set(loaded.edges.keys()) }
  const letThrough = (node: EntityNode): boolean =>
    !hidden.has(node.id) && !filters.hiddenTypes.has(node.type) && isActive(node, activity.entities.get(node.id), filters.months)
  const nodes = new Set([...loaded.nodes.values()].filter(letThrough).map((node) => node.id))
  const strength = filters.strength === 0 ? null : strengthsOf(loaded.edges)
  const edges = [...loaded.edges.values()].filter(
    (edge) =>
      nodes.has(edge.source) &&
      nodes.has(edge.target) &&
      !filters.hiddenEdges.has(edge.type) &&
      (strength === null || (strength.get(edge.id) ?? 0) >= filters.strength) &&
      (edge.type === 'CO_OCCURS' || edge.score >= filters.minScore) &&
      isActive(edge, activity.relations.get(edge.id), filters.months),
  )
  if (focus === null || !nodes.has(focus.id)) return { nodes, edges: new Set(edges.map((edge) => edge.id)) }
  const near = within(focus.id, focus.steps, edges)
  return { nodes: near, edges: new Set(edges.filter((edge) => near.has(edge.source) && near.has(edge.target)).map((edge) => edge.id)) }
}
