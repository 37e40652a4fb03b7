import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RELATION_TYPES, relationTypes } from '../../../../graph/schema.ts'
import type { CoOccurrenceEdge, Edge, EntityNode, GraphView, StatedEdge } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Quotes } from '../parts/Quotes.tsx'
import { Lines } from './Lines.tsx'
import { PostLines } from './PostLines.tsx'

const byId = (a: Edge, b: Edge): number => (a.id < b.id ? -1 : 1)
const oftenestFirst = (a: Edge, b: Edge): number => b.articles - a.articles || byId(a, b)
const heaviestFirst = (a: CoOccurrenceEdge, b: CoOccurrenceEdge): number => b.weight - a.weight || byId(a, b)

/** Everything the graph states of an entity, each line with its quotations. */
export function Facts({
  entity,
  view,
  children,
}: {
  readonly entity: EntityNode
  readonly view: GraphView
  /** Before the quotations. */
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { id } = entity
  const nodes = new Map(view.nodes.map((node) => [node.id, node]))
  const own = view.edges.filter((edge) => edge.source === id || edge.target === id)
  const stated = own.filter((edge): edge is StatedEdge => edge.type !== 'CO_OCCURS')
  const posts = stated.filter(({ type }) => type === 'HOLDS_ROLE')
  const together = own.filter((edge): edge is CoOccurrenceEdge => edge.type === 'CO_OCCURS').sort(heaviestFirst)
  const other = (edge: Edge): EntityNode | undefined => nodes.get(edge.source === id ? edge.target : edge.source)
  const programmes = entity.type === 'Programme' ? [] : together.filter((edge) => other(edge)?.type === 'Programme')
  const heaviest = together[0]?.weight ?? 1

  return (
    <>
      {own.length === 0 && <p className="muted">{t('entity.none')}</p>}
      {posts.length > 0 && <PostLines entity={entity} posts={posts} other={other} />}
      {relationTypes
        .filter((type) => type !== 'HOLDS_ROLE')
        .flatMap((type) => {
          const lines = stated.filter((edge) => edge.type === type).sort(oftenestFirst)
          // Who visits a place and where it lies are not said in one breath: what points here has a heading of its own.
          const inward = RELATION_TYPES[type].directed ? lines.filter(({ target }) => target === id) : []
          const outward = lines.filter((edge) => !inward.includes(edge))
          return [
            outward.length > 0 && (
              <section className="section" key={type}>
                <h3>{names.edge(type)}</h3>
                <Lines edges={outward} other={other} />
              </section>
            ),
            inward.length > 0 && (
              <section className="section" key={`${type} inward`}>
                <h3 title={t('entity.inward')}>
                  <span aria-hidden="true">← </span>
                  {names.edge(type)}
                  <span className="visuallyHidden"> {t('entity.inward')}</span>
                </h3>
                <Lines edges={inward} other={other} />
              </section>
            ),
          ]
        })}
      {programmes.length > 0 && (
        <section className="section">
          <h3>{names.mention('Programme')}</h3>
          <Lines edges={programmes} other={other} />
        </section>
      )}
      {together.length > 0 && (
        <section className="section">
          <h3>{t('entity.neighbours')}</h3>
          <Lines
            edges={together}
            other={other}
            foot={({ weight }) => (
              <span className="rankBar">
                <i style={{ width: `${String((100 * weight) / heaviest)}%` }} />
              </span>
            )}
          />
        </section>
      )}
      {children}
      <section className="section">
        <h3>{t('entity.quotes')}</h3>
        <Quotes name={`mentions ${id}`} ask={(page, signal) => api.mentions(id, page, signal)} />
      </section>
    </>
  )
}
