import { Converter } from 'opencc-js/t2cn'
import type { Span } from '../../graph/model.ts'
import { fold } from './characters.ts'
import type { HanlpWord } from './hanlp-client.ts'

/** A word with its place in the text it was cut from. */
export interface PlacedWord extends Span {
  readonly nature: string
}

/** Characters that a server may leave out between two words: white space, marks, a stop word or two. */
const GAP = 16

/**
 * Finds the words of a text in it, in order. A server may have normalised them (width, case, traditional to simplified) and left some
 * characters out. Words that are not there are counted as missing.
 */
export function placeWords(text: string, words: readonly HanlpWord[]): { placed: readonly PlacedWord[]; missing: number } {
  const { units, starts, ends } = normalised(text)
  const placed: PlacedWord[] = []
  let at = 0
  let missing = 0
  for (const { word, nature } of words) {
    const own = normalised(word).units
    const found = own.length === 0 ? -1 : find(units, own, at)
    if (found >= 0) {
      placed.push({ start: starts[found] ?? 0, end: ends[found + own.length - 1] ?? 0, nature })
      at = found + own.length
    } else if (own.length > 0) missing++
  }
  return { placed, missing }
}

function find(units: readonly string[], word: readonly string[], from: number): number {
  const last = Math.min(from + GAP, units.length - word.length)
  for (let at = from; at <= last; at++) if (word.every((unit, k) => units[at + k] === unit)) return at
  return -1
}

const simplified = Converter({ from: 't', to: 'cn' }) as (text: string) => string
const known = new Map<string, string>()

/** Code points in one form, white space left out, and where each starts and ends. */
function normalised(text: string): { units: readonly string[]; starts: readonly number[]; ends: readonly number[] } {
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of text) {
    if (!/\s/u.test(character)) {
      units.push(formOf(character))
      starts.push(at)
      ends.push(at + character.length)
    }
    at += character.length
  }
  return { units, starts, ends }
}

function formOf(character: string): string {
  let form = known.get(character)
  if (form === undefined) {
    form = simplified(fold(character))
    known.set(character, form)
  }
  return form
}
