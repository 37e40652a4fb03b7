import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { relationTypes } from '../../../../graph/schema.ts'
import type { CoOccurrenceEdge, Edge, EntityNode, GraphView, StatedEdge } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Quotes } from '../parts/Quotes.tsx'
import { periodOf, Tenure } from '../parts/Tenure.tsx'
import { FactLine } from './FactLine.tsx'

const byId = (a: Edge, b: Edge): number => (a.id < b.id ? -1 : 1)
const latestFirst = (a: Edge, b: Edge): number => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? '') || byId(a, b)
const oftenestFirst = (a: Edge, b: Edge): number => b.articles - a.articles || byId(a, b)
const heaviestFirst = (a: CoOccurrenceEdge, b: CoOccurrenceEdge): number => b.weight - a.weight || byId(a, b)

/** Everything the graph states of an entity, each line with its quotations. */
export function Facts({ entity, view }: { readonly entity: EntityNode; readonly view: GraphView }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { id } = entity
  const nodes = new Map(view.nodes.map((node) => [node.id, node]))
  const own = view.edges.filter((edge) => edge.source === id || edge.target === id)
  const stated = own.filter((edge): edge is StatedEdge => edge.type !== 'CO_OCCURS')
  const posts = stated.filter(({ type }) => type === 'HOLDS_ROLE').sort(latestFirst)
  const together = own.filter((edge): edge is CoOccurrenceEdge => edge.type === 'CO_OCCURS').sort(heaviestFirst)
  const heaviest = together[0]?.weight ?? 1
  const period = periodOf(posts)
  const other = (edge: Edge): EntityNode | undefined => nodes.get(edge.source === id ? edge.target : edge.source)

  return (
    <>
      {own.length === 0 && <p className="muted">{t('entity.none')}</p>}
      {posts.length > 0 && (
        <section className="section">
          <h3>{entity.type === 'Person' ? t('entity.roles') : t('entity.roleHolders')}</h3>
          <Lines edges={posts} other={other} foot={(post) => (period === null ? null : <Tenure post={post} period={period} />)} />
        </section>
      )}
      {relationTypes
        .filter((type) => type !== 'HOLDS_ROLE')
        .map((type) => {
          const lines = stated.filter((edge) => edge.type === type).sort(oftenestFirst)
          return lines.length === 0 ? null : (
            <section className="section" key={type}>
              <h3>{names.edge(type)}</h3>
              <Lines edges={lines} other={other} />
            </section>
          )
        })}
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
      <section className="section">
        <h3>{t('entity.quotes')}</h3>
        <Quotes name={`mentions ${id}`} ask={(page, signal) => api.mentions(id, page, signal)} />
      </section>
    </>
  )
}

const FIRST = 8 // lines of a section before one asks for the rest

interface LinesProps<Each extends Edge> {
  readonly edges: readonly Each[]
  /** The end that is not the entity whose lines these are. */
  readonly other: (edge: Edge) => EntityNode | undefined
  /** Drawn under a line. */
  readonly foot?: (edge: Each) => ReactNode
}

function Lines<Each extends Edge>({ edges, other, foot }: LinesProps<Each>): ReactNode {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? edges : edges.slice(0, FIRST)
  return (
    <>
      <ul className="lines">
        {shown.map((edge) => {
          const entity = other(edge)
          return entity === undefined ? null : <FactLine key={edge.id} edge={edge} entity={entity} foot={foot?.(edge)} />
        })}
      </ul>
      {shown.length < edges.length && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            setAll(true)
          }}
        >
          {t('entity.moreQuotes', { count: edges.length - shown.length })}
        </Button>
      )}
    </>
  )
}
