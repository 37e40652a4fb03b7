import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GROUP_ORDER, headingOf } from '../../../../graph/profile/headings.ts'
import { RELATION_TYPES, relationTypes } from '../../../../graph/schema.ts'
import type { CoOccurrenceEdge, Edge, EntityNode, GraphView, StatedEdge } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Acquainted } from '../parts/Quote.tsx'
import { Quotes } from '../parts/Quotes.tsx'
import { Lines } from './Lines.tsx'
import { PostLines } from './PostLines.tsx'

const byId = (a: Edge, b: Edge): number => (a.id < b.id ? -1 : 1)
const oftenestFirst = (a: Edge, b: Edge): number => b.articles - a.articles || byId(a, b)
const heaviestFirst = (a: CoOccurrenceEdge, b: CoOccurrenceEdge): number => b.weight - a.weight || byId(a, b)

/**
 * What is stated of an entity by what it is to it, in the order and under the headings of its profile: who attended an event and where it was
 * held are not said in one breath. Posts have their own lines.
 */
function groupsOf(
  stated: readonly StatedEdge[],
  { id, type: of }: EntityNode,
): readonly { readonly key: string; readonly heading: Readonly<Record<'zh' | 'en', string>>; readonly edges: readonly StatedEdge[] }[] {
  const directions = ['out', 'both', 'in'] as const
  const directionOf = ({ type, source }: StatedEdge): (typeof directions)[number] =>
    !RELATION_TYPES[type].directed ? 'both' : source === id ? 'out' : 'in'
  const rank = (key: string): number => GROUP_ORDER[of].indexOf(key) >>> 0 // what is not listed comes last
  return relationTypes
    .filter((type) => type !== 'HOLDS_ROLE')
    .flatMap((type) =>
      directions.map((direction) => ({
        key: `${type} ${direction}`,
        heading: { zh: headingOf(type, direction, of, 'zh'), en: headingOf(type, direction, of, 'en') },
        edges: stated.filter((edge) => edge.type === type && directionOf(edge) === direction).sort(oftenestFirst),
      })),
    )
    .filter(({ edges }) => edges.length > 0)
    .sort((a, b) => rank(a.key) - rank(b.key))
}

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
    <Acquainted value={nodes}>
      {own.length === 0 && <p className="muted">{t('entity.none')}</p>}
      {view.nodes.length < view.total.nodes && (
        <p className="muted">{t('entity.cut', { shown: String(view.nodes.length - 1), total: String(view.total.nodes - 1) })}</p>
      )}
      {posts.length > 0 && <PostLines entity={entity} posts={posts} other={other} />}
      {groupsOf(stated, entity).map(({ key, heading, edges }) => (
        <section className="section" key={key}>
          <h3>{heading[names.column]}</h3>
          <Lines edges={edges} other={other} />
        </section>
      ))}
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
    </Acquainted>
  )
}
