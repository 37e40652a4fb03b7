import { Button, Loader, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostAt } from '../../../../graph/asking/index.ts'
import { api } from '../api.ts'
import { Dotted } from '../parts/Dotted.tsx'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { Quotes } from '../parts/Quotes.tsx'
import { TypeMark } from '../parts/TypeMark.tsx'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'

const FIRST = 60 // lines before one asks for more
const STANDINGS = ['observed', 'appointed', 'seen before', 'removed'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** At the last day of all, papers have shown every post before and none after: half a year earlier there is something to see. */
function halfAYearBefore(date: string): string {
  const day = Date.parse(date.length === 7 ? `${date}-01` : date)
  return Number.isNaN(day) ? '' : new Date(day - 182 * 86_400_000).toISOString().slice(0, 10)
}

/** Who held which post at a day; what papers showed, what they gave, what they took, and what no one has written since, apart. */
export function PostsPane(): ReactNode {
  const { t } = useTranslation()
  const { openPane, state, desk, setDesk } = useViewer()
  const latest = [...state.loaded.nodes.values()].reduce((last, { lastSeen }) => ((lastSeen ?? '') > last ? (lastSeen ?? '') : last), '')
  const [usual] = useState(() => (state.filters.months === null ? halfAYearBefore(latest) : `${state.filters.months[1]}-28`))
  const day = desk.day ?? usual
  const [q] = useDebouncedValue(desk.post.trim(), 150)
  const [limit, setLimit] = useState(FIRST)
  const at = DAY.test(day) ? day : null
  const answer = useAnswer(`posts ${at ?? ''} ${q} ${String(limit)}`, async (signal) =>
    at === null ? null : api.posts(at, q, limit, signal),
  )
  return (
    <aside className="pane wide" aria-label={t('rail.posts')}>
      <PaneHead
        title={t('posts.title')}
        closeLabel={t('rail.close')}
        onClose={() => {
          openPane(null)
        }}
      />
      <div className="postsForm">
        <TextInput
          size="xs"
          type="date"
          label={t('posts.day')}
          value={day}
          onChange={({ currentTarget }) => {
            setDesk({ day: currentTarget.value })
          }}
        />
        <TextInput
          size="xs"
          label={t('posts.filter')}
          placeholder={t('posts.example')}
          value={desk.post}
          maxLength={100}
          onChange={({ currentTarget }) => {
            setDesk({ post: currentTarget.value })
          }}
        />
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('posts.title')} aria-live="polite">
        {answer.kind === 'waiting' && <Loader size="xs" type="dots" role="status" aria-label={t('state.loading')} />}
        {answer.kind === 'failed' && <Failed error={answer.error} retry={answer.retry} />}
        {answer.kind === 'ready' && answer.value !== null && (
          <>
            {answer.value.total === 0 && <p className="muted">{t('posts.none')}</p>}
            {STANDINGS.map((standing) => (
              <Standing key={standing} standing={standing} posts={answer.value?.items.filter((post) => post.standing === standing) ?? []} />
            ))}
            {answer.value.items.length < answer.value.total && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  setLimit(Math.min(1_000, limit * 4))
                }}
              >
                {t('posts.more', { count: answer.value.total - answer.value.items.length })}
              </Button>
            )}
          </>
        )}
      </div>
    </aside>
  )
}

function Standing({ standing, posts }: { readonly standing: PostAt['standing']; readonly posts: readonly PostAt[] }): ReactNode {
  const { t } = useTranslation()
  if (posts.length === 0) return null
  return (
    <section className="section">
      <h3>{t(`standing.${standing}`)}</h3>
      <p className="muted">{t(`standingHint.${standing}`)}</p>
      <ul className="lines">
        {posts.map((post) => (
          <PostLine key={post.relation} post={post} />
        ))}
      </ul>
    </section>
  )
}

function PostLine({ post }: { readonly post: PostAt }): ReactNode {
  const { t } = useTranslation()
  const { reveal } = useViewer()
  const [open, setOpen] = useState(false)
  const dates = [
    post.firstSeen === null
      ? null
      : `${t('entity.observed')} ${post.firstSeen === post.lastSeen ? post.firstSeen : `${post.firstSeen} — ${post.lastSeen ?? ''}`}`,
    post.appointed === null ? null : t('entity.appointed', { date: post.appointed }),
    post.removed === null ? null : t('entity.removed', { date: post.removed }),
  ]
  return (
    <li>
      <button
        type="button"
        className="line"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
        }}
      >
        <TypeMark type={post.organ.type} />
        <span>
          <bdi>{plain(post.organ.name)}</bdi> <strong>{plain(post.title)}</strong>
          <span className="sub">
            <b>{plain(post.person.name)}</b> · <Dotted parts={dates} />
          </span>
        </span>
        <small>{t('entity.times', { count: post.articles })}</small>
        <IconChevronRight size={15} />
      </button>
      {open && (
        <div className="opened">
          <p className="muted openedHead">
            {[post.person, post.organ].map(({ id, name }) => (
              <button key={id} type="button" className="goto" onClick={() => void reveal(id)}>
                {t('article.goTo', { name: plain(name) })}
              </button>
            ))}
          </p>
          <Quotes name={`post ${post.relation}`} ask={(page, signal) => api.evidence(post.relation, page, signal)} />
        </div>
      )}
    </li>
  )
}
