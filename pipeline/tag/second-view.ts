import type { MentionType } from '../../graph/schema.ts'
import type { TaggedSpan } from '../types.ts'
import { worksIn } from './works.ts'

/** A surface is sure when it was tagged with this score; a mention is doubtful below the other. Chosen on the own held-out articles. */
const SURE = 0.9
const DOUBTFUL = 0.6
/** What a mention found by a second view is worth. */
const SCORE = 0.75

const DIVISION = /[省市县区州镇乡村]/u

/** Types whose surfaces mean the same thing wherever they stand on a page, and the least length at which that holds. */
const LEAST_LENGTH: Readonly<Partial<Record<MentionType, number>>> = {
  Person: 3,
  Company: 3,
  Organization: 4,
  Government: 3,
  Place: 2,
  Event: 4,
  Programme: 4,
}

/**
 * A second view of the page: a string that is tagged with certainty in one place, untagged or doubtful in another, is the same thing
 * there. Longer surfaces first; a sure mention is never touched.
 */
export function secondView(texts: readonly string[], tagged: readonly (readonly TaggedSpan[])[]): readonly (readonly TaggedSpan[])[] {
  const sure = sureSurfaces(texts, tagged)
  if (sure.length === 0) return tagged
  return texts.map((text, k) => {
    let spans = tagged[k] ?? []
    const works = worksIn(text)
    for (const { surface, type } of sure) {
      for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + surface.length)) {
        const end = at + surface.length
        // 湖南 in 湖南省 is half a name; in 《湖南…》 it is none.
        const half = type === 'Place' && DIVISION.test(text.charAt(end))
        if (!half && !works.some((w) => w.start < end && at < w.end)) spans = place(spans, { start: at, end, type, score: SCORE })
      }
    }
    return spans
  })
}

function place(spans: readonly TaggedSpan[], found: TaggedSpan): readonly TaggedSpan[] {
  const overlapping = spans.filter((s) => s.start < found.end && found.start < s.end)
  const [only] = overlapping
  if (only !== undefined && overlapping.length === 1 && found.type === 'Place' && found.start < only.start && found.end <= only.end) {
    // An organ's name that lost the first character of its place: the place is sure elsewhere.
    return spans.map((s) => (s === only ? { ...only, start: found.start } : s))
  }
  if (
    overlapping.some(
      (s) =>
        s.score >= DOUBTFUL ||
        s.score >= found.score ||
        (s.start <= found.start && s.end >= found.end && s.end - s.start > found.end - found.start + 2),
    )
  )
    return spans
  return [...spans.filter((s) => !overlapping.includes(s)), found].sort((a, b) => a.start - b.start)
}

/** Surfaces tagged at least once with certainty and never with certainty as something else; longest first, then by text. */
function sureSurfaces(texts: readonly string[], tagged: readonly (readonly TaggedSpan[])[]): { surface: string; type: MentionType }[] {
  const types = new Map<string, MentionType | 'several'>()
  tagged.forEach((spans, k) => {
    for (const span of spans) {
      const least = LEAST_LENGTH[span.type]
      if (least === undefined || span.score < SURE || span.end - span.start < least) continue
      const surface = texts[k]?.slice(span.start, span.end) ?? ''
      const known = types.get(surface)
      types.set(surface, known === undefined || known === span.type ? span.type : 'several')
    }
  })
  return [...types]
    .flatMap(([surface, type]) => (type === 'several' ? [] : [{ surface, type }]))
    .sort((a, b) => b.surface.length - a.surface.length || (a.surface < b.surface ? -1 : 1))
}
