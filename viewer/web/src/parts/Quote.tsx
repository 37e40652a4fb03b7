import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../../../graph/view.ts'
import { plain, segments, unbroken } from '../text.ts'
import { useViewer } from '../viewer.tsx'

/** A sentence as printed, its mentions marked, with headline, date and paper; the headline opens the article. */
export function Quote({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { t } = useTranslation()
  const { state, change } = useViewer()
  const pieces = evidence.parts ?? [{ start: evidence.start, end: evidence.end }]
  return (
    <figure className="quote">
      <blockquote>
        {pieces.map((piece, index) => (
          <bdi key={piece.start}>
            {index > 0 && ' … '}
            {segments(
              evidence.text.slice(piece.start - evidence.start, piece.end - evidence.start),
              piece.start,
              evidence.marks.filter((mark) => mark.start >= piece.start && mark.end <= piece.end),
            ).map((segment, at) => {
              if (segment.mark === null) return unbroken(segment.text)
              const type = state.loaded.nodes.get(segment.mark.entity)?.type
              return (
                <mark key={at} className={type === undefined ? undefined : `tint${type}`}>
                  {unbroken(segment.text)}
                </mark>
              )
            })}
          </bdi>
        ))}
      </blockquote>
      <figcaption>
        <button
          type="button"
          className="goto"
          onClick={() => {
            change({ do: 'open-article', id: evidence.article })
          }}
        >
          {plain(evidence.headline) || t('article.noHeadline')}
        </button>
        <br />
        {[evidence.source, evidence.date ?? t('article.undated'), evidence.page].filter((part) => part !== null).join(' · ')}
      </figcaption>
    </figure>
  )
}
