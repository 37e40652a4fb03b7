import { Button, Loader } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptDecision, ReviewPair, ReviewSide } from '../../../../graph/decisions/index.ts'
import { REVIEW_REASONS } from '../../../../graph/decisions/review.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { Quote } from '../parts/Quote.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useAnswer, useHeld } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'
import { grouped } from './grouped.ts'

const PAIRS = 20 // asked about at once

/** Doubtful pairs to decide, and all decisions so far, each of which can be taken back. */
export function ReviewPane(): ReactNode {
  const { t } = useTranslation()
  const { openPane, decided } = useViewer()
  const queue = useHeld(useAnswer(`review ${String(decided)}`, (signal) => api.review({ limit: PAIRS, offset: 0 }, signal)))
  const decisions = useHeld(useAnswer(`decisions ${String(decided)}`, (signal) => api.decisions(signal)))
  const isReadOnly = queue.kind === 'failed' && queue.error.status === 404
  return (
    <aside className="pane wide" aria-label={t('rail.review')}>
      <PaneHead
        title={t('review.title')}
        closeLabel={t('rail.close')}
        onClose={() => {
          openPane(null)
        }}
      />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('review.title')}>
        {isReadOnly && <p className="muted">{t('review.readOnly')}</p>}
        {decisions.kind === 'ready' && decisions.value.length > 0 && <Decided decisions={decisions.value} />}
        {queue.kind === 'waiting' && <Loader size="xs" type="dots" role="status" aria-label={t('state.loading')} />}
        {queue.kind === 'failed' && !isReadOnly && <Failed error={queue.error} retry={queue.retry} />}
        {queue.kind === 'ready' && (
          <section className="section">
            <h3>{t('review.open', { count: queue.value.total })}</h3>
            <p className="muted">{t('review.hint')}</p>
            {queue.value.items.map((pair) => (
              <Pair key={`${pair.a.key} ${pair.b.key}`} pair={pair} />
            ))}
          </section>
        )}
        {decisions.kind === 'ready' && decisions.value.length === 0 && <Decided decisions={[]} />}
      </div>
    </aside>
  )
}

function Pair({ pair: { a, b, reasons } }: { readonly pair: ReviewPair }): ReactNode {
  const { t } = useTranslation()
  const { decide } = useViewer()
  const [chosen, setChosen] = useState<'same' | 'different' | 'unsure' | null>(null)
  const { language } = useTypeNames()
  const column = language === 'en' ? 'en' : 'zh'
  return (
    <article className="pair" aria-label={`${plain(a.entity.name)} / ${plain(b.entity.name)}`}>
      <Side side={a} />
      <Side side={b} />
      <p className="muted">{reasons.map((reason) => REVIEW_REASONS[reason][column]).join(t('ask.comma'))}</p>
      <div className="actions">
        {(['same', 'different', 'unsure'] as const).map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            variant={kind === 'same' ? 'filled' : 'default'}
            disabled={chosen !== null && chosen !== kind}
            loading={chosen === kind}
            onClick={() => {
              setChosen(kind)
              void decide({ kind, a: a.key, b: b.key }).finally(() => {
                setChosen(null)
              })
            }}
          >
            {t(`review.${kind}`)}
          </Button>
        ))}
      </div>
    </article>
  )
}

function Side({ side: { entity, posts, evidence } }: { readonly side: ReviewSide }): ReactNode {
  const { t } = useTranslation()
  const { reveal } = useViewer()
  const [quote] = evidence
  return (
    <div className="side">
      <p className="cellName">
        <TypeMark type={entity.type} />
        <button type="button" className="goto" onClick={() => void reveal(entity.id)}>
          <bdi>{plain(entity.name)}</bdi>
        </button>
        <span className="muted">{t('entity.times', { count: entity.articles })}</span>
      </p>
      {posts.length > 0 && <p className="muted">{posts.slice(0, 3).map(plain).join(t('ask.comma'))}</p>}
      {quote !== undefined && <Quote evidence={quote} />}
    </div>
  )
}

const FEW = 3 // corrections before one asks for the rest: the pairs below are why one comes here

/** What has been decided, the latest first. */
function Decided({ decisions }: { readonly decisions: readonly KeptDecision[] }): ReactNode {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const latest = grouped([...decisions].reverse())
  return (
    <section className="section">
      <h3>{t('review.decided', { count: latest.length })}</h3>
      {decisions.length === 0 && <p className="muted">{t('review.none')}</p>}
      <ul className="decisions">
        {(all ? latest : latest.slice(0, FEW)).map((kept) => (
          <Kept key={kept[0].id} kept={kept} />
        ))}
      </ul>
      {!all && latest.length > FEW && (
        <Button
          mt={6}
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            setAll(true)
          }}
        >
          {t('review.allDecided', { count: latest.length })}
        </Button>
      )}
    </section>
  )
}

function Kept({ kept }: { readonly kept: readonly [KeptDecision, ...KeptDecision[]] }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const { undecide } = useViewer()
  const { decision, applies } = kept[0]
  const [isBusy, setIsBusy] = useState(false)
  return (
    <li>
      <span>
        <strong>{t(`decision.${decision.kind}`)}</strong> {plain(decision.says ?? '')}
        {decision.kind === 'retype' && ` → ${names.mention(decision.type)}`}
        <span className="sub">
          {[decision.on, decision.by, decision.why, applies ? null : t('review.idle')]
            .filter((part) => part !== undefined && part !== null)
            .join(' · ')}
        </span>
      </span>
      <Button
        size="compact-xs"
        variant="default"
        loading={isBusy}
        onClick={() => {
          setIsBusy(true)
          void undecide(kept).finally(() => {
            setIsBusy(false)
          })
        }}
      >
        {t('review.undo')}
      </Button>
    </li>
  )
}
