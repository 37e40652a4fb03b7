import { Loader, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { Quote } from '../parts/Quote.tsx'
import { unbroken } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'

const MOST = 50

/** Full text over sentences. */
export function TextPane(): ReactNode {
  const { t } = useTranslation()
  const { openPane, desk, setDesk } = useViewer()
  const { text: textQuery } = desk
  const [typed, setTyped] = useState(textQuery)
  useEffect(() => {
    setTyped(textQuery)
  }, [textQuery])
  const answer = useAnswer(`text ${textQuery}`, (signal) => (textQuery === '' ? Promise.resolve([]) : api.text(textQuery, MOST, signal)))
  return (
    <aside className="pane wide" aria-label={t('rail.text')}>
      <PaneHead
        title={t('text.title')}
        closeLabel={t('rail.close')}
        onClose={() => {
          openPane(null)
        }}
      />
      <form
        style={{ padding: '0 18px 8px' }}
        onSubmit={(event) => {
          event.preventDefault()
          setDesk({ text: typed.trim() })
        }}
      >
        <TextInput
          aria-label={t('text.label')}
          placeholder={t('text.placeholder')}
          description={t('text.start')}
          inputWrapperOrder={['input', 'description']}
          leftSection={<IconSearch size={15} />}
          value={typed}
          maxLength={200}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
          }}
        />
      </form>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('text.title')} aria-live="polite">
        {answer.kind === 'waiting' && <Loader size="xs" type="dots" />}
        {answer.kind === 'failed' && <Failed error={answer.error} retry={answer.retry} />}
        {answer.kind === 'ready' && textQuery !== '' && <Hits hits={answer.value.map(({ evidence }) => evidence)} query={textQuery} />}
      </div>
    </aside>
  )
}

/** The sentences that hold the whole query; only where there is none, those that hold words of it. */
function Hits({ hits, query }: { readonly hits: readonly Evidence[]; readonly query: string }): ReactNode {
  const { t } = useTranslation()
  const exact = hits.filter(({ text }) => unbroken(text).includes(query))
  const shown = exact.length > 0 ? exact : hits
  const said = (): string => {
    if (hits.length === 0) return t('text.none', { query })
    if (exact.length === 0) return t('text.near', { query, count: hits.length })
    return exact.length === MOST ? t('text.first', { count: MOST }) : t('text.count', { count: exact.length })
  }
  return (
    <>
      <p className="muted">{said()}</p>
      {shown.map((evidence) => (
        <Quote key={evidence.sentence} evidence={evidence} sought={query} />
      ))}
    </>
  )
}
