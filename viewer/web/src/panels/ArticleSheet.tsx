import { Modal, Skeleton } from '@mantine/core'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId, EntityId } from '../../../../graph/model.ts'
import type { ArticleView } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { plain, segments } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'

/** An article over the graph; the graph stays where it was. */
export function ArticleSheet({ id }: { readonly id: ArticleId }): ReactNode {
  const { t } = useTranslation()
  const { change, reveal } = useViewer()
  const close = (): void => {
    change({ do: 'open-article', id: null })
  }
  return (
    <Modal
      opened
      onClose={close}
      size={780}
      padding="xl"
      radius={12}
      title={
        <a className="kicker" href={`/article/${encodeURIComponent(id)}`}>
          {t('article.page')}
        </a>
      }
      closeButtonProps={{ 'aria-label': t('article.close') }}
    >
      <Article
        id={id}
        onEntity={(entity) => {
          close()
          void reveal(entity)
        }}
      />
    </Modal>
  )
}

function Article({ id, onEntity }: { readonly id: ArticleId; readonly onEntity: (id: EntityId) => void }): ReactNode {
  const answer = useAnswer(`article ${id}`, (signal) => api.article(id, signal))
  switch (answer.kind) {
    case 'waiting':
      return (
        <div role="status">
          {[60, 96, 92, 88, 94].map((width) => (
            <Skeleton key={width} height={16} mt={14} width={`${String(width)}%`} />
          ))}
        </div>
      )
    case 'failed':
      return <Failed error={answer.error} retry={answer.retry} />
    case 'ready':
      return <ArticleText article={answer.value} onEntity={onEntity} />
  }
}

/** An article's text by paragraphs, every mention marked by its type. */
export function ArticleText({
  article,
  level = 2,
  onEntity,
}: {
  readonly article: ArticleView
  /** Of the headline among the headings of its page. */
  readonly level?: 1 | 2
  readonly onEntity: (id: EntityId) => void
}): ReactNode {
  const { t } = useTranslation()
  const names = useTypeNames()
  const Head = level === 1 ? 'h1' : 'h2'
  const paragraphs = useMemo(() => paragraphsOf(article), [article])
  return (
    <article>
      <Head className="storyHead">{plain(article.headline) || t('article.noHeadline')}</Head>
      <p className="storyMeta">
        {[
          article.source,
          article.date ?? t('article.undated'),
          article.page,
          article.byline.length > 0 ? `${t('article.byline')} ${article.byline.map(plain).join('、')}` : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
        <br />
        {t('article.marked', { count: article.mentions.length })}
      </p>
      <div className="story">
        {paragraphs.map(({ start, text }) => (
          <p key={start}>
            <bdi>
              {segments(
                text,
                start,
                article.mentions.filter((mention) => mention.start >= start && mention.end <= start + text.length),
              ).map(({ text: piece, mark }, index) => {
                if (mark === null) return plain(piece)
                const shown = <mark className={`tint${mark.type}`}>{plain(piece)}</mark>
                const { entity } = mark
                return entity === null ? (
                  <span key={index} title={names.mention(mark.type)}>
                    {shown}
                  </span>
                ) : (
                  <a
                    key={index}
                    href={`/#sel=${encodeURIComponent(entity)}`}
                    title={names.mention(mark.type)}
                    onClick={(event) => {
                      event.preventDefault()
                      onEntity(entity)
                    }}
                  >
                    {shown}
                  </a>
                )
              })}
            </bdi>
          </p>
        ))}
      </div>
    </article>
  )
}

/**
 * The printed lines: a break between Chinese characters within a sentence is taken out by nobody here, since a mention may run over it; blank
 * lines and lines that begin with an indent begin a paragraph, others go on.
 */
function paragraphsOf({ text, start }: ArticleView): readonly { readonly start: number; readonly text: string }[] {
  const found: { start: number; text: string }[] = []
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const trimmed = line.trim()
    if (trimmed !== '') found.push({ start: start + index + line.indexOf(trimmed), text: trimmed })
  }
  return found
}
