import type { ReactNode } from 'react'
import { useComputedColorScheme } from '@mantine/core'
import { ENTITY_TYPES } from '../../../../graph/schema.ts'
import type { EntityType } from '../../../../graph/schema.ts'
import { typeColour } from '../graph/colours.ts'
import { MARKS } from './marks.ts'

/** A type's shape in its colour, as on the canvas. */
export function TypeMark({ type, size = 14 }: { readonly type: EntityType; readonly size?: number }): ReactNode {
  const scheme = useComputedColorScheme('light')
  const mark = MARKS[ENTITY_TYPES[type].shape]
  return (
    <svg className="typeMark" width={size} height={size} viewBox="0 0 16 16" fill={typeColour(type, scheme)} aria-hidden="true">
      {mark.kind === 'circle' ? <circle cx="8" cy="8" r="6" /> : <polygon points={mark.points} />}
    </svg>
  )
}
