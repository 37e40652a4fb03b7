import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edge, EntityNode, StatedEdge } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { Dotted } from '../parts/Dotted.tsx'
import { Quotes } from '../parts/Quotes.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useViewer } from '../viewer.tsx'

type Translate = ReturnType<typeof useTranslation>['t']

const span = ({ firstSeen, lastSeen }: Edge): string =>
  firstSeen === null ? '' : firstSeen === lastSeen ? firstSeen : `${firstSeen} — ${lastSeen ?? ''}`

/** Observation and appointment are different things, and an end is never read into silence. */
const postDates = (edge: StatedEdge, t: Translate): readonly (string | null)[] => [
  edge.kinds.includes('former') && !edge.kinds.includes('observed') ? t('entity.former') : null,
  edge.firstSeen === null ? null : `${t('entity.observed')} ${span(edge)}`,
  edge.appointed === null ? null : t('entity.appointed', { date: edge.appointed }),
  edge.removed === null ? null : t('entity.removed', { date: edge.removed }),
]

/** One relation of an entity: whom with, how often, and at a press the sentences that say so. */
export function FactLine({
  edge,
  entity,
  foot,
  isTitled = true,
  isOnPaper = false,
}: {
  readonly edge: Edge
  readonly entity: EntityNode
  readonly foot: ReactNode
  /** Whether a post is named, which it need not be under its own heading. */
  readonly isTitled?: boolean
  /** Only in print. */
  readonly isOnPaper?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const { reveal, showRelation, hasCanvas } = useViewer()
  const [open, setOpen] = useState(false)
  const isPost = edge.type === 'HOLDS_ROLE'
  const seen = span(edge)
  return (
    <li className={isOnPaper ? 'onPaper' : undefined}>
      <button
        type="button"
        className="line"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
        }}
      >
        <TypeMark type={entity.type} />
        <span>
          <bdi>{plain(entity.name)}</bdi>
          {isPost && isTitled && edge.title !== null && <strong> {plain(edge.title)}</strong>}
          {isPost && (
            <span className="sub">
              <Dotted parts={postDates(edge, t)} />
            </span>
          )}
        </span>
        <small>
          {edge.type === 'CO_OCCURS' ? t('entity.together', { count: edge.sentences }) : t('entity.times', { count: edge.articles })}
        </small>
        <IconChevronRight size={15} />
        {foot}
      </button>
      {open && (
        <div className="opened">
          <p className="muted openedHead">
            <button type="button" className="goto" onClick={() => void reveal(entity.id)}>
              {t('article.goTo', { name: plain(entity.name) })}
            </button>
            <a
              className="goto"
              href={`/#edge=${encodeURIComponent(edge.id)}`}
              onClick={(event) => {
                if (!hasCanvas || event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                void showRelation(edge.id)
              }}
            >
              {t('edge.show')}
            </a>
            {!isPost && seen !== '' && <span>{seen}</span>}
          </p>
          <Quotes name={`evidence ${edge.id}`} ask={(page, signal) => api.evidence(edge.id, page, signal)} />
        </div>
      )}
    </li>
  )
}
