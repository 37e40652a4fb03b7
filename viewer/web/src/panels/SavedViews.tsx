import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../viewer.tsx'

interface SavedView {
  readonly name: string
  /** As after the # of an address. */
  readonly address: string
}

/** Views kept under a name in this browser. Going to one is a step that can be undone. */
export function SavedViews(): ReactNode {
  const { t } = useTranslation()
  const { followAddress, address } = useViewer()
  const [views, setViews] = useLocalStorage<readonly SavedView[]>({ key: 'mingtu-views', defaultValue: [], getInitialValueInEffect: false })
  const [name, setName] = useState('')
  const [gone, setGone] = useState<SavedView | null>(null)
  return (
    <Popover position="bottom-end" shadow="md" width={290} trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('views.title')}>
          <IconBookmark size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="savedForm"
          onSubmit={(event) => {
            event.preventDefault()
            const wanted = name.trim()
            if (wanted === '') return
            setViews([...views.filter((view) => view.name !== wanted), { name: wanted, address: address() }])
            setName('')
          }}
        >
          <TextInput
            size="xs"
            aria-label={t('views.name')}
            placeholder={t('views.name')}
            maxLength={60}
            value={name}
            onChange={({ currentTarget }) => {
              setName(currentTarget.value)
            }}
          />
          <Button type="submit" size="xs">
            {t('views.save')}
          </Button>
        </form>
        {views.length === 0 && <p className="muted">{t('views.none')}</p>}
        <ul className="legend savedList">
          {views.map((view) => (
            <li key={view.name}>
              <button
                type="button"
                className="legendToggle"
                onClick={() => {
                  followAddress(view.address)
                }}
              >
                <span className="name">{view.name}</span>
              </button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('views.remove', { name: view.name })}
                onClick={() => {
                  setViews(views.filter((each) => each.name !== view.name))
                  setGone(view)
                }}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </li>
          ))}
          {gone !== null && (
            <li>
              <span className="name muted">{t('views.gone', { name: gone.name })}</span>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  setViews([...views, gone])
                  setGone(null)
                }}
              >
                {t('canvas.restore')}
              </Button>
            </li>
          )}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
