/**
 * Normalised pointwise mutual information, −1 to 1, four decimals (Bouma 2009): of two things that are in `a` and `b` of `total` sentences,
 * and together in `both`. Null where it is not defined: nothing counted, or both in every sentence.
 */
export function npmi(both: number, a: number, b: number, total: number): number | null {
  if (both <= 0 || a <= 0 || b <= 0 || both >= total) return null
  const value = Math.log((both * total) / (a * b)) / -Math.log(both / total)
  return Math.round(value * 1e4) / 1e4
}

/** The same in Cypher, of expressions for whole numbers: a database computes it where the numbers are, without sending them here and back. */
export function npmiInCypher(both: string, a: string, b: string, total: string): string {
  const value = `log(toFloat(${both} * ${total}) / (${a} * ${b})) / -log(toFloat(${both}) / ${total})`
  return `CASE WHEN ${both} <= 0 OR ${a} <= 0 OR ${b} <= 0 OR ${both} >= ${total} THEN null ELSE round(${value} * 10000) / 10000 END`
}
