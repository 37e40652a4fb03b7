import { CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ApiError, isAway, isStoreAway } from './api.ts'
import { headlineOf } from './parts/headlines.ts'
import { ArticleSheet } from './panels/ArticleSheet.tsx'
import { ArticlesPane } from './panels/ArticlesPane.tsx'
import { Canvas } from './panels/Canvas.tsx'
import { EdgePanel } from './panels/EdgePanel.tsx'
import { EntityPanel } from './panels/EntityPanel.tsx'
import { FiltersPane } from './panels/FiltersPane.tsx'
import { Head } from './panels/Head.tsx'
import { Keys } from './panels/Keys.tsx'
import { PathPane } from './panels/PathPane.tsx'
import { PostsPane } from './panels/PostsPane.tsx'
import { ReviewPane } from './panels/ReviewPane.tsx'
import { QueryPane } from './panels/QueryPane.tsx'
import { Rail } from './panels/Rail.tsx'
import { SeveralPanel } from './panels/SeveralPanel.tsx'
import { TablePane } from './panels/TablePane.tsx'
import { TextPane } from './panels/TextPane.tsx'
import { TimeStrip } from './panels/TimeStrip.tsx'
import { useKeys } from './panels/useKeys.ts'
import type { Pane } from './state/desk.ts'
import { usePulse } from './usePulse.ts'
import { useViewer } from './viewer.tsx'

const PANES = {
  filters: FiltersPane,
  table: TablePane,
  path: PathPane,
  posts: PostsPane,
  review: ReviewPane,
  query: QueryPane,
  text: TextPane,
  articles: ArticlesPane,
} as const satisfies Record<Pane, () => ReactNode>

const OVERLAID = '(max-width: 1100px)' // as in styles/narrow.css

/** The graph page: head, rail, a pane, the canvas with its time, and a panel for what is selected. */
export function App(): ReactNode {
  const { t } = useTranslation()
  const { desk, openPane, state, ready, trouble, dismiss } = useViewer()
  const [help, setHelp] = useState(false)
  const away = usePulse(async (signal) => {
    try {
      await api.stats(signal)
      return null
    } catch (error) {
      return isAway(error) ? (isStoreAway(error) ? 'store' : 'server') : null
    }
  })
  useKeys(
    () => {
      setHelp(true)
    },
    help || state.article !== null,
  )
  // Where pane and panel do not fit side by side, what was asked for last is shown.
  useEffect(() => {
    if (state.selection.kind !== 'none' && window.matchMedia(OVERLAID).matches) openPane(null)
  }, [state.selection, openPane])
  // Others than the first ask about what is loaded.
  const Open = desk.pane === null || (!ready && desk.pane !== 'filters') ? null : PANES[desk.pane]
  return (
    <div className="app">
      <Head
        onKeys={() => {
          setHelp(true)
        }}
      />
      <Rail />
      {Open !== null && <Open />}
      <div className="stage">
        {ready && away !== null && (
          <div className="banner" role="alert">
            <strong>{t(away === 'store' ? 'state.storeAway' : 'state.away')}</strong>{' '}
            {t(away === 'store' ? 'state.storeAwayHint' : 'state.awayHint')}
          </div>
        )}
        {trouble !== null && away === null && (
          <div className="banner" role="alert">
            <strong>{t(headlineOf(trouble))}</strong> {trouble instanceof ApiError && <span lang="en">{trouble.message}</span>}
            <CloseButton size="sm" variant="transparent" c="white" aria-label={t('entity.close')} onClick={dismiss} />
          </div>
        )}
        <Canvas />
        <TimeStrip />
      </div>
      <Selected />
      {state.article !== null && <ArticleSheet id={state.article} />}
      {help && (
        <Keys
          onClose={() => {
            setHelp(false)
          }}
        />
      )}
    </div>
  )
}

function Selected(): ReactNode {
  const { selection } = useViewer().state
  switch (selection.kind) {
    case 'none':
      return null
    case 'edge':
      return <EdgePanel id={selection.id} />
    case 'entities': {
      const [only, ...others] = selection.ids
      return only === undefined ? null : others.length === 0 ? <EntityPanel id={only} /> : <SeveralPanel ids={selection.ids} />
    }
  }
}
