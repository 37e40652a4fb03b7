import { Button, Loader } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { EntityLine } from '../parts/EntityLine.tsx'
import { Failed } from '../parts/Failed.tsx'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'

/** Who else holds a post there, came to that, takes part in the same; asked at a press. */
export function WhoElse({ ids }: { readonly ids: readonly EntityId[] }): ReactNode {
  const { t } = useTranslation()
  const key = ids.join(',')
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <section className="section">
      <h3>{t('ask.else')}</h3>
      <p className="muted">{t('ask.elseHint')}</p>
      {asked === key ? (
        <Others ids={ids} />
      ) : (
        <Button
          mt={6}
          size="compact-sm"
          variant="default"
          onClick={() => {
            setAsked(key)
          }}
        >
          {t('ask.findElse')}
        </Button>
      )}
    </section>
  )
}

const FEW = 3 // of what is shared, named in a line

function Others({ ids }: { readonly ids: readonly EntityId[] }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const answer = useAnswer(`who else ${ids.join(',')}`, (signal) => api.whoElse(ids, signal))
  if (answer.kind === 'waiting') return <Loader size="xs" type="dots" role="status" aria-label={t('state.loading')} />
  if (answer.kind === 'failed') return <Failed error={answer.error} retry={answer.retry} />
  if (answer.value.length === 0) return <p className="muted">{t('ask.noElse')}</p>
  return (
    <ul className="legend">
      {answer.value.map(({ entity, shared }) => (
        <EntityLine key={entity.id} entity={entity} note={t('ask.sharedCount', { count: shared.length })}>
          {shared
            .slice(0, FEW)
            .map((tie) => `${names.edge(tie.type)} ${plain(tie.entity.name)}`)
            .join(t('ask.comma'))}
          {shared.length > FEW && ' …'}
        </EntityLine>
      ))}
    </ul>
  )
}
