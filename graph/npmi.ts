/**
 * Normalised pointwise mutual information, −1 to 1, four decimals (Bouma 2009): of two things that are in `a` and `b` of `total` sentences,
 * and together in `both`. Null where it is not defined: nothing counted, or both in every sentence.
 */
export function npmi(both: number, a: number, b: number, total: number): number | null {
  if (both <= 0 || a <= 0 || b <= 0 || both >= total) return null
  const value = Math.log((both * total) / (a * b)) / -Math.log(both / total)
  return Math.round(value * 1e4) / 1e4
}
