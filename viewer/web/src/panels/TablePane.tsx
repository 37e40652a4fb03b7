import { Button, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import { useTypeNames } from '../i18n/index.ts'
import { PaneHead } from '../parts/PaneHead.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useViewer } from '../viewer.tsx'

const ROWS = 100 // rows a press adds: the DOM stays light at 20,000 entities

const COLUMNS = ['name', 'type', 'articles', 'degree'] as const
type Column = (typeof COLUMNS)[number]

interface Row {
  readonly id: EntityId
  readonly name: string
  readonly type: string
  readonly mark: Parameters<typeof TypeMark>[0]['type']
  readonly articles: number
  readonly degree: number
}

const compare =
  (column: Column) =>
  (a: Row, b: Row): number =>
    (column === 'name' || column === 'type' ? a[column].localeCompare(b[column], 'zh') : b[column] - a[column]) || (a.id < b.id ? -1 : 1)

/** The canvas in words: the same entities, the same selection. */
export function TablePane(): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { state, visible, openPane, reveal, select, isGathering } = useViewer()
  const [column, setColumn] = useState<Column>('articles')
  const [filter, setFilter] = useState('')
  const [count, setCount] = useState(ROWS)
  const selected = new Set(state.selection.kind === 'entities' ? state.selection.ids : [])

  const choose = (id: EntityId, more: boolean): void => {
    if (!more) void reveal(id)
    else select(selected.has(id) ? [...selected].filter((each) => each !== id) : [...selected, id])
  }

  const rows = useMemo(() => {
    const degrees = new Map<EntityId, number>()
    for (const id of visible.edges) {
      const edge = state.loaded.edges.get(id)
      if (edge !== undefined) for (const end of [edge.source, edge.target]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
    }
    return [...state.loaded.nodes.values()]
      .filter((node) => visible.nodes.has(node.id))
      .map((node): Row => ({
        id: node.id,
        name: plain(node.name),
        type: names.mention(node.type),
        mark: node.type,
        articles: node.articles,
        degree: degrees.get(node.id) ?? 0,
      }))
      .sort(compare(column))
  }, [state.loaded, visible, column, names.language])
  const found = filter === '' ? rows : rows.filter(({ name }) => name.includes(filter.trim()))

  return (
    <aside className="pane wide" aria-label={t('rail.table')}>
      <PaneHead
        title={t('table.title')}
        closeLabel={t('rail.close')}
        onClose={() => {
          openPane(null)
        }}
      />
      <div style={{ padding: '0 18px 8px' }}>
        <TextInput
          size="xs"
          aria-label={t('table.filter')}
          placeholder={t('table.filter')}
          value={filter}
          onChange={({ currentTarget }) => {
            setFilter(currentTarget.value)
          }}
        />
      </div>
      <div className="scroll tableWrap" style={{ paddingTop: 0 }} tabIndex={0} role="region" aria-label={t('table.title')}>
        {found.length === 0 ? (
          <p className="muted">{t('table.none')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                {COLUMNS.map((each) => (
                  <th
                    key={each}
                    className={each === 'articles' || each === 'degree' ? 'num' : undefined}
                    aria-sort={column === each ? (each === 'articles' || each === 'degree' ? 'descending' : 'ascending') : 'none'}
                  >
                    <button
                      type="button"
                      title={t('table.sort', { column: t(`table.${each}`) })}
                      onClick={() => {
                        setColumn(each)
                      }}
                    >
                      {t(`table.${each}`)}
                      {column === each && <span aria-hidden="true"> {each === 'articles' || each === 'degree' ? '↓' : '↑'}</span>}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.slice(0, count).map((row) => (
                <tr key={row.id} className={selected.has(row.id) ? 'chosen' : undefined}>
                  <td>
                    <span className="cellName">
                      <TypeMark type={row.mark} />
                      <button
                        type="button"
                        className="goto"
                        aria-pressed={selected.has(row.id)}
                        title={t('table.several')}
                        onClick={(event) => {
                          choose(row.id, event.shiftKey || event.ctrlKey || event.metaKey || isGathering)
                        }}
                      >
                        <bdi>{row.name}</bdi>
                      </button>
                    </span>
                  </td>
                  <td className="nowrap">{row.type}</td>
                  <td className="num">{row.articles}</td>
                  <td className="num">{row.degree}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {found.length > count && (
          <Button
            mt={10}
            size="compact-sm"
            variant="default"
            onClick={() => {
              setCount(count + ROWS)
            }}
          >
            {t('table.more', { count: Math.min(ROWS, found.length - count) })}
          </Button>
        )}
      </div>
    </aside>
  )
}
