import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import type { EntityNode, GraphView } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { weightOf } from '../../../layout/measures.ts'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'

const MOST = 60 // lines; a larger selection is for hiding or exporting rather than reading

/** Several selected: who they are, and what connects them. */
export function SeveralPanel({ ids }: { readonly ids: readonly EntityId[] }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { state, visible, select, change } = useViewer()
  const chosen = new Set(ids)
  const nameOf = (id: EntityId): string => plain(state.loaded.nodes.get(id)?.name ?? id)
  const between = [...state.loaded.edges.values()]
    .filter((edge) => visible.edges.has(edge.id) && chosen.has(edge.source) && chosen.has(edge.target))
    .sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1))
  return (
    <aside className="panel" aria-label={t('entity.panel')}>
      <PaneHead
        title={t('entity.selected', { count: ids.length })}
        closeLabel={t('entity.close')}
        onClose={() => {
          select([])
        }}
      >
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            change({ do: 'hide', ids })
          }}
        >
          {t('entity.hide')}
        </Button>
      </PaneHead>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('entity.selected', { count: ids.length })}>
        <ul className="legend">
          {ids.slice(0, MOST).map((id) => {
            const node = state.loaded.nodes.get(id)
            return node === undefined ? null : (
              <li key={id}>
                <button
                  type="button"
                  className="legendToggle"
                  onClick={() => {
                    select([id])
                  }}
                >
                  <TypeMark type={node.type} size={16} />
                  <span className="name">{nameOf(id)}</span>
                  <span className="count">{t('entity.times', { count: node.articles })}</span>
                </button>
              </li>
            )
          })}
        </ul>
        {ids.length === 2 && ids[0] !== undefined && ids[1] !== undefined && <Common a={ids[0]} b={ids[1]} />}
        <section className="section">
          <h3>{t('entity.between')}</h3>
          {between.length === 0 && <p className="muted">{t('entity.noBetween')}</p>}
          <ul className="legend">
            {between.slice(0, MOST).map((edge) => (
              <li key={edge.id}>
                <button
                  type="button"
                  className="legendToggle"
                  onClick={() => {
                    change({ do: 'select-edge', id: edge.id })
                  }}
                >
                  <span className={edge.type === 'CO_OCCURS' ? 'edgeMark faint' : 'edgeMark'} />
                  <span className="name">
                    {nameOf(edge.source)} · {names.edge(edge.type)} · {nameOf(edge.target)}
                  </span>
                  <span className="count">{t('entity.times', { count: edge.articles })}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </aside>
  )
}

const AROUND = 300 // neighbours of each that are compared

/** Whom two have in common, those first who are close to both. */
function Common({ a, b }: { readonly a: EntityId; readonly b: EntityId }): ReactNode {
  const { t } = useTranslation()
  const { reveal } = useViewer()
  const answer = useAnswer(`common ${a} ${b}`, async (signal) => {
    const [left, right] = await Promise.all([a, b].map((id) => api.neighbours(id, AROUND, {}, signal)))
    return left === undefined || right === undefined ? [] : shared(closeness(left, a), closeness(right, b), left.nodes)
  })
  return (
    <section className="section">
      <h3>{t('entity.common')}</h3>
      {answer.kind === 'failed' && <Failed error={answer.error} retry={answer.retry} />}
      {answer.kind === 'ready' && answer.value.length === 0 && <p className="muted">{t('entity.noCommon')}</p>}
      {answer.kind === 'ready' && (
        <ul className="legend">
          {answer.value.slice(0, MOST).map((node) => (
            <li key={node.id}>
              <button type="button" className="legendToggle" onClick={() => void reveal(node.id)}>
                <TypeMark type={node.type} size={16} />
                <span className="name">{plain(node.name)}</span>
                <span className="count">{t('entity.times', { count: node.articles })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function closeness(view: GraphView, id: EntityId): ReadonlyMap<EntityId, number> {
  const weights = new Map<EntityId, number>()
  for (const edge of view.edges) {
    const other = edge.source === id ? edge.target : edge.target === id ? edge.source : null
    if (other !== null) weights.set(other, (weights.get(other) ?? 0) + weightOf(edge))
  }
  return weights
}

/** By the weaker of the two ties: someone close to one alone stands between nobody. */
function shared(
  left: ReadonlyMap<EntityId, number>,
  right: ReadonlyMap<EntityId, number>,
  nodes: readonly EntityNode[],
): readonly EntityNode[] {
  const weaker = (id: EntityId): number => Math.min(left.get(id) ?? 0, right.get(id) ?? 0)
  return nodes.filter(({ id }) => weaker(id) > 0).sort((x, y) => weaker(y.id) - weaker(x.id) || (x.id < y.id ? -1 : 1))
}
