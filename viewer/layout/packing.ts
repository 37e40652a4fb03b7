import type { UndirectedGraph as Graph } from 'graphology'

export interface Spot {
  readonly x: number
  readonly y: number
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** The place with this index on a sunflower: even density, no two in one direction. */
export function sunflower(index: number, step: number): Spot {
  const radius = step * Math.sqrt(index + 0.3)
  return { x: radius * Math.cos(index * GOLDEN_ANGLE), y: radius * Math.sin(index * GOLDEN_ANGLE) }
}

/** Connected parts, the largest first; within a part and between equals, in the order of the nodes. */
export function componentsOf(graph: Graph): readonly (readonly string[])[] {
  const seen = new Set<string>()
  const components: string[][] = []
  graph.forEachNode((start) => {
    if (seen.has(start)) return
    seen.add(start)
    const component = [start]
    for (const id of component)
      graph.forEachNeighbor(id, (next) => {
        if (seen.has(next)) return
        seen.add(next)
        component.push(next)
      })
    components.push(component)
  })
  return components.sort((a, b) => b.length - a.length)
}

/** Centred, and turned so that the longest axis lies along x: screens are wide. By the principal axis of the points. */
export function turnedWide(spots: readonly Spot[]): readonly Spot[] {
  const mean = (pick: (spot: Spot) => number): number => spots.reduce((sum, spot) => sum + pick(spot), 0) / Math.max(1, spots.length)
  const centre = { x: mean(({ x }) => x), y: mean(({ y }) => y) }
  const centred = spots.map(({ x, y }) => ({ x: x - centre.x, y: y - centre.y }))
  const covariance = { xx: 0, xy: 0, yy: 0 }
  for (const { x, y } of centred) {
    covariance.xx += x * x
    covariance.xy += x * y
    covariance.yy += y * y
  }
  const angle = Math.atan2(2 * covariance.xy, covariance.xx - covariance.yy) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return centred.map(({ x, y }) => ({ x: x * cos + y * sin, y: y * cos - x * sin }))
}

const GAP = 14 // pixels between parts
const SPACING = 13 // pixels between the nodes of a small part

/** Sets small parts around an ellipse, the largest innermost, ring after ring. */
export function ringed(parts: readonly (readonly string[])[], extent: Spot): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>()
  let ring = 0
  let angle = 0
  let thickness = 0
  for (const part of parts) {
    const radius = part.length === 1 ? 4 : SPACING * Math.sqrt(part.length)
    if (angle >= 2 * Math.PI) {
      ring += thickness
      angle = 0
      thickness = 0
    }
    thickness = Math.max(thickness, 2 * radius + GAP)
    const a = extent.x + GAP + ring + radius
    const b = extent.y + GAP + ring + radius
    // Steps along the ellipse, not along the angle: its flat sides would be crowded otherwise.
    const step = (2 * radius + GAP) / Math.hypot(a * Math.sin(angle), b * Math.cos(angle))
    const at = angle + step / 2
    part.forEach((id, index) => {
      const leaf = part.length === 1 ? { x: 0, y: 0 } : sunflower(index, SPACING)
      spots.set(id, { x: a * Math.cos(at) + leaf.x, y: b * Math.sin(at) + leaf.y })
    })
    angle += step
  }
  return spots
}
