import { Button, Menu, Modal } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionRequest } from '../../../../graph/decisions/index.ts'
import type { EntityId, RelationId } from '../../../../graph/model.ts'
import { entityTypes } from '../../../../graph/schema.ts'
import type { EntityType } from '../../../../graph/schema.ts'
import type { EntityNode } from '../../../../graph/view.ts'
import { useTypeNames } from '../i18n/index.ts'
import { EntityPicker } from '../parts/EntityPicker.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { useReturnedFocus } from '../useReturnedFocus.ts'
import { useViewer } from '../viewer.tsx'

type Subject =
  | { readonly kind: 'entity'; readonly id: EntityId; readonly type: EntityType }
  | { readonly kind: 'relation'; readonly id: RelationId }
  | { readonly kind: 'pair'; readonly a: EntityId; readonly b: EntityId }

/** What is wrong with what one looks at; each choice is kept in the decisions file, in effect at once, and can be taken back. */
export function Correct({ subject }: { readonly subject: Subject }): ReactNode {
  const { t } = useTranslation()
  const { decide, openPane } = useViewer()
  const [pairing, setPairing] = useState<'same' | 'different' | null>(null)
  const item = (label: string, decision: DecisionRequest, mark?: ReactNode): ReactNode => (
    <Menu.Item key={label} leftSection={mark} onClick={() => void decide(decision)}>
      {label}
    </Menu.Item>
  )
  const names = useTypeNames()
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={220}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" leftSection={<IconPencil size={14} />}>
            {t('correct.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {subject.kind === 'pair' && (
            <>
              {item(t('correct.areSame'), { kind: 'same', a: subject.a, b: subject.b })}
              {item(t('correct.areDifferent'), { kind: 'different', a: subject.a, b: subject.b })}
            </>
          )}
          {subject.kind === 'relation' && item(t('correct.reject'), { kind: 'reject', relation: subject.id })}
          {subject.kind === 'entity' && (
            <>
              <Menu.Item
                onClick={() => {
                  setPairing('same')
                }}
              >
                {t('correct.sameAs')}
              </Menu.Item>
              <Menu.Item
                onClick={() => {
                  setPairing('different')
                }}
              >
                {t('correct.differentFrom')}
              </Menu.Item>
              {item(t('correct.notEntity'), { kind: 'not-entity', thing: subject.id })}
              {subject.type === 'Person' && item(t('correct.withhold'), { kind: 'withhold', thing: subject.id })}
              <Menu.Label>{t('correct.retype')}</Menu.Label>
              {entityTypes
                .filter((type) => type !== subject.type)
                .map((type) => item(names.mention(type), { kind: 'retype', thing: subject.id, type }, <TypeMark type={type} />))}
            </>
          )}
          <Menu.Divider />
          <Menu.Item
            onClick={() => {
              openPane('review')
            }}
          >
            {t('correct.all')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {subject.kind === 'entity' && pairing !== null && (
        <Pairing
          id={subject.id}
          kind={pairing}
          onClose={() => {
            setPairing(null)
          }}
        />
      )}
    </>
  )
}

function Pairing({
  id,
  kind,
  onClose,
}: {
  readonly id: EntityId
  readonly kind: 'same' | 'different'
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { decide } = useViewer()
  const [other, setOther] = useState<EntityNode | null>(null)
  useReturnedFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      title={kind === 'same' ? t('correct.sameAs') : t('correct.differentFrom')}
      closeButtonProps={{ 'aria-label': t('entity.close') }}
    >
      <form
        className="stackGap"
        onSubmit={(event) => {
          event.preventDefault()
          if (other === null) return
          void decide({ kind, a: id, b: other.id })
          onClose()
        }}
      >
        <EntityPicker label={t('correct.other')} value={other} onChange={setOther} />
        <Button type="submit" disabled={other === null || other.id === id}>
          {t('correct.decide')}
        </Button>
      </form>
    </Modal>
  )
}
