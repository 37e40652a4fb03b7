import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityNode } from '../../../../graph/view.ts'
import { plain } from '../text.ts'
import { useViewer } from '../viewer.tsx'
import { TypeMark } from './TypeMark.tsx'

/** An entity in a list: a press brings it onto the canvas. */
export function EntityLine({
  entity,
  note,
  children,
}: {
  readonly entity: EntityNode
  /** At the right; otherwise the number of articles. */
  readonly note?: ReactNode
  /** Under the name. */
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const { reveal } = useViewer()
  return (
    <li>
      <button type="button" className="legendToggle" onClick={() => void reveal(entity.id)}>
        <TypeMark type={entity.type} size={16} />
        <span className="name">
          <bdi>{plain(entity.name)}</bdi>
          {children !== undefined && <span className="sub">{children}</span>}
        </span>
        <span className="count">{note ?? t('entity.times', { count: entity.articles })}</span>
      </button>
    </li>
  )
}
