import type { TaggedSpan } from '../types.ts'
import { courtesyNames } from './courtesy-names.ts'
import { namesBeforeTitles } from './names-before-titles.ts'
import { namesBesideVerbs } from './names-beside-verbs.ts'
import { withoutBareOccupations } from './occupations.ts'
import { quotedProgrammes } from './quoted-programmes.ts'
import { mendQuotes } from './quotes.ts'
import { secondView } from './second-view.ts'
import { slogans } from './slogans.ts'
import { envoysAndMinisters } from './envoys.ts'
import { titleFronts } from './title-fronts.ts'
import { titlesBesideNames } from './titles-beside-names.ts'
import { worksIn } from './works.ts'

/** The layers over an engine, by name, so that each can be measured alone; the table of gains is in models/README.md. */
export const LAYERS = [
  'titles-of-works',
  'quotes',
  'quoted-programmes',
  'courtesy-names',
  'second-view',
  'slogans',
  'doubt',
  'bare-occupations',
  'names-beside-verbs',
  'titles-beside-names',
  'envoys',
  'title-fronts',
  'names-before-titles',
] as const
export type Layer = (typeof LAYERS)[number]

/**
 * A span that is right less often than this costs more than it brings: the F-optimal threshold is half the F that can be reached
 * (Lipton, Elkan and Naryanaswamy 2014).
 */
const LEAST_SCORE = 0.45

/** Applies the layers to all texts of a page at once; spans stay sorted and do not overlap. */
export function applyPatterns(
  texts: readonly string[],
  tagged: readonly (readonly TaggedSpan[])[],
  layers: readonly Layer[] = LAYERS,
): readonly (readonly TaggedSpan[])[] {
  const on = new Set(layers)
  const mended = texts.map((text, k) => {
    let spans: readonly TaggedSpan[] = tagged[k] ?? []
    if (on.has('titles-of-works')) spans = outsideWorks(text, spans)
    if (on.has('quotes')) spans = spans.flatMap((span) => mendQuotes(span, text) ?? [])
    if (on.has('quoted-programmes')) spans = addFree(spans, quotedProgrammes(text))
    if (on.has('courtesy-names')) spans = [...spans, ...courtesyNames(text, spans)]
    return withoutOverlaps(spans)
  })
  const viewed = on.has('second-view') ? secondView(texts, mended) : mended
  const named = on.has('slogans') ? viewed.map((spans, k) => [...slogans(texts[k] ?? '', spans)].sort((a, b) => a.start - b.start)) : viewed
  const certain = on.has('doubt') ? named.map((spans) => spans.filter((s) => s.score >= LEAST_SCORE)) : named
  const borne = on.has('bare-occupations') ? certain.map((spans, k) => withoutBareOccupations(texts[k] ?? '', spans)) : certain
  return borne.map((bare, k) => {
    const text = texts[k] ?? ''
    const named = on.has('names-beside-verbs') ? namesBesideVerbs(text, bare) : bare
    const posted = on.has('titles-beside-names') ? titlesBesideNames(text, named) : named
    const sent = on.has('envoys') ? envoysAndMinisters(text, posted) : posted
    const whole = on.has('title-fronts') ? titleFronts(text, sent) : sent
    return on.has('names-before-titles') ? namesBeforeTitles(text, whole) : whole
  })
}

/** Nothing inside 《…》 is tagged (annotation guide). */
function outsideWorks(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const works = worksIn(text)
  return spans.filter((s) => !works.some((w) => s.start < w.end && w.start < s.end))
}

function addFree(spans: readonly TaggedSpan[], found: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return [...spans, ...found.filter((f) => !spans.some((s) => s.start < f.end && f.start < s.end))]
}

/** Sorted; of two that overlap the one with the higher score stays, then the longer. */
function withoutOverlaps(spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const kept: TaggedSpan[] = []
  for (const span of [...spans].sort((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((k) => k.start < span.end && span.start < k.end)) kept.push(span)
  }
  return kept.sort((a, b) => a.start - b.start)
}
