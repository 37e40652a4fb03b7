/** Translates offsets between UTF-16 units, which we count, and Unicode characters, which most other programs count. */
export class CodePoints {
  /** Offsets of the characters that take two units, in order. */
  private readonly wide: readonly number[]

  constructor(text: string) {
    this.wide = [...text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map((match) => match.index)
  }

  /** The number of characters before an offset in units. */
  ofUnit(offset: number): number {
    let before = 0
    while (before < this.wide.length && (this.wide[before] ?? 0) < offset) before += 1
    return offset - before
  }

  /** The offset in units at which a character begins. */
  toUnit(character: number): number {
    let offset = character
    for (const at of this.wide) {
      if (at >= offset) break
      offset += 1
    }
    return offset
  }
}
