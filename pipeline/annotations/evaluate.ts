import type { Span } from '../../graph/model.ts'
import { mentionTypes, type MentionType } from '../../graph/schema.ts'
import type { AnnotatedPage, MarkedSpan } from './annotated-page.ts'

export interface Score {
  /** Mentions that are marked, that were found, and that are both with the same borders and type. */
  readonly gold: number
  readonly found: number
  readonly right: number
  readonly precision: number
  readonly recall: number
  readonly f: number
}

/** What is wrong with a span: not found, found where nothing is, of another type, or with other borders. */
export type MistakeKind = 'missed' | 'spurious' | 'type' | 'border'

export interface Mistake {
  readonly kind: MistakeKind
  readonly origin: string
  readonly gold: MarkedSpan | null
  readonly found: MarkedSpan | null
  /** The surfaces, and what stands around them. */
  readonly before: string
  readonly text: string
  readonly after: string
}

export interface Evaluation {
  readonly all: Score
  /** The same without looking at the type. */
  readonly spans: Score
  readonly types: Readonly<Record<MentionType, Score>>
  /** By page and place. */
  readonly mistakes: readonly Mistake[]
}

/** Characters shown before and after a mistake. */
const AROUND = 16

/** Strict: a mention is right when both borders and the type are. Where a place is marked twice, the last mark counts. */
export function evaluate(pages: readonly { readonly gold: AnnotatedPage; readonly found: readonly MarkedSpan[] }[]): Evaluation {
  const counts = new Map<string, { gold: number; found: number; right: number }>()
  const count = (of: string, what: 'gold' | 'found' | 'right'): void => {
    const known = counts.get(of) ?? { gold: 0, found: 0, right: 0 }
    known[what] += 1
    counts.set(of, known)
  }
  const mistakes: Mistake[] = []
  for (const { gold, found } of pages) {
    const [marked, read] = [byPlace(gold.mentions), byPlace(found)]
    for (const { type } of marked.values()) for (const of of ['all', 'spans', type]) count(of, 'gold')
    for (const [place, { type }] of read) {
      for (const of of ['all', 'spans', type]) count(of, 'found')
      if (marked.has(place)) count('spans', 'right')
      if (marked.get(place)?.type === type) for (const of of ['all', type]) count(of, 'right')
    }
    mistakes.push(...mistakesOf(gold, [...marked.values()], [...read.values()]))
  }
  const score = (of: string): Score => scoreOf(counts.get(of) ?? { gold: 0, found: 0, right: 0 })
  const types = Object.fromEntries(mentionTypes.map((type) => [type, score(type)])) as Evaluation['types'] // every type has its score
  return { all: score('all'), spans: score('spans'), types, mistakes }
}

const byPlace = (spans: readonly MarkedSpan[]): ReadonlyMap<string, MarkedSpan> =>
  new Map(spans.map((span) => [`${String(span.start)} ${String(span.end)}`, span]))

function scoreOf({ gold, found, right }: Pick<Score, 'gold' | 'found' | 'right'>): Score {
  const [precision, recall] = [found === 0 ? 0 : right / found, gold === 0 ? 0 : right / gold]
  return { gold, found, right, precision, recall, f: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function mistakesOf({ origin, text }: AnnotatedPage, gold: readonly MarkedSpan[], found: readonly MarkedSpan[]): readonly Mistake[] {
  const taken = new Set<MarkedSpan>()
  const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end
  const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
  const mistake = (kind: MistakeKind, marked: MarkedSpan | null, read: MarkedSpan | null): Mistake => {
    const spans = [marked, read].filter((span) => span !== null)
    const [start, end] = [Math.min(...spans.map((span) => span.start)), Math.max(...spans.map((span) => span.end))]
    return {
      kind,
      origin,
      gold: marked,
      found: read,
      before: text.slice(Math.max(0, start - AROUND), start),
      text: text.slice(start, end),
      after: text.slice(end, end + AROUND),
    }
  }
  const list = gold.flatMap((marked): readonly Mistake[] => {
    const read =
      found.find((span) => same(span, marked)) ??
      found.find((span) => touches(span, marked) && !taken.has(span) && !gold.some((one) => same(one, span)))
    if (read === undefined) return [mistake('missed', marked, null)]
    taken.add(read)
    if (!same(read, marked)) return [mistake('border', marked, read)]
    return read.type === marked.type ? [] : [mistake('type', marked, read)]
  })
  const spurious = found.filter((span) => !taken.has(span)).map((span) => mistake('spurious', null, span))
  const at = ({ gold: marked, found: read }: Mistake): number => (marked ?? read)?.start ?? 0
  return [...list, ...spurious].sort((a, b) => at(a) - at(b))
}
