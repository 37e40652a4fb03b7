import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { DrawnGraph } from './drawing.ts'
import type { Look } from './look.ts'

/** What has to be painted again. */
export interface Touched {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
}

function difference<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): readonly Item[] {
  if (a === b) return []
  return [...[...a].filter((item) => !b.has(item)), ...[...b].filter((item) => !a.has(item))]
}

const NONE: ReadonlySet<never> = new Set()

/** The nodes and edges that look different after than before, in a drawing where nothing fades when something stands out. */
export function touchedBy(before: Look, after: Look, graph: DrawnGraph): Touched {
  const wholly = (['scheme', 'visible', 'colourBy', 'communities'] as const).some((name) => before[name] !== after[name])
  if (wholly) return { nodes: graph.nodes(), edges: graph.edges() }
  const hovered = before.hovered === after.hovered ? [] : [before.hovered, after.hovered].filter((id) => id !== null)
  const chosen = before.selectedEdge === after.selectedEdge ? [] : [before.selectedEdge, after.selectedEdge].filter((id) => id !== null)
  const onPath: readonly (EntityId | RelationId)[] = difference(before.onPath, after.onPath)
  const keys = (...lists: readonly (readonly string[])[]): ReadonlySet<string> => new Set(lists.flat())
  return {
    nodes: [...keys(difference(before.selected, after.selected), difference(before.pinned, after.pinned), hovered, onPath)].filter((id) =>
      graph.hasNode(id),
    ),
    edges: [...keys(difference(before.lit?.edges ?? NONE, after.lit?.edges ?? NONE), chosen, onPath)].filter((id) => graph.hasEdge(id)),
  }
}

/**
 * True when only what is under the pointer differs. It gets its name, as in sigma itself, and no more: to draw a hundred thousand edges for each
 * node that the pointer passes would stall the page.
 */
export function isPointing(before: Look, after: Look, graph: DrawnGraph): boolean {
  if (before.hovered === after.hovered) return false
  const still = { hovered: null, lit: null } as const
  const { nodes, edges } = touchedBy({ ...before, ...still }, { ...after, ...still }, graph)
  return nodes.length + edges.length === 0
}
