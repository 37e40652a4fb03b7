import { Button, Loader } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../../../graph/view.ts'
import type { Listed } from '../api.ts'
import { useAnswer } from '../useAnswer.ts'
import { Failed } from './Failed.tsx'
import { Quote } from './Quote.tsx'

const PAGE = 5 // quotations before one asks for more

/** Quotations by date, a few at a time. `name` tells one list from another. */
export function Quotes({
  name,
  ask,
  first = PAGE,
}: {
  readonly name: string
  readonly first?: number
  readonly ask: (page: { limit: number; offset: number }, signal: AbortSignal) => Promise<Listed<Evidence>>
}): ReactNode {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(first)
  const answer = useAnswer(`${name} ${String(limit)}`, (signal) => ask({ limit, offset: 0 }, signal))
  const [held, setHeld] = useState<Listed<Evidence> | null>(null)
  // While more are fetched, those that were there stay.
  if (answer.kind === 'ready' && answer.value !== held) setHeld(answer.value)
  const list = answer.kind === 'ready' ? answer.value : held

  if (answer.kind === 'failed') return <Failed error={answer.error} retry={answer.retry} />
  if (list === null) return <Loader size="xs" type="dots" role="status" aria-label={t('state.loading')} />
  const left = list.total - list.items.length
  return (
    <>
      {list.items.map((evidence) => (
        <Quote key={evidence.sentence} evidence={evidence} />
      ))}
      {left > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          loading={answer.kind === 'waiting'}
          onClick={() => {
            setLimit(Math.min(500, limit * 4 + 1))
          }}
        >
          {t('entity.moreQuotes', { count: left })}
        </Button>
      )}
    </>
  )
}
