import { Button, Menu, Skeleton } from '@mantine/core'
import { IconChevronDown, IconPlayerPlay } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import { relationEnds } from '../../../../graph/relation-ends.ts'
import { entityTypes } from '../../../../graph/schema.ts'
import type { CypherValue, QueryResult } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useKept } from '../useKept.ts'
import { useViewer } from '../viewer.tsx'
import { COOKBOOK } from './cookbook.ts'

type Ran =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'rows'; readonly result: QueryResult }
  | { readonly kind: 'failed'; readonly error: unknown }

const CypherEditor = lazy(async () => ({ default: (await import('./CypherEditor.tsx')).CypherEditor }))

/** Read-only Cypher: rows as a table, and the entities among them on the canvas. */
export function QueryPane(): ReactNode {
  const { t } = useTranslation()
  const { openPane, desk, setDesk } = useViewer()
  const { language } = useTypeNames()
  const cypher = desk.cypher ?? COOKBOOK[0].cypher
  const setCypher = (text: string): void => {
    setDesk({ cypher: text === COOKBOOK[0].cypher ? null : text })
  }
  const [ran, setRan] = useKept<Ran>('query', { kind: 'idle' })
  const run = async (): Promise<void> => {
    setRan({ kind: 'busy' })
    try {
      setRan({ kind: 'rows', result: await api.query(cypher) })
    } catch (error) {
      setRan({ kind: 'failed', error })
    }
  }
  return (
    <aside className="pane wide" aria-label={t('rail.query')}>
      <PaneHead
        title={t('query.title')}
        closeLabel={t('rail.close')}
        onClose={() => {
          openPane(null)
        }}
      />
      <form
        className="code"
        style={{ padding: '0 18px 10px' }}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <Suspense fallback={<Skeleton height={110} />}>
          <CypherEditor label={t('query.label')} value={cypher} onChange={setCypher} onRun={() => void run()} />
        </Suspense>
        <div className="actions">
          <Button type="submit" size="compact-sm" leftSection={<IconPlayerPlay size={14} />} loading={ran.kind === 'busy'}>
            {t('query.run')}
          </Button>
          <Menu position="bottom-start" shadow="md">
            <Menu.Target>
              <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
                {t('query.examples')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={360} maw={420} style={{ overflowY: 'auto' }}>
              {COOKBOOK.map((question) => (
                <Menu.Item
                  key={question.en}
                  onClick={() => {
                    setCypher(question.cypher)
                  }}
                >
                  {language === 'en' ? question.en : question.zh}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
        <p className="muted">
          {t('query.readOnly')} · {t('query.shortcut')}
        </p>
      </form>
      <div className="scroll tableWrap" tabIndex={0} role="region" aria-label={t('query.title')} aria-live="polite">
        {ran.kind === 'failed' && <Failed error={ran.error} />}
        {ran.kind === 'rows' && <Rows result={ran.result} />}
      </div>
    </aside>
  )
}

const idIn = (properties: { readonly [key: string]: CypherValue }): EntityId | null =>
  typeof properties['id'] === 'string' ? (properties['id'] as EntityId) : null // entities carry their id as a property

/** Entities anywhere in a value: nodes, paths, lists. */
function entitiesIn(value: CypherValue): readonly EntityId[] {
  if (value === null || typeof value !== 'object') return []
  if (!('kind' in value)) return value.flatMap(entitiesIn)
  switch (value.kind) {
    case 'node': {
      const id = idIn(value.properties)
      return id !== null && value.labels.includes('Entity') ? [id] : []
    }
    case 'path':
      return value.nodes.flatMap(entitiesIn)
    case 'map':
      return Object.values(value.entries).flatMap(entitiesIn)
    case 'relationship': {
      const id = value.properties['id']
      const ends = typeof id === 'string' ? relationEnds(id) : null
      return ends === null ? [] : [ends.head, ends.tail]
    }
  }
}

function Rows({ result: { columns, rows, truncated } }: { readonly result: QueryResult }): ReactNode {
  const { t } = useTranslation()
  const { bringMany } = useViewer()
  const entities = [...new Set(rows.flatMap((row) => row.flatMap(entitiesIn)))]
  if (rows.length === 0) return <p className="muted">{t('query.empty')}</p>
  return (
    <>
      <div className="sectionHead">
        <p className="muted">{truncated ? t('query.truncated', { count: rows.length }) : t('query.rows', { count: rows.length })}</p>
        {entities.length > 0 && (
          <Button size="compact-xs" variant="default" onClick={() => void bringMany(entities)}>
            {t('query.show', { count: entities.length })}
          </Button>
        )}
      </div>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} className={rows.every((row) => typeof row[at] === 'number') ? 'num' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((value, at) => (
                <td key={at} className={typeof value === 'number' ? 'num' : undefined}>
                  <Value value={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Value({ value }: { readonly value: CypherValue }): ReactNode {
  const { reveal } = useViewer()
  if (value === null) return <span className="muted">null</span>
  if (typeof value === 'string') return <bdi>{plain(value)}</bdi>
  if (typeof value !== 'object') return String(value)
  if (!('kind' in value))
    return value.map((item, index) => (
      <span key={index}>
        {index > 0 && ', '}
        <Value value={item} />
      </span>
    ))
  switch (value.kind) {
    case 'node': {
      const id = idIn(value.properties)
      const name = value.properties['name'] ?? value.properties['headline'] ?? value.properties['text'] ?? value.id
      const type = entityTypes.find((each) => value.labels.includes(each))
      if (id === null || type === undefined) return `(${value.labels.join(':')} ${typeof name === 'string' ? plain(name) : ''})`
      return (
        <span className="cellName">
          <TypeMark type={type} />
          <button type="button" className="goto" onClick={() => void reveal(id)}>
            <bdi>{typeof name === 'string' ? plain(name) : id}</bdi>
          </button>
        </span>
      )
    }
    case 'relationship':
      return `[${value.type}]`
    case 'path':
      return value.nodes.map((node, index) => (
        <span key={index}>
          {index > 0 && ' – '}
          <Value value={node} />
        </span>
      ))
    case 'map':
      return Object.entries(value.entries).map(([key, entry], index) => (
        <span key={key}>
          {index > 0 && ', '}
          {key}: <Value value={entry} />
        </span>
      ))
  }
}
