/** How a short name may leave out or contract parts of a full one. */
export interface Contractions {
  /** Full word → short word, as 研究所 → 所. */
  readonly words: readonly (readonly [full: string, short: string])[]
  /** Words that may be left out between matched parts, as 科技 and 股份. */
  readonly droppable: readonly string[]
}

/**
 * Reads `short` off `full` from left to right: copying characters, contracting listed words, leaving out droppable ones. The first character
 * must be kept, so that the brand is. Gives how far into `full` the longest such reading reaches, null where there is none.
 * Quadratic in the lengths of names.
 */
export function alignedEnd(short: string, full: string, { words, droppable }: Contractions): number | null {
  if (short.length >= full.length || short[0] !== full[0]) return null
  const seen = new Set<number>()
  let furthest: number | null = null
  const walk = (i: number, j: number): void => {
    const at = i * (full.length + 1) + j
    if (seen.has(at)) return
    seen.add(at)
    if (i === short.length) furthest = Math.max(furthest ?? 0, j)
    else if (short[i] === full[j]) walk(i + 1, j + 1)
    for (const [long, brief] of words) if (full.startsWith(long, j) && short.startsWith(brief, i)) walk(i + brief.length, j + long.length)
    if (i >= 2) for (const word of droppable) if (full.startsWith(word, j)) walk(i, j + word.length)
  }
  walk(0, 0)
  return furthest
}

/** Whether `short` uses up the whole of `full`: 岚川大学 is not short for 岚川大学医院. */
export function isWholeShort(short: string, full: string, contractions: Contractions): boolean {
  return alignedEnd(short, full, contractions) === full.length
}
