import { Button, Menu, Skeleton } from '@mantine/core'
import {
  IconArrowsMaximize,
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
import type { EntityNode } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'
import { Correct } from './Correct.tsx'
import { Facts } from './Facts.tsx'
import { Figures } from './Figures.tsx'
import { WhoElse } from './WhoElse.tsx'

const NEIGHBOURS = 500 // beyond this a list is no longer read; it says what is left out

export function EntityPanel({ id }: { readonly id: EntityId }): ReactNode {
  const { t } = useTranslation()
  const { select, decided } = useViewer()
  const names = useTypeNames()
  const answer = useAnswer(`neighbours ${id} ${String(decided)}`, async (signal) => {
    const view = await api.neighbours(id, NEIGHBOURS, { ownEdges: true }, signal)
    return { view, entity: view.nodes.find((node) => node.id === id) ?? (await api.entity(id, signal)) }
  })
  const { state } = useViewer()
  const further =
    answer.kind === 'ready'
      ? Math.max(0, answer.value.view.total.nodes - 1) -
        answer.value.view.nodes.filter((node) => node.id !== id && state.loaded.nodes.has(node.id)).length
      : 0
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
      {entity !== undefined && <Who entity={entity} further={further} />}
      <div className="scroll" tabIndex={-1} key={id}>
        {answer.kind === 'waiting' && <Waiting />}
        {answer.kind === 'failed' &&
          (answer.error.status === 404 ? (
            <p className="muted">{t('state.notFound')}</p>
          ) : (
            <Failed error={answer.error} retry={answer.retry} />
          ))}
        {answer.kind === 'ready' && (
          <Facts entity={answer.value.entity} view={answer.value.view}>
            <WhoElse ids={[id]} />
          </Facts>
        )}
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

function Who({ entity, further }: { readonly entity: EntityNode; readonly further: number }): ReactNode {
  const { t } = useTranslation()
  const { state, change, expand, setDesk, stage } = useViewer()
  const { id } = entity
  const [busy, setBusy] = useState(false)
  const isExpanded = (state.loaded.expansions.get(id)?.length ?? 0) > 0
  const isPinned = state.pinned.has(id)
  return (
    <div className="who">
      <h2>
        <bdi>{plain(entity.name)}</bdi>
      </h2>
      <Figures entity={entity} />
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
          {further > 0 ? t('entity.expandMore', { count: further }) : t('entity.expand')}
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
        <Correct subject={{ kind: 'entity', id, type: entity.type }} />
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
                setDesk({ pane: 'path', ends: [id, null] })
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
