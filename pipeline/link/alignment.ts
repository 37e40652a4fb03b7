/** How a short name may leave out or contract parts of a full one. */
export interface Contractions {
  /** Full word → short word, as 研究所 → 所. */
  readonly words: readonly (readonly [full: string, short: string])[]
  /** Words that may be left out between matched parts, as 科技 and 股份. */
  readonly droppable: readonly string[]
}

/**
 * Whether `short` can be read off `full` from left to right: copying characters, contracting listed words, leaving out
 * droppable ones, and stopping early. The first character must be kept, so that the brand is. Quadratic in the lengths of names.
 */
export function isShortOf(short: string, full: string, { words, droppable }: Contractions): boolean {
  const seen = new Set<number>()
  const width = full.length + 1
  const walk = (i: number, j: number): boolean => {
    if (i === short.length) return true
    const at = i * width + j
    if (j === full.length || seen.has(at)) return false
    seen.add(at)
    if (short[i] === full[j] && walk(i + 1, j + 1)) return true
    if (words.some(([long, brief]) => full.startsWith(long, j) && short.startsWith(brief, i) && walk(i + brief.length, j + long.length)))
      return true
    return i >= 2 && droppable.some((word) => full.startsWith(word, j) && walk(i, j + word.length))
  }
  return short.length < full.length && short[0] === full[0] && walk(0, 0)
}
