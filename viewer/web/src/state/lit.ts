import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { Edge } from '../../../../graph/view.ts'
import type { ViewState } from './view.ts'
import type { Visible } from './visible.ts'

export interface Lit {
  readonly nodes: ReadonlySet<EntityId>
  readonly edges: ReadonlySet<RelationId>
}

let known: { readonly edges: ReadonlyMap<RelationId, Edge>; readonly byEnd: ReadonlyMap<EntityId, readonly Edge[]> } | null = null

/** Edges by their ends, kept for the last set of edges: the pointer passes over many nodes of one graph. */
function edgesAt(edges: ReadonlyMap<RelationId, Edge>, id: EntityId): readonly Edge[] {
  if (known?.edges !== edges) {
    const byEnd = new Map<EntityId, Edge[]>()
    for (const edge of edges.values())
      for (const end of [edge.source, edge.target]) {
        const held = byEnd.get(end)
        if (held === undefined) byEnd.set(end, [edge])
        else held.push(edge)
      }
    known = { edges, byEnd }
  }
  return known.byEnd.get(id) ?? []
}

/**
 * What stands out: the neighbourhood of what is hovered or else selected, the ends of a selected edge, or a path that is shown; null when one
 * looks at nothing in particular.
 */
export function litBy({ selection, loaded, path }: ViewState, visible: Visible, hovered: EntityId | null): Lit | null {
  const ids = hovered !== null ? [hovered] : selection.kind === 'entities' ? selection.ids : []
  const chosen = new Set(ids)
  if (chosen.size > 0) {
    const touching = ids.flatMap((id) => edgesAt(loaded.edges, id)).filter((edge) => visible.edges.has(edge.id))
    // Of several, what connects them; of one, what it is connected to.
    const edges = chosen.size === 1 ? touching : touching.filter(({ source, target }) => chosen.has(source) && chosen.has(target))
    const nodes = chosen.size === 1 ? edges.flatMap(({ source, target }) => [source, target]) : []
    return { nodes: new Set([...ids, ...nodes]), edges: new Set(edges.map(({ id }) => id)) }
  }
  const edge = selection.kind === 'edge' ? loaded.edges.get(selection.id) : undefined
  if (edge !== undefined) return { nodes: new Set([edge.source, edge.target]), edges: new Set([edge.id]) }
  return path === null ? null : { nodes: new Set(path.nodes), edges: new Set(path.edges) }
}
