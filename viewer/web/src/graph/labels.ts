/** A label that would like to stand beside a point; the first of a list have the first choice. */
export interface LabelWish {
  readonly key: string
  readonly x: number
  readonly y: number
  /** Distance kept from the point: the radius of what is drawn there. */
  readonly radius: number
  readonly width: number
  readonly height: number
  /** Would rather cover a node than be left out: the label of what one looks at. */
  readonly insists: boolean
}

/** A rectangle in pixels, by the key of the node it belongs to. */
export interface Box {
  readonly key: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The canvas, from its upper left corner; in pixels. */
interface Room {
  readonly width: number
  readonly height: number
}

const GAP = 3 // pixels between a node and its label
const CELL = 64 // pixels; a label touches a handful of cells

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

const isWithin = ({ left, top, width, height }: Box, room: Room): boolean =>
  left >= 0 && top >= 0 && left + width <= room.width && top + height <= room.height

/** Right, left, below, above: where readers look for a label, in that order. Below and above give way to the sides of the room. */
function places(wish: LabelWish, room: Room): readonly Box[] {
  const { key, x, y, width, height } = wish
  const at = (left: number, top: number): Box => ({ key, left, top, width, height })
  const off = wish.radius + GAP
  const isInside = x >= 0 && x <= room.width
  const middle = isInside ? Math.max(0, Math.min(room.width - width, x - width / 2)) : x - width / 2
  return [at(x + off, y - height / 2), at(x - off - width, y - height / 2), at(middle, y + off), at(middle, y - off - height)]
}

/** Rectangles by the cells they touch. */
class Grid {
  readonly #cells = new Map<string, Box[]>()

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const held = this.#cells.get(cell)
      if (held === undefined) this.#cells.set(cell, [box])
      else held.push(box)
    }
  }

  isFree(box: Box, key: string): boolean {
    return cellsOf(box).every((cell) => !(this.#cells.get(cell) ?? []).some((other) => other.key !== key && overlaps(other, box)))
  }
}

function cellsOf({ left, top, width, height }: Box): readonly string[] {
  const keys: string[] = []
  for (let column = Math.floor(left / CELL); column <= Math.floor((left + width) / CELL); column++)
    for (let row = Math.floor(top / CELL); row <= Math.floor((top + height) / CELL); row++) keys.push(`${String(column)},${String(row)}`)
  return keys
}

/**
 * Greedy point-feature labelling with four positions (Christensen, Marks and Shieber 1995): no label lies over another or over one of the
 * `obstacles`, except over its own (the one with its key), none is cut by the rim of the `room` or lies under what is `covered`, and a label
 * that finds no place is left out. A wish that `insists` may cover obstacles. Linear in labels by a grid of cells.
 */
export function placeLabels(
  wishes: Iterable<LabelWish>,
  obstacles: Iterable<Box>,
  most: number,
  room: Room,
  covered: readonly Box[] = [],
): readonly Box[] {
  const labels = new Grid()
  for (const box of covered) labels.add(box)
  const nodes = new Grid()
  for (const obstacle of obstacles) nodes.add(obstacle)
  const placed: Box[] = []
  for (const wish of wishes) {
    if (placed.length >= most) break
    const open = places(wish, room).filter((place) => isWithin(place, room) && labels.isFree(place, ''))
    const free = open.find((place) => nodes.isFree(place, wish.key)) ?? (wish.insists ? open[0] : undefined)
    if (free === undefined) continue
    placed.push(free)
    labels.add(free)
  }
  return placed
}
