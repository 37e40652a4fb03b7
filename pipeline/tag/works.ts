import type { Span } from '../../graph/model.ts'

const WORK = /《[^《》]*》/gu

/** Spans of 《…》: titles of books and documents, in which nothing is tagged (annotation guide). */
export function worksIn(text: string): readonly Span[] {
  return text.includes('《') ? [...text.matchAll(WORK)].map((m) => ({ start: m.index, end: m.index + m[0].length })) : []
}
