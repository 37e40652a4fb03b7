import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Between, BestPath } from '../../../../graph/asking/index.ts'
import { RELATION_TYPES } from '../../../../graph/schema.ts'
import type { EntityId } from '../../../../graph/model.ts'
import type { Edge, EntityNode } from '../../../../graph/view.ts'
import { api, ApiError } from '../api.ts'
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

/** One of the best paths, or the shortest over what is stated where that is none of them. */
interface FoundPath extends Pick<BestPath, 'nodes' | 'edges'> {
  readonly strength: number | null
}

type Found =
  | { readonly kind: 'idle' | 'busy' | 'none' | 'same' }
  | { readonly kind: 'paths'; readonly paths: readonly FoundPath[]; readonly between: readonly Between[] }
  | { readonly kind: 'failed'; readonly error: unknown }

const PATHS = 5

const waypoints = ({ nodes }: Pick<BestPath, 'nodes'>): string => nodes.map(({ id }) => id).join()

const isStated = ({ nodes, edges }: Pick<BestPath, 'nodes' | 'edges'>): boolean =>
  nodes.slice(1).every(({ id }, index) => edges.some((edge) => edge.type !== 'CO_OCCURS' && joins(edge, nodes[index]?.id, id)))

const joins = ({ source, target }: Edge, a: EntityId | undefined, b: EntityId): boolean =>
  (source === a && target === b) || (source === b && target === a)

async function pathsBetween(from: EntityId, to: EntityId): Promise<readonly FoundPath[]> {
  const [best, shortest] = await Promise.all([
    api.paths(from, to, PATHS),
    api.path(from, to).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return null
      throw error
    }),
  ])
  const isNew = shortest !== null && best.every((path) => waypoints(path) !== waypoints(shortest))
  return isNew ? [...best, { ...shortest, strength: null }] : best
}

/** How two are connected, step by step, with the sentences that say so. */
export function PathPane(): ReactNode {
  const { t } = useTranslation()
  const { state, openPane, pathAsked, askPath, showPath } = useViewer()
  const [from, setFrom] = useState<EntityNode | null>(null)
  const [to, setTo] = useState<EntityNode | null>(null)
  const [found, setFound] = useState<Found>({ kind: 'idle' })

  const find = async (start: EntityNode, end: EntityNode): Promise<void> => {
    if (start.id === end.id) {
      setFound({ kind: 'same' })
      return
    }
    setFound({ kind: 'busy' })
    try {
      const [paths, between] = await Promise.all([pathsBetween(start.id, end.id), api.standingBetween(start.id, end.id)])
      const [best] = paths
      setFound(best === undefined ? { kind: 'none' } : { kind: 'paths', paths, between })
      if (best !== undefined) showPath(best)
    } catch (error) {
      setFound({ kind: 'failed', error })
    }
  }

  useEffect(() => {
    if (pathAsked === null) return
    const [start, end] = pathAsked.map((id) => state.loaded.nodes.get(id))
    if (start !== undefined) setFrom(start)
    if (end !== undefined) setTo(end)
    if (start !== undefined && end !== undefined) void find(start, end)
    askPath(null)
  }, [pathAsked, askPath, state.loaded.nodes])

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
            if (from !== null && to !== null) void find(from, to)
          }}
        >
          <EntityPicker
            label={t('path.from')}
            value={from}
            onChange={(entity) => {
              setFrom(entity)
              if (entity !== null && to !== null) void find(entity, to)
            }}
          />
          <EntityPicker
            label={t('path.to')}
            value={to}
            onChange={(entity) => {
              setTo(entity)
              if (from !== null && entity !== null) void find(from, entity)
            }}
          />
          <Button type="submit" size="sm" disabled={from === null || to === null} loading={found.kind === 'busy'}>
            {t('path.find')}
          </Button>
        </form>
        <div aria-live="polite">
          {found.kind === 'idle' && <p className="muted">{t('path.hint')}</p>}
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

/** The paths by strength; the one that is chosen is on the canvas, and below with its sentences. */
function Paths({ paths }: { readonly paths: readonly FoundPath[] }): ReactNode {
  const { t } = useTranslation()
  const { showPath } = useViewer()
  const [open, setOpen] = useState(0)
  // Said only where it tells one from another.
  const fewest = Math.min(...paths.map(({ nodes }) => nodes.length))
  const isLonger = paths.some(({ nodes }) => nodes.length > fewest)
  const isUnstated = paths.some((path) => !isStated(path))
  const chosen = paths[open]
  return (
    <section className="section">
      <h3>{t('ask.paths', { count: paths.filter(({ strength }) => strength !== null).length })}</h3>
      {paths.map((path, index) => (
        <button
          key={waypoints(path)}
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
            {[
              t('path.shown', { count: path.nodes.length - 1 }),
              path.strength === null ? null : t('ask.strength', { percent: String(Math.round(100 * path.strength)) }),
              isLonger && path.nodes.length === fewest ? t('ask.shortest') : null,
              isUnstated && isStated(path) ? t('ask.stated') : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </button>
      ))}
      {chosen !== undefined && <Steps key={waypoints(chosen)} view={chosen} />}
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
function Steps({ view }: { readonly view: FoundPath }): ReactNode {
  const names = useTypeNames()
  const { reveal } = useViewer()
  return (
    <ol className="steps">
      {view.nodes.map((node, index) => {
        const before = view.nodes[index - 1]
        const all = before === undefined ? [] : view.edges.filter((edge) => joins(edge, before.id, node.id))
        // What a relation states is said with its sentences: that they also hold both names is no news.
        const stated = all.filter(({ type }) => type !== 'CO_OCCURS')
        return (
          <li key={node.id}>
            {(stated.length > 0 ? stated : all).map((edge) => (
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
