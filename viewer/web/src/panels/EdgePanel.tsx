import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelationId } from '../../../../graph/model.ts'
import { RELATION_TYPES } from '../../../../graph/schema.ts'
import type { Edge } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { PaneHead } from '../parts/PaneHead.tsx'
import { Quotes } from '../parts/Quotes.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useViewer } from '../viewer.tsx'
import { Correct } from './Correct.tsx'

/** One relation with all its evidence by date, and the others between the same two. */
export function EdgePanel({ id }: { readonly id: RelationId }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { state, select, change, reveal } = useViewer()
  const edge = state.loaded.edges.get(id)
  const source = edge === undefined ? undefined : state.loaded.nodes.get(edge.source)
  const target = edge === undefined ? undefined : state.loaded.nodes.get(edge.target)
  const parallel =
    edge === undefined
      ? []
      : [...state.loaded.edges.values()].filter((each) => joins(each, edge)).sort((a, b) => (a.type < b.type ? -1 : 1))
  const name = (each: Edge): string =>
    [names.edge(each.type), each.type === 'CO_OCCURS' ? null : each.title].filter((part) => part !== null).join(' · ')
  return (
    <aside className="panel" aria-label={t('edge.panel')}>
      <PaneHead
        title={<span className="kicker">{t('edge.panel')}</span>}
        closeLabel={t('entity.close')}
        onClose={() => {
          select([])
        }}
      />
      {edge === undefined || source === undefined || target === undefined ? (
        <div className="scroll">
          <p className="muted">{t('edge.notFound')}</p>
        </div>
      ) : (
        <>
          <div className="who">
            <h2>{name(edge)}</h2>
            <p className="also">
              {[source, target].map((entity, index) => (
                <span key={entity.id}>
                  {index === 1 && (edge.type !== 'CO_OCCURS' && RELATION_TYPES[edge.type].directed ? ' → ' : ` ${t('edge.undirected')} `)}
                  <span style={{ display: 'inline-block', verticalAlign: '-2px', marginRight: 4 }}>
                    <TypeMark type={entity.type} />
                  </span>
                  <button type="button" className="goto" onClick={() => void reveal(entity.id)}>
                    <bdi>{plain(entity.name)}</bdi>
                  </button>
                </span>
              ))}
            </p>
            <p className="also">
              {[
                t('entity.times', { count: edge.articles }),
                edge.firstSeen === null
                  ? null
                  : edge.firstSeen === edge.lastSeen
                    ? edge.firstSeen
                    : t('entity.since', { from: edge.firstSeen, to: edge.lastSeen ?? '' }),
                edge.type === 'CO_OCCURS'
                  ? t('edge.weight', { weight: edge.weight.toFixed(1) })
                  : t('edge.score', { percent: String(Math.round(edge.score * 100)) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
            {edge.type !== 'CO_OCCURS' && (
              <div className="actions">
                <Correct subject={{ kind: 'relation', id }} />
              </div>
            )}
          </div>
          <div className="scroll" tabIndex={-1} key={id}>
            <section className="section">
              <h3>{t('edge.evidence')}</h3>
              <Quotes name={`edge ${id}`} ask={(page, signal) => api.evidence(id, page, signal)} />
            </section>
            {parallel.length > 1 && (
              <section className="section">
                <h3>{t('edge.parallel')}</h3>
                <ul className="legend">
                  {parallel.map((each) => (
                    <li key={each.id}>
                      <button
                        type="button"
                        className="legendToggle"
                        aria-current={each.id === id}
                        onClick={() => {
                          change({ do: 'select-edge', id: each.id })
                        }}
                      >
                        <span className={each.type === 'CO_OCCURS' ? 'edgeMark faint' : 'edgeMark'} />
                        <span className="name">{name(each)}</span>
                        <span className="count">{t('entity.times', { count: each.articles })}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        </>
      )}
    </aside>
  )
}

const joins = (a: Edge, b: Edge): boolean =>
  (a.source === b.source && a.target === b.target) || (a.source === b.target && a.target === b.source)
