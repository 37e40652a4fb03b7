import {
  IconAdjustmentsHorizontal,
  IconBriefcase,
  IconChecklist,
  IconFileText,
  IconNews,
  IconRoute,
  IconTable,
  IconTerminal2,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pane } from '../state/desk.ts'
import { useViewer } from '../viewer.tsx'

const PANES = [
  ['filters', IconAdjustmentsHorizontal],
  ['table', IconTable],
  ['path', IconRoute],
  ['posts', IconBriefcase],
  ['text', IconFileText],
  ['articles', IconNews],
  ['query', IconTerminal2],
  ['review', IconChecklist],
] as const satisfies readonly (readonly [Pane, ComponentType<{ size?: number; stroke?: number }>])[]

export function Rail(): ReactNode {
  const { t } = useTranslation()
  const { desk, openPane, state, select } = useViewer()
  const { pane } = desk
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      {PANES.map(([name, Icon]) => (
        <button
          key={name}
          type="button"
          aria-pressed={pane === name}
          onClick={() => {
            openPane(pane === name ? null : name)
            // On a phone the sheet holds one thing.
            if (window.matchMedia('(max-width: 700px)').matches && state.selection.kind !== 'none') select([])
          }}
        >
          <Icon size={20} stroke={1.6} />
          {t(`rail.${name}`)}
        </button>
      ))}
    </nav>
  )
}
