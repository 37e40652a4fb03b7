import type { Point } from '../state/view.ts'

const PIECES = 10 // straight pieces that stand for a bent line

function toPiece(at: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const along = Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(at.x - a.x - along * dx, at.y - a.y - along * dy)
}

/**
 * How far a point lies from a line between two others, in pixels of the screen (y downwards), bent as links are. Infinity where it is surely
 * further than `most`.
 */
export function distanceTo(at: Point, from: Point, to: Point, bend: number, most: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const room = most + Math.abs(bend) * (Math.abs(dx) + Math.abs(dy))
  if (at.x < Math.min(from.x, to.x) - room || at.x > Math.max(from.x, to.x) + room) return Infinity
  if (at.y < Math.min(from.y, to.y) - room || at.y > Math.max(from.y, to.y) + room) return Infinity
  if (bend === 0) return toPiece(at, from, to)
  const bow = { x: (from.x + to.x) / 2 + bend * dy, y: (from.y + to.y) / 2 - bend * dx }
  const on = (t: number): Point => ({
    x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * bow.x + t ** 2 * to.x,
    y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * bow.y + t ** 2 * to.y,
  })
  return Math.min(...Array.from({ length: PIECES }, (_, piece) => toPiece(at, on(piece / PIECES), on((piece + 1) / PIECES))))
}
