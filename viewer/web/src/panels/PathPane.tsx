import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RELATION_TYPES } from '../../../../graph/schema.ts'
import type { EntityNode, GraphView } from '../../../../graph/view.ts'
import { api, ApiError } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { EntityPicker } from '../parts/EntityPicker.tsx'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { Quotes } from '../parts/Quotes.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useViewer } from '../viewer.tsx'

type Found =
  | { readonly kind: 'idle' | 'busy' | 'none' | 'same' }
  | { readonly kind: 'path'; readonly view: GraphView }
  | { readonly kind: 'failed'; readonly error: unknown }

/** How two are connected, step by step, with the sentences that say so. */
export function PathPane(): ReactNode {
  const { t } = useTranslation()
  const { state, openPane, pathFrom, setPathFrom, change } = useViewer()
  const [from, setFrom] = useState<EntityNode | null>(null)
  const [to, setTo] = useState<EntityNode | null>(null)
  const [found, setFound] = useState<Found>({ kind: 'idle' })

  useEffect(() => {
    if (pathFrom === null) return
    const known = state.loaded.nodes.get(pathFrom)
    if (known !== undefined) setFrom(known)
    setPathFrom(null)
  }, [pathFrom, setPathFrom, state.loaded.nodes])

  const find = async (): Promise<void> => {
    if (from === null || to === null) return
    if (from.id === to.id) {
      setFound({ kind: 'same' })
      return
    }
    setFound({ kind: 'busy' })
    try {
      const view = await api.path(from.id, to.id)
      setFound({ kind: 'path', view })
      change({ do: 'add', view, edges: [] })
      change({ do: 'show-path', path: { nodes: view.nodes.map(({ id }) => id), edges: view.edges.map(({ id }) => id) } })
    } catch (error) {
      setFound(error instanceof ApiError && error.status === 404 ? { kind: 'none' } : { kind: 'failed', error })
    }
  }

  return (
    <aside className="pane wide" aria-label={t('rail.path')}>
      <PaneHead
        title={t('path.title')}
        closeLabel={t('rail.close')}
        onClose={() => {
          openPane(null)
        }}
      />
      <div className="scroll" tabIndex={-1}>
        <form
          className="stackGap"
          onSubmit={(event) => {
            event.preventDefault()
            void find()
          }}
        >
          <EntityPicker label={t('path.from')} value={from} onChange={setFrom} />
          <EntityPicker label={t('path.to')} value={to} onChange={setTo} />
          <Button type="submit" size="sm" disabled={from === null || to === null} loading={found.kind === 'busy'}>
            {t('path.find')}
          </Button>
        </form>
        <div aria-live="polite">
          {found.kind === 'none' && <p className="muted">{t('path.none')}</p>}
          {found.kind === 'same' && <p className="muted">{t('path.same')}</p>}
          {found.kind === 'failed' && <Failed error={found.error} />}
          {found.kind === 'path' && from !== null && <Steps view={found.view} />}
        </div>
      </div>
    </aside>
  )
}

/** The path's nodes come in order; between two that follow one another stand one or more edges. */
function Steps({ view }: { readonly view: GraphView }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { reveal } = useViewer()
  return (
    <ol className="steps">
      {view.nodes.map((node, index) => {
        const before = view.nodes[index - 1]
        const edges =
          before === undefined
            ? []
            : view.edges.filter(
                ({ source, target }) => (source === before.id && target === node.id) || (target === before.id && source === node.id),
              )
        return (
          <li key={node.id}>
            {edges.map((edge) => (
              <div className="stepEdge" key={edge.id}>
                <p>
                  {edge.type !== 'CO_OCCURS' && RELATION_TYPES[edge.type].directed ? (edge.source === before?.id ? '↓' : '↑') : '↕'}{' '}
                  {names.edge(edge.type)}
                  {edge.type !== 'CO_OCCURS' && edge.title !== null && ` · ${plain(edge.title)}`}
                </p>
                <Quotes name={`step ${edge.id}`} first={1} ask={(page, signal) => api.evidence(edge.id, page, signal)} />
              </div>
            ))}
            <span className="cellName">
              <TypeMark type={node.type} size={16} />
              <button type="button" className="goto" onClick={() => void reveal(node.id)}>
                <bdi>{plain(node.name)}</bdi>
              </button>
            </span>
          </li>
        )
      })}
      <li className="muted">{t('path.shown', { count: view.nodes.length - 1 })}</li>
    </ol>
  )
}
