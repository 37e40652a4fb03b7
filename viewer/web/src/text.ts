import type { EntityId, Span } from '../../../graph/model.ts'

// Direction overrides could make a name read as another; control characters draw boxes. Both are shown as what they are: nothing.
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** Text as it may be drawn: without characters that cannot be seen but change what is. */
export const plain = (text: string): string => text.replace(UNSEEN, '')

const WORD = /[A-Za-z0-9]/

/** A line break inside a sentence is the printer's: nothing between Chinese characters, a space between words. */
export function unbroken(text: string): string {
  return plain(text).replace(/(?:(?<![ \t\u3000])[ \t\u3000]+)?[\r\n]+[ \t\u3000]*/g, (_, offset: number, whole: string) => {
    const before = whole[offset - 1] ?? ''
    const after = whole.slice(offset).trimStart()[0] ?? ''
    return WORD.test(before) && WORD.test(after) ? ' ' : ''
  })
}

/** Cuts a text at its marks (page offsets; `start` is where the text begins). Of overlapping marks the first and longest stays. */
export function segments<Mark extends Span & { readonly entity: EntityId | null }>(
  text: string,
  start: number,
  marks: readonly Mark[],
): readonly { readonly text: string; readonly mark: Mark | null }[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end)
  const cut: { text: string; mark: Mark | null }[] = []
  let at = 0
  for (const mark of sorted) {
    const [from, to] = [mark.start - start, mark.end - start]
    if (from < at || to > text.length) continue
    if (from > at) cut.push({ text: text.slice(at, from), mark: null })
    cut.push({ text: text.slice(from, to), mark })
    at = to
  }
  if (at < text.length) cut.push({ text: text.slice(at), mark: null })
  return cut
}
