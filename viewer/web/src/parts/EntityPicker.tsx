import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { EntityNode } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { TypeMark } from './TypeMark.tsx'

/** A field that ends with one entity. */
export function EntityPicker({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: EntityNode | null
  readonly onChange: (entity: EntityNode | null) => void
}): ReactNode {
  const combobox = useCombobox()
  const [text, setText] = useState('')
  const [query] = useDebouncedValue(text.trim(), 90)
  const name = value === null ? '' : plain(value.name)
  useEffect(() => {
    if (value !== null) setText(plain(value.name))
  }, [value])
  const answer = useAnswer(query, (signal) => (query === '' || query === name ? Promise.resolve([]) : api.search(query, 6, signal)))
  const hits = answer.kind === 'ready' ? answer.value : []
  return (
    <Combobox
      store={combobox}
      shadow="md"
      onOptionSubmit={(id) => {
        const hit = hits.find(({ entity }) => entity.id === id)
        if (hit !== undefined) onChange(hit.entity)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <InputBase
          label={label}
          size="sm"
          value={text}
          autoComplete="off"
          leftSection={value === null ? null : <TypeMark type={value.type} />}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value)
            if (value !== null) onChange(null)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onBlur={() => {
            combobox.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hits.length === 0}>
        <Combobox.Options>
          {hits.map(({ entity }) => (
            <Combobox.Option key={entity.id} value={entity.id}>
              <span className="option">
                <TypeMark type={entity.type} />
                <bdi>{plain(entity.name)}</bdi>
                <span className="count">{entity.articles}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
