import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
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
import { useAnswer } from '../useAnswer.ts'
import { useKept } from '../useKept.ts'
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

/** An entity by its id, from the canvas or else from the server; null until it is there. */
function useEntity(id: EntityId | null): EntityNode | null {
  const { state } = useViewer()
  const held = id === null ? undefined : state.loaded.nodes.get(id)
  const answer = useAnswer(`entity ${held === undefined ? (id ?? '') : ''}`, async (signal) =>
    id === null || held !== undefined ? null : api.entity(id, signal),
  )
  return held ?? (answer.kind === 'ready' && answer.value?.id === id ? answer.value : null)
}

/** How two are connected, step by step, with the sentences that say so. */
export function PathPane(): ReactNode {
  const { t } = useTranslation()
  const { openPane, desk, setDesk, showPath } = useViewer()
  const [a, b] = desk.ends
  const [from, to] = [useEntity(a), useEntity(b)]
  const [asked, setAsked] = useKept<{ readonly key: string; readonly found: Found }>('path', { key: '', found: { kind: 'idle' } })
  const key = a === null || b === null ? '' : `${a} ${b} ${String(desk.asks)}`
  const found: Found = asked.key === key ? asked.found : { kind: 'idle' }
  const latest = useRef(key)
  latest.current = key

  const find = async (start: EntityId, end: EntityId, isShown: boolean): Promise<void> => {
    const tell = (what: Found): void => {
      if (latest.current === key) setAsked({ key, found: what })
    }
    if (start === end) {
      tell({ kind: 'same' })
      return
    }
    tell({ kind: 'busy' })
    try {
      const [paths, between] = await Promise.all([pathsBetween(start, end), api.standingBetween(start, end)])
      const [best] = paths
      tell(best === undefined ? { kind: 'none' } : { kind: 'paths', paths, between })
      if (best !== undefined && isShown && latest.current === key) showPath(best)
    } catch (error) {
      tell({ kind: 'failed', error })
    }
  }

  useEffect(() => {
    if (a !== null && b !== null && asked.key !== key) void find(a, b, desk.asks > 0)
    // Another question is another key.
  }, [key])

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
            if (a !== null && b !== null) void find(a, b, true)
          }}
        >
          <EntityPicker
            label={t('path.from')}
            value={from}
            onChange={(entity) => {
              setDesk({ ends: [entity?.id ?? null, b] })
            }}
          />
          <EntityPicker
            label={t('path.to')}
            value={to}
            onChange={(entity) => {
              setDesk({ ends: [a, entity?.id ?? null] })
            }}
          />
          <Button type="submit" size="sm" disabled={a === null || b === null} loading={found.kind === 'busy'}>
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
              <Paths key={key} paths={found.paths} />
              <Middle between={found.between} />
              {a !== null && b !== null && <SharedNeighbours a={a} b={b} />}
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
  const { state, showPath } = useViewer()
  const way = state.path?.nodes.join()
  const shown = paths.findIndex((path) => waypoints(path) === way)
  const [last, setLast] = useState(0)
  const open = shown === -1 ? last : shown
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
            setLast(index)
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
