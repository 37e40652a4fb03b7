import type { TaggedSpan } from '../types.ts'
import { bodies } from './bodies.ts'
import { completions } from './completions.ts'
import { courtesyNames } from './courtesy-names.ts'
import { envoysAndMinisters } from './envoys.ts'
import { joinedPlaces } from './joined-places.ts'
import { meetingsByNumber } from './meetings.ts'
import { namesBeforeTitles } from './names-before-titles.ts'
import { namesBesideVerbs } from './names-beside-verbs.ts'
import { withoutBareOccupations } from './occupations.ts'
import { projects } from './projects.ts'
import { quotedProgrammes } from './quoted-programmes.ts'
import { mendQuotes } from './quotes.ts'
import { regionsAndLines } from './regions.ts'
import { secondView } from './second-view.ts'
import { slogans } from './slogans.ts'
import { titleFronts } from './title-fronts.ts'
import { titlesBesideNames } from './titles-beside-names.ts'
import { wholeNames } from './whole-names.ts'
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
  'whole-names',
  'bare-occupations',
  'names-beside-verbs',
  'titles-beside-names',
  'envoys',
  'title-fronts',
  'names-before-titles',
  'meetings-by-number',
  'bodies',
  'joined-places',
  'completions',
  'regions-and-lines',
  'projects',
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
  const ended = on.has('whole-names') ? wholeNames(texts, certain) : certain
  const borne = on.has('bare-occupations') ? ended.map((spans, k) => withoutBareOccupations(texts[k] ?? '', spans)) : ended
  return borne.map((bare, k) => SINGLY.reduce((spans, [layer, mend]) => (on.has(layer) ? mend(texts[k] ?? '', spans) : spans), bare))
}

/** Layers that need one text alone, in their order; each takes and gives sorted spans without overlap. */
const SINGLY: readonly (readonly [layer: Layer, mend: (text: string, spans: readonly TaggedSpan[]) => readonly TaggedSpan[]])[] = [
  ['names-beside-verbs', namesBesideVerbs],
  ['titles-beside-names', titlesBesideNames],
  ['envoys', envoysAndMinisters],
  ['title-fronts', titleFronts],
  ['names-before-titles', namesBeforeTitles],
  ['meetings-by-number', meetingsByNumber],
  ['bodies', bodies],
  ['joined-places', joinedPlaces],
  ['completions', completions],
  ['regions-and-lines', regionsAndLines],
  ['projects', projects],
]

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
