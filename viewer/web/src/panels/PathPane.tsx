import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Between, BestPath } from '../../../../graph/asking/index.ts'
import { RELATION_TYPES } from '../../../../graph/schema.ts'
import type { EntityNode } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { EntityLine } from '../parts/EntityLine.tsx'
import { EntityPicker } from '../parts/EntityPicker.tsx'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { Quotes } from '../parts/Quotes.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useViewer } from '../viewer.tsx'
import { SharedNeighbours } from './SharedNeighbours.tsx'

type Found =
  | { readonly kind: 'idle' | 'busy' | 'none' | 'same' }
  | { readonly kind: 'paths'; readonly paths: readonly BestPath[]; readonly between: readonly Between[] }
  | { readonly kind: 'failed'; readonly error: unknown }

/** How two are connected, step by step, with the sentences that say so. */
export function PathPane(): ReactNode {
  const { t } = useTranslation()
  const { state, openPane, pathFrom, setPathFrom, showPath } = useViewer()
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
      const [paths, between] = await Promise.all([api.paths(from.id, to.id, PATHS), api.standingBetween(from.id, to.id)])
      const [best] = paths
      setFound(best === undefined ? { kind: 'none' } : { kind: 'paths', paths, between })
      if (best !== undefined) showPath(best)
    } catch (error) {
      setFound({ kind: 'failed', error })
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
          {found.kind === 'paths' && (
            <>
              <Paths key={`${from?.id ?? ''} ${to?.id ?? ''}`} paths={found.paths} />
              <Middle between={found.between} />
              {from !== null && to !== null && <SharedNeighbours a={from.id} b={to.id} />}
            </>
          )}
        </div>
      </div>
    </aside>
  )
}

const PATHS = 5

/** The best paths, one opened at a time; the one that is open is on the canvas. */
function Paths({ paths }: { readonly paths: readonly BestPath[] }): ReactNode {
  const { t } = useTranslation()
  const { showPath } = useViewer()
  const [open, setOpen] = useState(0)
  return (
    <section className="section">
      <h3>{t('ask.paths', { count: paths.length })}</h3>
      {paths.map((path, index) => (
        <div key={path.nodes.map(({ id }) => id).join()}>
          <button
            type="button"
            className="pathHead"
            aria-expanded={open === index}
            onClick={() => {
              setOpen(index)
              showPath(path)
            }}
          >
            <span className="name">
              {path.nodes
                .slice(1, -1)
                .map(({ name }) => plain(name))
                .join(' → ') || t('ask.direct')}
            </span>
            <span className="count">
              {t('path.shown', { count: path.nodes.length - 1 })} ·{' '}
              {t('ask.strength', { percent: String(Math.round(100 * path.strength)) })}
            </span>
          </button>
          {open === index && <Steps view={path} />}
        </div>
      ))}
    </section>
  )
}

function Middle({ between }: { readonly between: readonly Between[] }): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="section">
      <h3>{t('ask.between')}</h3>
      <p className="muted">{t('ask.betweenHint')}</p>
      {between.length === 0 && <p className="muted">{t('ask.noBetween')}</p>}
      <ul className="legend">
        {between.map(({ entity, share, isCommon, isNeeded }) => (
          <EntityLine key={entity.id} entity={entity} note={`${String(Math.round(100 * share))}%`}>
            {[isNeeded ? t('ask.needed') : null, isCommon ? t('ask.common') : null].filter((part) => part !== null).join(' · ')}
          </EntityLine>
        ))}
      </ul>
    </section>
  )
}

/** The path's nodes come in order; between two that follow one another stand one or more edges. */
function Steps({ view }: { readonly view: BestPath }): ReactNode {
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
    </ol>
  )
}
