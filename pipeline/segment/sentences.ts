import type { Span } from '../../graph/model.ts'
import type { Sentence, SentenceRole } from '../types.ts'
import type { Classified } from './shape.ts'
import { endsSentence } from './sentence-end.ts'
import type { Flow } from './flow.ts'
import { flow, offsetsOf } from './flow.ts'
import { sentenceEnds } from './split.ts'

/** A line longer than this is read in stretches, cut at a sentence's end, so that memory stays bounded. */
const STRETCH = 60_000
const TRAILING_SIGNATURE = /[（(][^（）()]{2,60}[）)]$/u

/**
 * The sentences of an article's lines, in page order by their start. Lines before `body` are headlines. Body lines that go on in
 * mid-sentence are read together, whatever stands between them.
 */
export function* sentencesOf(raw: string, items: readonly Classified[], body: number): Generator<Sentence> {
  let paragraph = -1
  let held: Sentence[] = []
  for (let k = 0; k < items.length;) {
    const item = items[k] as Classified // k is below the length
    if (k < body && item.kind === 'title') {
      yield* whole(raw, item.line, 'headline', -1)
      k += 1
      continue
    }
    if (item.kind !== 'text') {
      if (item.kind === 'title' || item.kind === 'caption') paragraph += 1
      yield* item.kind === 'title' || item.kind === 'caption'
        ? several(raw, [item.line], item.kind === 'title' ? 'body' : 'caption', paragraph)
        : whole(raw, item.line, item.kind, Math.max(paragraph, 0))
      k += 1
      continue
    }
    paragraph += 1
    const pieces: Span[] = []
    let to = k
    for (let next = k; next < items.length; next += 1) {
      const other = items[next] as Classified // next is below the length
      if (next > k && other.kind === 'text' && !other.continues) break
      if (other.kind === 'title' || other.kind === 'byline') break
      if (other.kind === 'text') {
        pieces.push(other.line)
        to = next + 1
      }
    }
    held = []
    for (let between = k; between < to; between += 1) {
      const other = items[between] as Classified // between is below the length
      if (other.kind !== 'text') held.push(...several(raw, [other.line], other.kind === 'caption' ? 'caption' : 'furniture', paragraph))
    }
    const lead = item.lead
    const split = lead === null ? 0 : leadEnd(raw, item.line, lead.byline?.end ?? lead.dateline.end)
    const first = pieces[0] as Span // the loop above always takes line k
    if (split > first.start) {
      yield* whole(raw, { start: first.start, end: split }, 'byline', paragraph)
      if (split < first.end) pieces[0] = { start: split, end: first.end }
      else pieces.shift()
    }
    yield* merge(several(raw, pieces, 'body', paragraph), held)
    k = to
  }
}

/** The end of the dateline and byline of a lead, with the bracket and the space after it. */
function leadEnd(raw: string, line: Span, length: number): number {
  let end = line.start + length
  while (end < line.end && /[\s）)】\]：:]|报|道/u.test(raw.charAt(end))) end += 1
  return end
}

function* whole(raw: string, span: Span, role: SentenceRole, paragraph: number): Generator<Sentence> {
  const read = flow(raw, [span])
  if (read.text.length > 0) yield sentence(read, 0, read.text.length, role, paragraph)
}

function* several(raw: string, pieces: readonly Span[], role: SentenceRole, paragraph: number): Generator<Sentence> {
  for (const stretch of stretches(raw, pieces)) {
    const read = flow(raw, stretch)
    let from = 0
    for (const end of sentenceEnds(read.text)) {
      yield* signedApart(read, from, end, role, paragraph)
      from = end
    }
  }
}

/** (记者 某某) at the end of a paragraph is a byline, not part of its last sentence. */
function* signedApart(read: Flow, from: number, to: number, role: SentenceRole, paragraph: number): Generator<Sentence> {
  let start = from
  let end = to
  while (start < end && read.text.charAt(start) === ' ') start += 1
  while (end > start && read.text.charAt(end - 1) === ' ') end -= 1
  if (start === end) return
  const tail = read.text.slice(Math.max(start, end - 64), end)
  const found = role === 'body' && to === read.text.length ? TRAILING_SIGNATURE.exec(tail) : null
  const cut = found !== null && /记\s*者|通\s*讯\s*员|作者|编辑|整理|文|摄|图/u.test(found[0]) ? end - found[0].length : end
  if (cut > start) yield sentence(read, start, cut, role, paragraph)
  if (cut < end) yield sentence(read, cut, end, 'byline', paragraph)
}

function sentence(read: Flow, from: number, to: number, role: SentenceRole, paragraph: number): Sentence {
  const raw = offsetsOf(read, from, to)
  return { start: raw[0] as number, end: (raw[raw.length - 1] as number) + 1, text: read.text.slice(from, to), raw, role, paragraph } // never empty
}

/** Puts what interrupts the text among its sentences, and gives the interrupted sentence its parts. */
function* merge(sentences: Iterable<Sentence>, between: readonly Sentence[]): Generator<Sentence> {
  let next = 0
  for (const item of sentences) {
    while (next < between.length && (between[next] as Sentence).end <= item.start) yield between[next++] as Sentence // next is below the length
    const inside: Sentence[] = []
    while (next < between.length && (between[next] as Sentence).start < item.end) inside.push(between[next++] as Sentence) // the same
    yield inside.length === 0 ? item : { ...item, parts: partsOf(item, inside) }
    yield* inside
  }
  while (next < between.length) yield between[next++] as Sentence // the same
}

function partsOf(item: Sentence, inside: readonly Sentence[]): Span[] {
  const parts: Span[] = []
  let start = item.raw[0] as number // a sentence is never empty
  let last = start
  let k = 0
  for (const offset of item.raw) {
    const gap = inside[k]
    if (gap !== undefined && offset >= gap.end) {
      parts.push({ start, end: last + 1 })
      start = offset
      while (k < inside.length && (inside[k] as Sentence).end <= offset) k += 1 // k is below the length
    }
    last = offset
  }
  parts.push({ start, end: last + 1 })
  return parts
}

function* stretches(raw: string, pieces: readonly Span[]): Generator<readonly Span[]> {
  let group: Span[] = []
  let size = 0
  for (const piece of pieces) {
    let start = piece.start
    while (piece.end - start > STRETCH) {
      const stop = raw.slice(start, start + STRETCH).lastIndexOf('。')
      let end = start + (stop > 0 ? stop + 1 : STRETCH)
      while (stop > 0 && end < piece.end && /[”’」』）)】》]/u.test(raw.charAt(end))) end += 1
      const code = raw.charCodeAt(end)
      if (code >= 0xdc00 && code <= 0xdfff) end -= 1
      yield [...group, { start, end }]
      group = []
      size = 0
      start = end
    }
    group.push({ start, end: piece.end })
    size += piece.end - start
    // Short lines are gathered until one ends a sentence, or until it is plain that none will.
    if (size > 2 * STRETCH || (size > STRETCH && endsSentence(raw.slice(Math.max(start, piece.end - 8), piece.end)))) {
      yield group
      group = []
      size = 0
    }
  }
  if (group.length > 0) yield group
}
