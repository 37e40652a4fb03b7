import { Button, Menu, Skeleton } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconChevronRight,
  IconCircleMinus,
  IconDots,
  IconExternalLink,
  IconEyeOff,
  IconFocus2,
  IconPin,
  IconPinnedOff,
  IconRoute,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import { relationTypes } from '../../../../graph/schema.ts'
import type { CoOccurrenceEdge, Edge, EntityNode, GraphView, StatedEdge } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { Quotes } from '../parts/Quotes.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'

const NEIGHBOURS = 300 // beyond this a list is no longer read; the count says what is left out

export function EntityPanel({ id }: { readonly id: EntityId }): ReactNode {
  const { t } = useTranslation()
  const { select } = useViewer()
  const names = useTypeNames()
  const answer = useAnswer(`neighbours ${id}`, async (signal) => {
    const view = await api.neighbours(id, NEIGHBOURS, {}, signal)
    return { view, entity: view.nodes.find((node) => node.id === id) ?? (await api.entity(id, signal)) }
  })
  const { state } = useViewer()
  const entity = answer.kind === 'ready' ? answer.value.entity : state.loaded.nodes.get(id)
  return (
    <aside className="panel" aria-label={t('entity.panel')}>
      <PaneHead
        title={
          entity === undefined ? (
            t('entity.panel')
          ) : (
            <span className="kicker">
              <TypeMark type={entity.type} /> {names.mention(entity.type)}
            </span>
          )
        }
        closeLabel={t('entity.close')}
        onClose={() => {
          select([])
        }}
      />
      {entity !== undefined && <Who entity={entity} />}
      <div className="scroll" tabIndex={-1} key={id}>
        {answer.kind === 'waiting' && <Waiting />}
        {answer.kind === 'failed' &&
          (answer.error.status === 404 ? (
            <p className="muted">{t('state.notFound')}</p>
          ) : (
            <Failed error={answer.error} retry={answer.retry} />
          ))}
        {answer.kind === 'ready' && <Facts entity={answer.value.entity} view={answer.value.view} />}
      </div>
    </aside>
  )
}

function Waiting(): ReactNode {
  const { t } = useTranslation()
  return (
    <div aria-label={t('state.loading')} role="status">
      {[72, 90, 64, 84, 50].map((width) => (
        <Skeleton key={width} height={14} mt={14} width={`${String(width)}%`} />
      ))}
    </div>
  )
}

function Who({ entity }: { readonly entity: EntityNode }): ReactNode {
  const { t } = useTranslation()
  const { state, change, expand, openPane, setPathFrom, stage } = useViewer()
  const { id } = entity
  const [busy, setBusy] = useState(false)
  const isExpanded = (state.loaded.expansions.get(id)?.length ?? 0) > 0
  const isPinned = state.pinned.has(id)
  return (
    <div className="who">
      <h2>
        <bdi>{plain(entity.name)}</bdi>
      </h2>
      {entity.aliases.length > 0 && (
        <p className="also">
          {t('entity.aliases')} {entity.aliases.slice(0, 6).map(plain).join('、')}
        </p>
      )}
      <dl className="figures">
        <div>
          <dt>{t('entity.articles')}</dt>
          <dd>{entity.articles}</dd>
        </div>
        <div>
          <dt>{t('entity.mentions')}</dt>
          <dd>{entity.mentions}</dd>
        </div>
        <div>
          <dt>{t('entity.seen')}</dt>
          <dd>{entity.firstSeen === null ? t('article.undated') : `${entity.firstSeen} — ${entity.lastSeen ?? ''}`}</dd>
        </div>
      </dl>
      <div className="actions">
        <Button
          size="compact-sm"
          loading={busy}
          leftSection={<IconArrowsMaximize size={14} />}
          onClick={() => {
            setBusy(true)
            void expand(id).finally(() => {
              setBusy(false)
            })
          }}
        >
          {t('entity.expand')}
        </Button>
        {isExpanded && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCircleMinus size={14} />}
            onClick={() => {
              change({ do: 'collapse', id })
            }}
          >
            {t('entity.collapse')}
          </Button>
        )}
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button size="compact-sm" variant="default" leftSection={<IconFocus2 size={14} />}>
              {t('entity.focus')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {([1, 2, 3] as const).map((steps) => (
              <Menu.Item
                key={steps}
                onClick={() => {
                  change({ do: 'focus', focus: { id, steps } })
                }}
              >
                {t('entity.steps', { count: steps })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button size="compact-sm" variant="default" aria-label={t('tools.menu')}>
              <IconDots size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconRoute size={15} />}
              onClick={() => {
                setPathFrom(id)
                openPane('path')
              }}
            >
              {t('entity.pathFrom')}
            </Menu.Item>
            <Menu.Item
              leftSection={isPinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />}
              onClick={() => {
                const at = stage.current?.position(id)
                if (isPinned) change({ do: 'unpin', id })
                else if (at !== undefined && at !== null) change({ do: 'pin', id, at })
              }}
            >
              {isPinned ? t('entity.unpin') : t('entity.pin')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconEyeOff size={15} />}
              onClick={() => {
                change({ do: 'hide', ids: [id] })
              }}
            >
              {t('entity.hide')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item component="a" href={`/entity/${encodeURIComponent(id)}`} leftSection={<IconExternalLink size={15} />}>
              {t('entity.profile')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  )
}

/** Everything the graph states of an entity, each line with its quotations. */
export function Facts({ entity, view }: { readonly entity: EntityNode; readonly view: GraphView }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { id } = entity
  const byId = new Map(view.nodes.map((node) => [node.id, node]))
  const own = view.edges.filter((edge) => edge.source === id || edge.target === id)
  const stated = own.filter((edge): edge is StatedEdge => edge.type !== 'CO_OCCURS')
  const together = own
    .filter((edge): edge is CoOccurrenceEdge => edge.type === 'CO_OCCURS')
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
  const heaviest = together[0]?.weight ?? 1
  const other = (edge: Edge): EntityNode | undefined => byId.get(edge.source === id ? edge.target : edge.source)
  const latestFirst = (a: Edge, b: Edge): number => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? '') || (a.id < b.id ? -1 : 1)

  return (
    <>
      {stated.length === 0 && together.length === 0 && <p className="muted">{t('entity.none')}</p>}
      {relationTypes.map((type) => {
        const lines = stated
          .filter((edge) => edge.type === type)
          .sort(type === 'HOLDS_ROLE' ? latestFirst : (a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1))
        if (lines.length === 0) return null
        return (
          <section className="section" key={type}>
            <h3>{type === 'HOLDS_ROLE' ? (entity.type === 'Person' ? t('entity.roles') : t('entity.roleHolders')) : names.edge(type)}</h3>
            <Lines edges={lines} other={other} id={id} />
          </section>
        )
      })}
      {together.length > 0 && (
        <section className="section">
          <h3>{t('entity.neighbours')}</h3>
          <Lines edges={together} other={other} id={id} heaviest={heaviest} />
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

function Lines({
  edges,
  other,
  id,
  heaviest,
}: {
  readonly edges: readonly Edge[]
  readonly other: (edge: Edge) => EntityNode | undefined
  readonly id: EntityId
  readonly heaviest?: number
}): ReactNode {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? edges : edges.slice(0, FIRST)
  return (
    <>
      <ul className="lines">
        {shown.map((edge) => (
          <Line key={edge.id} edge={edge} entity={other(edge)} from={id} {...(heaviest === undefined ? {} : { heaviest })} />
        ))}
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

const span = (edge: Edge): string =>
  edge.firstSeen === null ? '' : edge.firstSeen === edge.lastSeen ? edge.firstSeen : `${edge.firstSeen} — ${edge.lastSeen ?? ''}`

function Line({
  edge,
  entity,
  from,
  heaviest,
}: {
  readonly edge: Edge
  readonly entity: EntityNode | undefined
  readonly from: EntityId
  readonly heaviest?: number
}): ReactNode {
  const { t } = useTranslation()
  const { reveal } = useViewer()
  const [open, setOpen] = useState(false)
  if (entity === undefined) return null
  const isPost = edge.type === 'HOLDS_ROLE'
  return (
    <li>
      <button
        type="button"
        className="line"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
        }}
      >
        <TypeMark type={entity.type} />
        <span>
          <bdi>{plain(entity.name)}</bdi>
          {isPost && edge.title !== null && <strong> {plain(edge.title)}</strong>}
          {isPost && <span className="sub">{postDates(edge, t)}</span>}
        </span>
        <small>
          {edge.type === 'CO_OCCURS' ? t('entity.together', { count: edge.sentences }) : t('entity.times', { count: edge.articles })}
        </small>
        <IconChevronRight size={15} />
        {heaviest !== undefined && edge.type === 'CO_OCCURS' && (
          <span className="rankBar">
            <i style={{ width: `${String((100 * edge.weight) / heaviest)}%` }} />
          </span>
        )}
      </button>
      {open && (
        <div className="opened">
          <p className="muted" style={{ margin: '0 0 8px' }}>
            <button type="button" className="goto" onClick={() => void reveal(entity.id)}>
              {t('article.goTo', { name: plain(entity.name) })}
            </button>
            {!isPost && span(edge) !== '' && ` · ${span(edge)}`}
          </p>
          <Quotes name={`evidence ${edge.id} ${from}`} ask={(page, signal) => api.evidence(edge.id, page, signal)} />
        </div>
      )}
    </li>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

/** Observation and appointment are different things, and an end is never read into silence. */
function postDates(edge: StatedEdge, t: Translate): string {
  const parts = [
    edge.kinds.includes('former') && !edge.kinds.includes('observed') ? t('entity.former') : null,
    edge.firstSeen === null ? null : `${t('entity.observed')} ${span(edge)}`,
    edge.appointed === null ? null : t('entity.appointed', { date: edge.appointed }),
    edge.removed === null ? null : t('entity.removed', { date: edge.removed }),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}
