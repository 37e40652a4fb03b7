import type { LoadedGraph, Point } from '../state/view.ts'
import type { DrawnGraph } from './drawing.ts'
import { sunflower } from '../../../layout/packing.ts'

/** New nodes start beside a neighbour that is drawn, each a little further round. */
export function hostsOf(loaded: LoadedGraph, drawn: DrawnGraph): (id: string) => Point {
  const found = (): ReadonlyMap<string, Point> => {
    const hosts = new Map<string, Point>()
    for (const { source, target } of loaded.edges.values())
      for (const [id, other] of [
        [source, target],
        [target, source],
      ] as const)
        if (!drawn.hasNode(id) && !hosts.has(id) && drawn.hasNode(other)) hosts.set(id, drawn.getNodeAttributes(other))
    return hosts
  }
  // Looked for once one is asked for: where the server has placed all, none is.
  let hosts: ReadonlyMap<string, Point> | null = null
  let placed = 0
  return (id) => {
    const spot = sunflower(placed++, 8)
    hosts ??= found()
    const { x, y } = hosts.get(id) ?? { x: 0, y: 0 }
    return { x: x + spot.x, y: y + spot.y }
  }
}
