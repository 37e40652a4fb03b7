import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import type { SearchHit } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'

const PAUSE_MS = 90 // between two keys of a fast typist
const TEXT = 'text:'
const NARROW = '(max-width: 700px)' // as in styles/narrow.css

export function Search(): ReactNode {
  const { t } = useTranslation()
  const { reveal, setDesk } = useViewer()
  const [value, setValue] = useState('')
  const [query] = useDebouncedValue(value.trim(), PAUSE_MS)
  const input = useRef<HTMLInputElement>(null)
  const isNarrow = useMediaQuery(NARROW)
  const isHasty = useRef(false)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
    },
  })
  const answer = useAnswer<readonly SearchHit[]>(query, (signal) => (query === '' ? Promise.resolve([]) : api.search(query, 8, signal)))
  const hits = answer.kind === 'ready' ? answer.value : []

  useEffect(() => {
    if (answer.kind === 'ready' && isHasty.current && query !== '' && query === value.trim()) {
      isHasty.current = false
      const [first] = answer.value
      if (first !== undefined) {
        take(first.entity.id)
        return
      }
    }
    if (hits.length > 0) combobox.selectFirstOption()
    // Only new hits move the choice.
  }, [answer])

  const take = (option: string): void => {
    combobox.closeDropdown()
    setValue('')
    input.current?.blur()
    if (option.startsWith(TEXT)) {
      setDesk({ pane: 'text', text: option.slice(TEXT.length) })
    } else void reveal(option as EntityId) // options carry ids
  }

  return (
    <Combobox store={combobox} shadow="md" offset={6} width={isNarrow ? 'calc(100vw - 20px)' : 'target'} onOptionSubmit={take}>
      <Combobox.Target>
        <TextInput
          ref={input}
          id="search"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={value}
          leftSection={answer.kind === 'waiting' && query !== '' ? <Loader size={14} /> : <IconSearch size={16} />}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            // Enter before the suggestions are there means the first of them.
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() === -1) isHasty.current = value.trim() !== ''
          }}
          onChange={({ currentTarget }) => {
            isHasty.current = false
            combobox.resetSelectedOption()
            setValue(currentTarget.value)
            combobox.openDropdown()
          }}
          onFocus={() => {
            if (value !== '') combobox.openDropdown()
          }}
          onBlur={() => {
            combobox.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={query === ''}>
        <Combobox.Options>
          {hits.map((hit) => (
            <Combobox.Option key={hit.entity.id} value={hit.entity.id}>
              <Suggestion hit={hit} />
            </Combobox.Option>
          ))}
          {answer.kind === 'ready' && hits.length === 0 && <Combobox.Empty>{t('search.nothing')}</Combobox.Empty>}
          {query !== '' && (
            <Combobox.Option value={`${TEXT}${query}`}>
              <span className="option">
                <IconSearch size={14} />
                <span>{t('search.inText', { query: plain(query) })}</span>
              </span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function Suggestion({ hit: { entity, matched, role } }: { readonly hit: SearchHit }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const how = matched === entity.name ? null : plain(matched)
  return (
    <span className="option">
      <TypeMark type={entity.type} />
      <span>
        <b>
          <bdi>{plain(entity.name)}</bdi>
        </b>
        <small>{[names.mention(entity.type), role === null ? null : plain(role), how].filter((part) => part !== null).join(' · ')}</small>
      </span>
      <span className="count">{t('search.articles', { count: entity.articles })}</span>
    </span>
  )
}
