import { Button, Slider } from '@mantine/core'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { entityTypes, relationTypes } from '../../../../graph/schema.ts'
import { useTypeNames } from '../i18n/index.ts'
import { PaneHead } from '../parts/PaneHead.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import type { EdgeType } from '../state/view.ts'
import { useViewer } from '../viewer.tsx'

const EDGE_TYPES: readonly EdgeType[] = [...relationTypes, 'CO_OCCURS']

const tally = <Key,>(keys: Iterable<Key>): ReadonlyMap<Key, number> => {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

export function FiltersPane(): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { state, change, openPane } = useViewer()
  const { filters, loaded } = state
  const nodeCounts = useMemo(() => tally([...loaded.nodes.values()].map(({ type }) => type)), [loaded.nodes])
  const edgeCounts = useMemo(() => tally([...loaded.edges.values()].map(({ type }) => type)), [loaded.edges])
  const shownEdges = EDGE_TYPES.filter((type) => (edgeCounts.get(type) ?? 0) > 0 || filters.hiddenEdges.has(type))

  return (
    <aside className="pane" aria-label={t('rail.filters')}>
      <PaneHead
        title={t('rail.filters')}
        closeLabel={t('rail.close')}
        onClose={() => {
          openPane(null)
        }}
      >
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            change({ do: 'clear-filters' })
          }}
        >
          {t('filters.reset')}
        </Button>
      </PaneHead>
      <div className="scroll" tabIndex={-1}>
        <section>
          <div className="sectionHead">
            <h3>{t('filters.types')}</h3>
          </div>
          <ul className="legend">
            {entityTypes.map((type) => (
              <li key={type}>
                <button
                  type="button"
                  className="legendToggle"
                  aria-pressed={!filters.hiddenTypes.has(type)}
                  onClick={() => {
                    change({ do: 'toggle-type', type })
                  }}
                >
                  <TypeMark type={type} size={16} />
                  <span className="name">{names.mention(type)}</span>
                  <span className="count">{nodeCounts.get(type) ?? 0}</span>
                </button>
                <button
                  type="button"
                  className="only"
                  aria-label={`${t('filters.only')} ${names.mention(type)}`}
                  onClick={() => {
                    change({ do: 'only-type', type, all: entityTypes })
                  }}
                >
                  {t('filters.only')}
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section className="section">
          <h3 id="strength">{t('filters.strength')}</h3>
          <Slider
            aria-labelledby="strength"
            thumbLabel={t('filters.strength')}
            value={Math.round(filters.strength * 100)}
            min={0}
            max={99}
            label={(value) => `${String(value)}%`}
            size="sm"
            onChange={(value) => {
              change({ do: 'filter', filters: { strength: value / 100 } }, 'strength')
            }}
          />
          <p className="muted">{t('filters.strengthHint')}</p>
        </section>
        <section className="section">
          <h3 id="certainty">{t('filters.score')}</h3>
          <Slider
            aria-labelledby="certainty"
            thumbLabel={t('filters.score')}
            value={Math.round(filters.minScore * 100)}
            min={0}
            max={99}
            label={(value) => `≥ ${String(value)}%`}
            size="sm"
            onChange={(value) => {
              change({ do: 'filter', filters: { minScore: value / 100 } }, 'score')
            }}
          />
          <p className="muted">{t('filters.scoreHint')}</p>
        </section>
        <section className="section" hidden={shownEdges.length === 0}>
          <h3>{t('filters.edges')}</h3>
          <ul className="legend">
            {shownEdges.map((type) => (
              <li key={type}>
                <button
                  type="button"
                  className="legendToggle"
                  aria-pressed={!filters.hiddenEdges.has(type)}
                  onClick={() => {
                    change({ do: 'toggle-edges', type })
                  }}
                >
                  <span className={type === 'CO_OCCURS' ? 'edgeMark faint' : 'edgeMark'} />
                  <span className="name">{names.edge(type)}</span>
                  <span className="count">{edgeCounts.get(type) ?? 0}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <Communities />
      </div>
    </aside>
  )
}

const MOST = 8 // communities listed; smaller ones are rarely worth a name

function Communities(): ReactNode {
  const { t } = useTranslation()
  const { state, communities, select } = useViewer()
  const groups = useMemo(() => {
    const members = new Map<number, { id: Parameters<typeof select>[0][number]; name: string; articles: number }[]>()
    for (const [id, community] of communities) {
      const node = state.loaded.nodes.get(id)
      if (node === undefined) continue
      const group = members.get(community) ?? []
      group.push({ id, name: node.name, articles: node.articles })
      members.set(community, group)
    }
    return [...members.values()]
      .map((group) => group.sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1)))
      .filter((group) => group.length > 2)
      .sort((a, b) => b.length - a.length)
      .slice(0, MOST)
  }, [communities, state.loaded.nodes])
  if (groups.length === 0) return null
  return (
    <section className="section">
      <h3>{t('filters.communities')}</h3>
      <ul className="legend">
        {groups.map((group) => (
          <li key={group[0]?.id}>
            <button
              type="button"
              className="legendToggle"
              onClick={() => {
                select(group.map(({ id }) => id))
              }}
            >
              <span className="name">
                {group
                  .slice(0, 2)
                  .map(({ name }) => name)
                  .join('、')}
              </span>
              <span className="count">{group.length}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
