/**
 * How text becomes ids: one id for each code point, folded so that width, case, digits and kinds of quotes do not matter.
 * The same folding is in models/train/characters.py; tests compare the two on one fixture.
 */

export const PAD = 0
export const UNKNOWN = 1
export const SEPARATOR = 2

const FOLDED: ReadonlyMap<string, string> = new Map([
  ...['「', '『', '〝', '„', '‟'].map((c) => [c, '“'] as const),
  ...['」', '』', '〞'].map((c) => [c, '”'] as const),
  ['＂', '"'],
  ...['―', '─', '━'].map((c) => [c, '—'] as const),
  ...['–', '－'].map((c) => [c, '-'] as const),
  ...['‧', '•', '・', '∙', '⋅'].map((c) => [c, '·'] as const),
  ...['\u3000', '\u00a0', '\t', '\u2002', '\u2003', '\u2009'].map((c) => [c, ' '] as const),
])

const OTHER_DIGIT = /^\p{Nd}$/u

/** Folds one code point; the result is one code point as well, so offsets survive. */
export function fold(character: string): string {
  const named = FOLDED.get(character) ?? character
  const code = named.codePointAt(0) ?? 0
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : named
  if (narrow.charCodeAt(0) < 0x80) return narrow >= '0' && narrow <= '9' ? '0' : narrow.toLowerCase()
  return OTHER_DIGIT.test(narrow) ? '0' : narrow
}

/** A text as ids, with the UTF-16 offset at which each code point starts; `offsets` has one entry more, the text's length. */
export interface Encoded {
  readonly ids: Uint16Array
  readonly offsets: Uint32Array
}

export class Vocabulary {
  private readonly ids: ReadonlyMap<string, number>
  /** Ids of the basic plane, folded already: the common case without a map look-up. */
  private readonly table = new Uint16Array(0x10000)

  /** `characters[id]` is the folded character; the first four are special. */
  constructor(characters: readonly string[]) {
    this.ids = new Map(characters.map((c, id) => [c, id]))
    for (let code = 0; code < 0x10000; code++) {
      this.table[code] = code >= 0xd800 && code <= 0xdfff ? UNKNOWN : (this.ids.get(fold(String.fromCharCode(code))) ?? UNKNOWN)
    }
    this.table[0x0a] = SEPARATOR
  }

  encode(text: string): Encoded {
    const ids = new Uint16Array(text.length)
    const offsets = new Uint32Array(text.length + 1)
    let count = 0
    for (let at = 0; at < text.length;) {
      const code = text.codePointAt(at) ?? 0
      ids[count] = code < 0x10000 ? (this.table[code] ?? UNKNOWN) : (this.ids.get(fold(String.fromCodePoint(code))) ?? UNKNOWN)
      offsets[count++] = at
      at += code < 0x10000 ? 1 : 2
    }
    offsets[count] = text.length
    return { ids: ids.subarray(0, count), offsets: offsets.subarray(0, count + 1) }
  }
}
