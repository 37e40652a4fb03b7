import type { PreTrainedTokenizer } from '@huggingface/transformers'
import type { Span } from '../../graph/model.ts'

/** A text as wordpieces; token k stands for `[starts[k], ends[k])` of the text, in UTF-16 units. */
export interface Tokens {
  readonly ids: Uint32Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** Different words kept with their pieces; numbers and Latin words have no end, so a long run starts anew. */
const KEPT_WORDS = 50_000

interface Pieces {
  readonly ids: readonly number[]
  readonly at: readonly Span[]
}

/**
 * Wordpieces with their offsets, which transformers.js does not give. The text is cut into words as BERT does (`splitWords`); each is
 * given to the model's own tokenizer by itself, so that case, accents, unknown words and vocabulary are the model's, and so that
 * "[SEP]" printed on a page is four words and no instruction to the model.
 */
export class Wordpieces {
  private readonly tokenizer: PreTrainedTokenizer
  private readonly known = new Map<string, Pieces>()

  constructor(tokenizer: PreTrainedTokenizer) {
    this.tokenizer = tokenizer
  }

  encode(text: string): Tokens {
    const ids: number[] = []
    const starts: number[] = []
    const ends: number[] = []
    for (const word of splitWords(text)) {
      const pieces = this.piecesOf(text.slice(word.start, word.end))
      pieces.ids.forEach((id, k) => {
        ids.push(id)
        starts.push(word.start + (pieces.at[k]?.start ?? 0))
        ends.push(word.start + (pieces.at[k]?.end ?? 0))
      })
    }
    return { ids: Uint32Array.from(ids), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
  }

  private piecesOf(word: string): Pieces {
    const known = this.known.get(word)
    if (known !== undefined) return known
    const tokens = this.tokenizer.tokenize(word)
    const pieces = { ids: this.tokenizer.convert_tokens_to_ids(tokens), at: placePieces(word, tokens) }
    if (this.known.size >= KEPT_WORDS) this.known.clear()
    this.known.set(word, pieces)
    return pieces
  }
}

// What BERT's basic tokenizer takes for a Chinese character (google-research/bert, tokenization.py), kana and hangul not among them.
const CHINESE =
  /^[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\u{2f800}-\u{2fa1f}]$/u
const PUNCTUATION = /^[\p{P}!-/:-@[-`{-~]$/u
const SPACE = /^\s$/u
const DROPPED = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]$/u

/**
 * Words as BERT's basic tokenizer cuts them: Chinese characters and punctuation stand alone, the rest is cut at white space. Control
 * and format characters are passed over: they end no word, and a word neither starts nor ends with one.
 */
export function splitWords(text: string): Span[] {
  const words: Span[] = []
  let start = -1
  let end = 0
  const close = (): void => {
    if (start >= 0) words.push({ start, end })
    start = -1
  }
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const next = at + character.length
    if (character === '\t' || character === '\n' || character === '\r') close()
    else if (DROPPED.test(character)) {
      // Neither part of a word nor its end.
    } else if (SPACE.test(character)) close()
    else if (CHINESE.test(character) || PUNCTUATION.test(character)) {
      close()
      words.push({ start: at, end: next })
    } else {
      if (start < 0) start = at
      end = next
    }
    at = next
  }
  close()
  return words
}

/**
 * Where the pieces of one word stand in it. A tokenizer that writes them in a way we cannot follow (no case or accents of ours) still
 * gives true offsets: each of its pieces then stands for the whole word.
 */
export function placePieces(word: string, tokens: readonly string[]): Span[] {
  const whole = { start: 0, end: word.length }
  if (tokens.length < 2) return tokens.map(() => whole)
  const written = tokens.map((token) => token.replace(/^##/, ''))
  const map = [asWritten, folded].map((form) => offsetsOf(word, form)).find((m) => m.form === written.join(''))
  if (map === undefined) return tokens.map(() => whole)
  let at = 0
  return written.map((piece) => {
    const start = map.offsets[at] ?? 0
    at += piece.length
    return { start, end: map.offsets[at] ?? word.length }
  })
}

const asWritten = (character: string): string => (DROPPED.test(character) ? '' : character)
/** BERT's uncased form: lower case, accents taken off. */
const folded = (character: string): string =>
  asWritten(character)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')

/** The word in another form, and for each UTF-16 unit of that form the offset in the word of the code point it comes from. */
function offsetsOf(word: string, form: (character: string) => string): { form: string; offsets: readonly number[] } {
  const offsets: number[] = []
  let whole = ''
  let at = 0
  for (const character of word) {
    const part = form(character)
    for (let k = 0; k < part.length; k++) offsets.push(at)
    whole += part
    at += character.length
  }
  offsets.push(word.length)
  return { form: whole, offsets }
}
