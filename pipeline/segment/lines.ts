import type { Span } from '../../graph/model.ts'

/** Classification looks no further than this from either end of a line, so that a 50 MB line costs no more than a short one. */
const WINDOW = 200

/** A line of the page that is not blank; `start` and `end` leave out indentation, trailing space and markup (`## `, `**`, `> `). */
export interface Line extends Span {
  /** Blank lines between the line before and this one. */
  readonly blanks: number
  readonly indented: boolean
  /** Markdown heading level, 0 for none. */
  readonly heading: number
  /** The whole line is `**bold**`. */
  readonly bold: boolean
  /** The line, or only its first 200 units when it is longer; full-width letters and digits are half-width. */
  readonly head: string
  /** The last 200 units at most. */
  readonly tail: string
  /** Characters that are not spaces, up to the window. */
  readonly width: number
}

const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200f) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f

export { isSpace }

const HEADING = /^(#{1,6})[ \t\u3000]*(?=[^#\s])/u
const QUOTED = /^(?:>[ \t]*)+/u
const LINE_END = /[\n\r\u2028\u2029\f\v]/gu

/** Yields the lines that hold something, in order. Line ends are LF, CRLF, CR, form feed and the Unicode separators. */
export function* linesOf(raw: string): Generator<Line> {
  let blanks = 0
  let from = 0
  LINE_END.lastIndex = 0
  const breaks = new RegExp(LINE_END)
  while (from <= raw.length) {
    const found = breaks.exec(raw)
    const to = found === null ? raw.length : found.index
    const line = lineAt(raw, from, to, blanks)
    if (line === null) blanks += 1
    else {
      yield line
      blanks = 0
    }
    if (found === null) return
    from = to + (raw.startsWith('\r\n', to) ? 2 : 1)
    breaks.lastIndex = from
  }
}

function lineAt(raw: string, from: number, to: number, blanks: number): Line | null {
  let start = from
  let end = to
  while (start < end && isSpace(raw.charCodeAt(start))) start += 1
  if (start === end) return null
  while (isSpace(raw.charCodeAt(end - 1))) end -= 1
  const indented = start > from
  const opening = raw.slice(start, Math.min(end, start + 16))
  const heading = HEADING.exec(opening)
  if (heading !== null) {
    start += heading[0].length
    while (end > start + 1 && raw.charCodeAt(end - 1) === 0x23) end -= 1
  } else {
    start += QUOTED.exec(opening)?.[0].length ?? 0
  }
  const bold = end - start > 4 && end - start < WINDOW && isBold(raw.slice(start, end))
  if (bold) {
    start += 2
    end -= 2
  } else if (end - start > 2 && end - start < WINDOW && isItalic(raw.slice(start, end))) {
    start += 1
    end -= 1
  }
  while (start < end && isSpace(raw.charCodeAt(start))) start += 1
  while (end > start && isSpace(raw.charCodeAt(end - 1))) end -= 1
  if (start >= end) return null
  const short = end - start <= WINDOW
  const head = narrow(raw.slice(start, short ? end : start + WINDOW))
  const tail = short ? head : narrow(raw.slice(end - WINDOW, end))
  return {
    start,
    end,
    blanks,
    indented,
    head,
    tail,
    bold,
    heading: heading?.[1]?.length ?? 0,
    width: short ? inkOf(head) : WINDOW,
  }
}

const isBold = (text: string): boolean => text.startsWith('**') && text.endsWith('**') && text.indexOf('**', 2) === text.length - 2

const isItalic = (text: string): boolean => text.startsWith('*') && text.endsWith('*') && text.indexOf('*', 1) === text.length - 1

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ＠．％－]/gu
/** 2O23年7月2O日: the letter that a scanner reads for a nought. */
const LETTER_O = /(?<=\d)[Oo](?=[\d年月日版])|(?<=第)[Oo](?=\d)/gu

/** The line as the rules read it: full-width letters and digits are half-width, unit for unit. */
const narrow = (text: string): string =>
  text.replace(FULL_WIDTH, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0)).replace(LETTER_O, '0')

function inkOf(text: string): number {
  let ink = 0
  for (let k = 0; k < text.length; k += 1) if (!isSpace(text.charCodeAt(k))) ink += 1
  return ink
}
