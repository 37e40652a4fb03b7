import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import type { EntityNode, Evidence } from '../../../../graph/view.ts'
import { plain, segments, unbroken } from '../text.ts'
import { useViewer } from '../viewer.tsx'
import { Sought } from './Sought.tsx'

/** What a list of quotations knows of entities that are not on the canvas: their mentions have their colours too. */
export const Acquainted = createContext<ReadonlyMap<EntityId, EntityNode>>(new Map())

/** A sentence as printed, its mentions marked, with headline, date and paper; the headline opens the article. */
export function Quote({ evidence, sought = '' }: { readonly evidence: Evidence; readonly sought?: string }): ReactNode {
  const { t } = useTranslation()
  const { state, change, setQuoted } = useViewer()
  const acquainted = useContext(Acquainted)
  const clipboard = useClipboard()
  const pieces = evidence.parts ?? [{ start: evidence.start, end: evidence.end }]
  const printed = [evidence.source, evidence.date ?? t('article.undated'), evidence.page].filter((part) => part !== null)
  const copyLabel = clipboard.copied ? t('edge.copied') : t('edge.copy')
  const copy = (): void => {
    const sentence = pieces.map(({ start, end }) => unbroken(evidence.text.slice(start - evidence.start, end - evidence.start))).join(' … ')
    clipboard.copy(`“${sentence}” (${[...printed, plain(evidence.headline)].filter((part) => part !== '').join(', ')})`)
  }
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
              const shown = <Sought text={unbroken(segment.text)} sought={sought} />
              if (segment.mark === null) return <span key={at}>{shown}</span>
              const type = (state.loaded.nodes.get(segment.mark.entity) ?? acquainted.get(segment.mark.entity))?.type
              return (
                <mark key={at} className={type === undefined ? undefined : `tint${type}`}>
                  {shown}
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
            setQuoted(evidence)
            change({ do: 'open-article', id: evidence.article })
          }}
        >
          {plain(evidence.headline) || t('article.noHeadline')}
        </button>
        <br />
        {printed.join(' · ')}
        <button type="button" className="copy" title={copyLabel} aria-label={copyLabel} onClick={copy}>
          {clipboard.copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
        </button>
      </figcaption>
    </figure>
  )
}
