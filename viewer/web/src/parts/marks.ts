import type { ENTITY_TYPES, EntityType } from '../../../../graph/schema.ts'

type Shape = (typeof ENTITY_TYPES)[EntityType]['shape']

/** A shape in a box of 16 around (8, 8). */
export type Mark = { readonly kind: 'circle' } | { readonly kind: 'polygon'; readonly points: string }

const pointsAt = (corners: number, radiusOf: (corner: number) => number, turn: number, down = 0): Mark => ({
  kind: 'polygon',
  points: Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / corners + turn - Math.PI / 2
    return `${(8 + radiusOf(corner) * Math.cos(angle)).toFixed(2)},${(8 + down + radiusOf(corner) * Math.sin(angle)).toFixed(2)}`
  }).join(' '),
})

const regular = (corners: number, radius: number, turn = 0, down = 0): Mark => pointsAt(corners, () => radius, turn, down)

/** The shapes that graph/shapes.ts draws on the canvas, for legends and drawings as SVG. */
export const MARKS: Readonly<Record<Shape, Mark>> = {
  circle: { kind: 'circle' },
  square: { kind: 'polygon', points: '2.7,2.7 13.3,2.7 13.3,13.3 2.7,13.3' },
  diamond: regular(4, 7.4),
  hexagon: regular(6, 6.6, Math.PI / 6),
  triangle: regular(3, 7.8, 0, 1.4),
  star: pointsAt(10, (corner) => (corner % 2 === 0 ? 7.6 : 3.6), 0),
  pentagon: regular(5, 7),
}
