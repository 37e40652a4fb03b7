import type { ArticleView, Evidence } from '../../../graph/view.ts'

/** A run of an article's text; `start` is its offset in the page. */
export interface Paragraph {
  readonly start: number
  readonly text: string
}

const MOST_LINES = 6 // of a headline with its kickers

/** Without what only sets it off: spaces, dashes, quotation marks. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/**
 * The printed lines of an article, each a paragraph. Those that its headline was read from are its head, so that it is not read twice; marks
 * of Markdown that make a line a heading are left out.
 */
export function laidOut({ text, start, headline }: Pick<ArticleView, 'text' | 'start' | 'headline'>): {
  readonly head: readonly Paragraph[]
  readonly body: readonly Paragraph[]
} {
  const lines: Paragraph[] = []
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const trimmed = line.trim().replace(/^#{1,6} /, '')
    if (trimmed !== '') lines.push({ start: start + index + line.indexOf(trimmed), text: trimmed })
  }
  const wanted = letters(headline)
  for (let count = 1; wanted !== '' && count <= Math.min(MOST_LINES, lines.length); count++)
    if (
      letters(
        lines
          .slice(0, count)
          .map((line) => line.text)
          .join(''),
      ) === wanted
    )
      return { head: lines.slice(0, count), body: lines.slice(count) }
  return { head: [], body: lines }
}

/** Cuts a paragraph where a quotation begins and ends. */
export function stretches(
  { start, text }: Paragraph,
  quoted: Pick<Evidence, 'start' | 'end' | 'parts'> | null,
): readonly (Paragraph & { readonly isQuoted: boolean })[] {
  const end = start + text.length
  const pieces = quoted === null ? [] : (quoted.parts ?? [quoted]).filter((piece) => piece.start < end && piece.end > start)
  const cuts = [...new Set([start, ...pieces.flatMap((piece) => [Math.max(start, piece.start), Math.min(end, piece.end)]), end])].sort(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    return {
      start: from,
      text: text.slice(from - start, to - start),
      isQuoted: pieces.some((piece) => piece.start <= from && piece.end >= to),
    }
  })
}
