import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { DrawnGraph } from './drawing.ts'
import type { Look } from './look.ts'

function difference<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): readonly Item[] {
  if (a === b) return []
  return [...[...a].filter((item) => !b.has(item)), ...[...b].filter((item) => !a.has(item))]
}

/** What every node's looks depend on. Communities are seen where they give the colours. */
function isAnother(before: Look, after: Look): boolean {
  const isOther = (['scheme', 'visible', 'colourBy'] as const).some((name) => before[name] !== after[name])
  return isOther || (after.colourBy === 'community' && before.communities !== after.communities)
}

/** The nodes that look different after than before, in a drawing where nothing fades when something stands out. */
export function touchedBy(before: Look, after: Look, graph: DrawnGraph): readonly string[] {
  if (isAnother(before, after)) return graph.nodes()
  const hovered = before.hovered === after.hovered ? [] : [before.hovered, after.hovered].filter((id) => id !== null)
  const onPath: readonly (EntityId | RelationId)[] = difference(before.onPath, after.onPath)
  const all = [difference(before.selected, after.selected), difference(before.pinned, after.pinned), hovered, onPath]
  return [...new Set<string>(all.flat())].filter((id) => graph.hasNode(id))
}

/**
 * True when only what is under the pointer differs. It gets its name, as in sigma itself, and no more: to draw a hundred thousand edges for each
 * node that the pointer passes would stall the page.
 */
export function isPointing(before: Look, after: Look): boolean {
  if (before.hovered === after.hovered || isAnother(before, after)) return false
  return (['selected', 'selectedEdge', 'pinned', 'onPath'] as const).every((name) => before[name] === after[name])
}
