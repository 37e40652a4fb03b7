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
const MORE = { least: 20, most: 100 } as const // at a press

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
  const [page, setPage] = useState({ limit: first, offset: 0 })
  const answer = useAnswer(`${name} ${String(page.offset)}`, (signal) => ask(page, signal))
  const [list, setList] = useState<Listed<Evidence> | null>(null)
  const count = list?.items.length ?? 0
  if (answer.kind === 'ready' && page.offset === count && answer.value.items.length > 0)
    setList({ total: answer.value.total, items: [...(list?.items ?? []), ...answer.value.items] })
  const isFailed = answer.kind === 'failed' && <Failed error={answer.error} retry={answer.retry} />

  if (answer.kind === 'ready' && answer.value.total === 0) return null
  if (list === null) return isFailed || <Loader size="xs" type="dots" role="status" aria-label={t('state.loading')} />
  const left = list.total - count
  return (
    <>
      {list.items.map((evidence) => (
        <Quote key={evidence.sentence} evidence={evidence} />
      ))}
      {isFailed}
      {left > 0 && !isFailed && (
        <Button
          size="compact-sm"
          variant="default"
          loading={answer.kind === 'waiting'}
          onClick={() => {
            setPage({ limit: Math.min(MORE.most, Math.max(MORE.least, count)), offset: count })
          }}
        >
          {t('entity.moreQuotes', { count: left })}
        </Button>
      )}
    </>
  )
}
