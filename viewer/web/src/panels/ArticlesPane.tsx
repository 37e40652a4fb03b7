import { Button, Loader } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Failed } from '../parts/Failed.tsx'
import { PaneHead } from '../parts/PaneHead.tsx'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'

const PAGE = 50

/** Every article by date, a page at a time. */
export function ArticlesPane(): ReactNode {
  const { t } = useTranslation()
  const { openPane, change } = useViewer()
  const [page, setPage] = useState(0)
  const answer = useAnswer(`articles ${String(page)}`, (signal) => api.articles({ limit: PAGE, offset: page * PAGE }, signal))
  const pages = answer.kind === 'ready' ? Math.max(1, Math.ceil(answer.value.total / PAGE)) : page + 1
  return (
    <aside className="pane wide" aria-label={t('rail.articles')}>
      <PaneHead
        title={t('articles.title')}
        closeLabel={t('rail.close')}
        onClose={() => {
          openPane(null)
        }}
      />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('articles.title')} key={page}>
        {answer.kind === 'waiting' && <Loader size="xs" type="dots" />}
        {answer.kind === 'failed' && <Failed error={answer.error} retry={answer.retry} />}
        {answer.kind === 'ready' && (
          <>
            <p className="muted">{answer.value.total === 0 ? t('articles.none') : t('articles.total', { count: answer.value.total })}</p>
            <ul className="articleList">
              {answer.value.items.map((article) => (
                <li key={article.id}>
                  <button
                    type="button"
                    className="goto"
                    onClick={() => {
                      change({ do: 'open-article', id: article.id })
                    }}
                  >
                    {plain(article.headline) || t('article.noHeadline')}
                  </button>
                  <small>
                    {[article.date ?? t('article.undated'), article.source, article.page].filter((part) => part !== null).join(' · ')}
                  </small>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {pages > 1 && (
        <div className="pager">
          <Button
            size="compact-sm"
            variant="default"
            disabled={page === 0}
            onClick={() => {
              setPage(page - 1)
            }}
          >
            {t('articles.previous')}
          </Button>
          <span className="muted">{t('articles.page', { page: String(page + 1), pages: String(pages) })}</span>
          <Button
            size="compact-sm"
            variant="default"
            disabled={page + 1 >= pages}
            onClick={() => {
              setPage(page + 1)
            }}
          >
            {t('articles.next')}
          </Button>
        </div>
      )}
    </aside>
  )
}
