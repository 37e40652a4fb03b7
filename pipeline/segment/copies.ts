import type { Sentence } from '../types.ts'

/** Shorter sentences come back for their own reasons (参加调研。); longer ones only when a column was read twice. */
const SHORTEST = 16
const KEY = 12

/**
 * Marks the sentences of an article that are second printings: the same text again, or a piece of it that the page's edge cut off
 * at the end or at the front.
 */
export function markCopies(sentences: readonly Sentence[]): Sentence[] {
  const byFront = new Map<string, number>()
  const byBack = new Map<string, number>()
  return sentences.map((item, k) => {
    const text = item.text.replace(/\s+/gu, '')
    if (item.role !== 'body' || text.length < SHORTEST) return item
    const front = byFront.get(text.slice(0, KEY))
    const back = byBack.get(text.slice(-KEY))
    if (front === undefined && !byFront.has(text.slice(0, KEY))) byFront.set(text.slice(0, KEY), k)
    if (back === undefined && !byBack.has(text.slice(-KEY))) byBack.set(text.slice(-KEY), k)
    const source =
      front !== undefined && isPiece(sentences, front, text, true)
        ? front
        : back !== undefined && isPiece(sentences, back, text, false)
          ? back
          : undefined
    return source === undefined ? item : { ...item, copyOf: source }
  })
}

function isPiece(sentences: readonly Sentence[], source: number, text: string, front: boolean): boolean {
  const whole = (sentences[source] as Sentence).text.replace(/\s+/gu, '') // source is an index that the caller stored
  return front ? whole.startsWith(text) : whole.endsWith(text)
}
