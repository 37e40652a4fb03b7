import { Button } from '@mantine/core'
import { createContext, useContext, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edge, EntityNode } from '../../../../graph/view.ts'
import { FactLine } from './FactLine.tsx'

/** True on a page that is printed: there all lines are on paper, though on screen one asks for them. */
export const PrintedWhole = createContext(false)

const FIRST = 8 // lines of a section before one asks for the rest

interface LinesProps<Each extends Edge> {
  readonly edges: readonly Each[]
  /** The end that is not the entity whose lines these are. */
  readonly other: (edge: Edge) => EntityNode | undefined
  /** Drawn under a line. */
  readonly foot?: (edge: Each) => ReactNode
  /** Whether posts are named in their lines. */
  readonly isTitled?: boolean
}

/** Relations of one entity, the first few until one asks for the rest. */
export function Lines<Each extends Edge>({ edges, other, foot, isTitled = true }: LinesProps<Each>): ReactNode {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const isPrinted = useContext(PrintedWhole)
  const count = all ? edges.length : Math.min(FIRST, edges.length)
  return (
    <>
      <ul className="lines">
        {edges.slice(0, isPrinted ? edges.length : count).map((edge, index) => {
          const entity = other(edge)
          return entity === undefined ? null : (
            <FactLine key={edge.id} edge={edge} entity={entity} foot={foot?.(edge)} isTitled={isTitled} isOnPaper={index >= count} />
          )
        })}
      </ul>
      {count < edges.length && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            setAll(true)
          }}
        >
          {t('entity.moreQuotes', { count: edges.length - count })}
        </Button>
      )}
    </>
  )
}
