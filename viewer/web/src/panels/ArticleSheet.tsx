import { Modal, Skeleton } from '@mantine/core'
import { Fragment, useEffect, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId, EntityId } from '../../../../graph/model.ts'
import type { ArticleView, Evidence } from '../../../../graph/view.ts'
import { api } from '../api.ts'
import { useTypeNames } from '../i18n/index.ts'
import { Failed } from '../parts/Failed.tsx'
import { plain, segments } from '../text.ts'
import { useAnswer } from '../useAnswer.ts'
import { useReturnedFocus } from '../useReturnedFocus.ts'
import { useViewer } from '../viewer.tsx'
import { laidOut, stretches } from '../paragraphs.ts'
import type { Paragraph } from '../paragraphs.ts'

/** An article over the graph; the graph stays where it was. */
export function ArticleSheet({ id }: { readonly id: ArticleId }): ReactNode {
  const { t } = useTranslation()
  const { change, reveal, quoted } = useViewer()
  useReturnedFocus()
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
        quoted={quoted?.article === id ? quoted : null}
        onEntity={(entity) => {
          close()
          void reveal(entity)
        }}
      />
    </Modal>
  )
}

function Article({
  id,
  quoted,
  onEntity,
}: {
  readonly id: ArticleId
  readonly quoted: Evidence | null
  readonly onEntity: (id: EntityId) => void
}): ReactNode {
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
      return <ArticleText article={answer.value} quoted={quoted} onEntity={onEntity} />
  }
}

/** An article's text by paragraphs, every mention marked by its type, and the quotation that led here, if one did. */
export function ArticleText({
  article,
  level = 2,
  quoted = null,
  onEntity,
}: {
  readonly article: ArticleView
  /** Of the headline among the headings of its page. */
  readonly level?: 1 | 2
  readonly quoted?: Evidence | null
  readonly onEntity: (id: EntityId) => void
}): ReactNode {
  const { t } = useTranslation()
  const Head = level === 1 ? 'h1' : 'h2'
  const { head, body } = useMemo(() => laidOut(article), [article])
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    box.current?.querySelector('.quoted')?.scrollIntoView({ block: 'nearest' })
  }, [article, quoted])
  const marked = ({ start, text }: Paragraph): ReactNode => (
    <bdi>
      {stretches({ start, text }, quoted).map((stretch) => (
        <span key={stretch.start} className={stretch.isQuoted ? 'quoted' : undefined}>
          <Marked stretch={stretch} mentions={article.mentions} onEntity={onEntity} />
        </span>
      ))}
    </bdi>
  )
  return (
    <article ref={box}>
      <Head className="storyHead">
        {head.length > 0
          ? head.map((line, index) => (
              <Fragment key={line.start}>
                {index > 0 && ' '}
                {marked(line)}
              </Fragment>
            ))
          : plain(article.headline) || t('article.noHeadline')}
      </Head>
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
        {body.map((paragraph) => (
          <p key={paragraph.start}>{marked(paragraph)}</p>
        ))}
      </div>
    </article>
  )
}

function Marked({
  stretch: { start, text },
  mentions,
  onEntity,
}: {
  readonly stretch: Paragraph
  readonly mentions: ArticleView['mentions']
  readonly onEntity: (id: EntityId) => void
}): ReactNode {
  const names = useTypeNames()
  const own = mentions.filter((mention) => mention.start >= start && mention.end <= start + text.length)
  return segments(text, start, own).map(({ text: piece, mark }, index) => {
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
  })
}
