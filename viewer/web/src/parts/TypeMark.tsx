import type { ReactNode } from 'react'
import { useComputedColorScheme } from '@mantine/core'
import { ENTITY_TYPES } from '../../../../graph/schema.ts'
import type { EntityType } from '../../../../graph/schema.ts'
import { typeColour } from '../graph/colours.ts'

type Shape = (typeof ENTITY_TYPES)[EntityType]['shape']

const regular = (corners: number, radius: number, turn: number): string =>
  Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners + turn - Math.PI / 2
    return `${(8 + radius * Math.cos(angle)).toFixed(2)},${(8 + radius * Math.sin(angle)).toFixed(2)}`
  }).join(' ')

const STAR = Array.from({ length: 10 }, (_, index) => {
  const angle = (Math.PI * index) / 5 - Math.PI / 2
  const radius = index % 2 === 0 ? 7.6 : 3.6
  return `${(8 + radius * Math.cos(angle)).toFixed(2)},${(8 + radius * Math.sin(angle)).toFixed(2)}`
}).join(' ')

/** The shapes that shapes.ts draws on the canvas, as SVG in a box of 16. */
const DRAWN: Record<Shape, ReactNode> = {
  circle: <circle cx="8" cy="8" r="6" />,
  square: <rect x="2.7" y="2.7" width="10.6" height="10.6" />,
  diamond: <polygon points={regular(4, 7.4, 0)} />,
  hexagon: <polygon points={regular(6, 6.6, Math.PI / 6)} />,
  triangle: <polygon points={regular(3, 7.8, 0)} transform="translate(0 1.4)" />,
  star: <polygon points={STAR} />,
  pentagon: <polygon points={regular(5, 7, 0)} />,
}

export function TypeMark({ type, size = 14 }: { readonly type: EntityType; readonly size?: number }): ReactNode {
  const scheme = useComputedColorScheme('light')
  return (
    <svg className="typeMark" width={size} height={size} viewBox="0 0 16 16" fill={typeColour(type, scheme)} aria-hidden="true">
      {DRAWN[ENTITY_TYPES[type].shape]}
    </svg>
  )
}
