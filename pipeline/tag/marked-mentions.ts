import type { Span } from '../../graph/model.ts'
import type { MentionType } from '../../graph/schema.ts'
import type { Article, Mention, Sentence } from '../types.ts'

/** A name that somebody has marked on a page; in page offsets. */
export interface MarkedName extends Span {
  readonly type: MentionType
}

/**
 * The mentions of articles as somebody has marked them: certain, and nothing beside them. A mark that begins in no sentence (in the furniture of a page), or
 * goes over the end of one, is left out.
 */
export function markedMentions(articles: readonly Article[], marks: readonly MarkedName[], raw: string): readonly (readonly Mention[])[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || a.end - b.end)
  return articles.map((article) => {
    const own = sorted.filter(({ start, end }) => start >= article.start && end <= article.end)
    return own.flatMap((mark): readonly Mention[] => {
      for (const [index, sentence] of article.sentences.entries()) {
        const at = placeOf(mark, sentence)
        if (at !== null) return sentence.role === 'furniture' ? [] : [mention(mark, index, sentence, at, raw)]
      }
      return []
    })
  })
}

function placeOf({ start, end }: Span, { start: from, end: to, raw }: Sentence): Span | null {
  if (start < from || end > to) return null
  const first = raw.indexOf(start)
  const last = raw.findLastIndex((offset) => offset < end)
  return first < 0 || last < first ? null : { start: first, end: last + 1 }
}

function mention({ start, end, type }: MarkedName, index: number, sentence: Sentence, at: Span, raw: string): Mention {
  const uncounted = sentence.role === 'byline' ? ('byline' as const) : sentence.copyOf === undefined ? undefined : ('copy' as const)
  return {
    start,
    end,
    type,
    surface: raw.slice(start, end),
    score: 1,
    sentence: index,
    at,
    ...(uncounted === undefined ? {} : { uncounted }),
  }
}
