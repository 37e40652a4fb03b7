import { Button } from '@mantine/core'
import { IconEyeOff, IconRoute } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import { useTypeNames } from '../i18n/index.ts'
import { PaneHead } from '../parts/PaneHead.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useViewer } from '../viewer.tsx'
import { SharedNeighbours } from './SharedNeighbours.tsx'
import { Correct } from './Correct.tsx'
import { WhoElse } from './WhoElse.tsx'

const MOST = 60 // lines; a larger selection is for hiding or exporting rather than reading

/** Several selected: who they are, and what connects them. */
export function SeveralPanel({ ids }: { readonly ids: readonly EntityId[] }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { state, visible, select, change, setDesk } = useViewer()
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
      />
      <div className="who">
        <div className="actions first">
          {ids.length === 2 && ids[0] !== undefined && ids[1] !== undefined && (
            <>
              <Button
                size="compact-sm"
                leftSection={<IconRoute size={14} />}
                onClick={() => {
                  setDesk({ pane: 'path', ends: [ids[0] ?? null, ids[1] ?? null] })
                }}
              >
                {t('entity.pathBetween')}
              </Button>
              <Correct subject={{ kind: 'pair', a: ids[0], b: ids[1] }} />
            </>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconEyeOff size={14} />}
            onClick={() => {
              change({ do: 'hide', ids })
            }}
          >
            {t('entity.hide')}
          </Button>
        </div>
      </div>
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
        {ids.length === 2 && ids[0] !== undefined && ids[1] !== undefined && <SharedNeighbours a={ids[0]} b={ids[1]} />}
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
        {ids.length <= 10 && <WhoElse ids={ids} />}
      </div>
    </aside>
  )
}
