import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId } from '../../../../graph/model.ts'
import { mentionTypes } from '../../../../graph/schema.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { plain } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { ArticleText } from './ArticleSheet.tsx'

/** An article on a page with its own address: all its mentions marked by type, each leading to its profile. */
export function ArticlePage({ id }: { readonly id: ArticleId }): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const answer = useAnswer(`article ${id}`, (signal) => api.article(id, signal))
  const headline = answer.kind === 'ready' ? answer.value.headline : null
  useEffect(() => {
    if (headline !== null) document.title = `${plain(headline)} · 名图`
  }, [headline])
  const present =
    answer.kind === 'ready' ? mentionTypes.filter((type) => answer.value.mentions.some((mention) => mention.type === type)) : []
  return (
    <div className="profilePage">
      <nav className="profileNav noPrint">
        <Button
          component="a"
          href={`/#article=${encodeURIComponent(id)}`}
          size="compact-md"
          variant="default"
          leftSection={<IconArrowLeft size={16} />}
        >
          {t('profile.back')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => {
            window.print()
          }}
        >
          {t('profile.print')}
        </Button>
      </nav>
      <main className="profile">
        {answer.kind === 'waiting' && <p className="muted">{t('state.loading')}</p>}
        {answer.kind === 'failed' &&
          (answer.error.status === 404 ? <p>{t('article.notFound')}</p> : <Failed error={answer.error} retry={answer.retry} />)}
        {answer.kind === 'ready' && (
          <>
            <p className="marksLegend" aria-label={t('filters.types')}>
              {present.map((type) => (
                <mark key={type} className={`tint${type}`}>
                  {names.mention(type)}
                </mark>
              ))}
            </p>
            <ArticleText
              article={answer.value}
              level={1}
              onEntity={(entity) => {
                window.location.assign(`/entity/${encodeURIComponent(entity)}`)
              }}
            />
          </>
        )}
      </main>
    </div>
  )
}
