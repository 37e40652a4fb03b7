import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { entityTypes } from '../../../../graph/schema.ts'
import { useTypeNames } from '../i18n/index.ts'
import { TypeMark } from '../parts/TypeMark.tsx'
import { useViewer } from '../viewer.tsx'

/** What the shapes mean, where the pane that says so is closed; a press hides or shows a type. */
export function CanvasLegend(): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { state, desk, change } = useViewer()
  const present = useMemo(() => {
    const types = new Set([...state.loaded.nodes.values()].map(({ type }) => type))
    return entityTypes.filter((type) => types.has(type))
  }, [state.loaded.nodes])
  if (desk.pane === 'filters' || present.length === 0) return null
  return (
    <div className="canvasLegend" role="group" aria-label={t('filters.types')}>
      {present.map((type) => (
        <button
          key={type}
          type="button"
          className="legendToggle"
          aria-pressed={!state.filters.hiddenTypes.has(type)}
          aria-label={names.mention(type)}
          title={names.mention(type)}
          onClick={() => {
            change({ do: 'toggle-type', type })
          }}
        >
          <TypeMark type={type} />
          <span className="name">{names.mention(type)}</span>
        </button>
      ))}
    </div>
  )
}
