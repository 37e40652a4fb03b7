import type { Span } from '../../graph/model.ts'
import { isSpace } from './lines.ts'

/** Text read off the page with layout taken out, and where each stretch of it stands: `at[i]` in the text is `raw[i]` in the page. */
export interface Flow {
  readonly text: string
  readonly at: readonly number[]
  readonly raw: readonly number[]
}

const LAYOUT = /[\t\n\v\f\r \u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+|\*\*/gu
const INVISIBLE = /^[\u00ad\u200b-\u200f\u2060\ufeff]+$/u

/** Pieces of the page read as one text. Units are copied one by one; a space that stays becomes U+0020 at the place of its first unit. */
export function flow(raw: string, pieces: readonly Span[]): Flow {
  const parts: string[] = []
  const at: number[] = []
  const origin: number[] = []
  let length = 0
  const add = (text: string, from: number): void => {
    parts.push(text)
    at.push(length)
    origin.push(from)
    length += text.length
  }
  let last: Span | undefined
  for (const piece of pieces) {
    if (last !== undefined && isWord(raw.charCodeAt(last.end - 1)) && isWord(raw.charCodeAt(piece.start))) add(' ', last.end)
    const text = raw.slice(piece.start, piece.end)
    let from = 0
    for (const found of text.matchAll(LAYOUT)) {
      if (found.index > from) add(text.slice(from, found.index), piece.start + from)
      const end = found.index + found[0].length
      if (found.index > 0 && end < text.length && isSeparator(text, found.index, end)) add(' ', piece.start + found.index)
      from = end
    }
    if (from < text.length) add(text.slice(from), piece.start + from)
    last = piece
  }
  return { text: parts.join(''), at, raw: origin }
}

/** Page offsets of the units `[from, to)` of the text. */
export function offsetsOf(read: Flow, from: number, to: number): Uint32Array {
  const out = new Uint32Array(to - from)
  let run = runAt(read, from)
  for (let k = from; k < to;) {
    const end = Math.min(to, read.at[run + 1] ?? to)
    const base = (read.raw[run] as number) - (read.at[run] as number) // run is below the length of both
    for (; k < end; k += 1) out[k - from] = base + k
    run += 1
  }
  return out
}

function runAt(read: Flow, k: number): number {
  let low = 0
  let high = read.at.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((read.at[middle] as number) <= k)
      low = middle // middle is below the length
    else high = middle - 1
  }
  return low
}

/** ASCII letters: the only writing here in which a line end stands for a space. */
const isWord = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
const isWide = (code: number): boolean => code >= 0x2e80
/** Punctuation that already separates: a space beside it is layout. Quotes and brackets are not among it. */
const isMark = (code: number): boolean =>
  code === 0x3001 ||
  code === 0x3002 ||
  code === 0xff01 ||
  code === 0xff0c ||
  code === 0xff1a ||
  code === 0xff1b ||
  code === 0xff1f ||
  code === 0x2026
const isOpening = (code: number): boolean => code === 0x201c || code === 0x300a || code === 0xff08
const isClosing = (code: number): boolean => code === 0x201d || code === 0x300b || code === 0xff09

const isEdge = (code: number): boolean =>
  isSpace(code) || isMark(code) || isOpening(code) || isClosing(code) || code === 0x3010 || code === 0x3011

/**
 * A space inside a line separates names or the halves of a headline and stays, unless it is layout: beside punctuation, or between
 * single characters that are set apart (讯　告).
 */
function isSeparator(text: string, from: number, to: number): boolean {
  const space = text.slice(from, to)
  if (space === '**' || INVISIBLE.test(space)) return false
  const left = text.charCodeAt(from - 1)
  const right = text.charCodeAt(to)
  if (isMark(left) || isMark(right) || isOpening(left) || isClosing(right)) return false
  if (!isWide(left) && !isWide(right)) return true
  const alone = (from < 2 || isEdge(text.charCodeAt(from - 2))) && (to + 1 >= text.length || isEdge(text.charCodeAt(to + 1)))
  return !alone
}
