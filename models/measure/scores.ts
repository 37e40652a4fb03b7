/** Right, found and gold spans of one document or of many. */
export interface Tally {
  readonly right: number
  readonly found: number
  readonly gold: number
}

export const NONE: Tally = { right: 0, found: 0, gold: 0 }

export function add(a: Tally, b: Tally): Tally {
  return { right: a.right + b.right, found: a.found + b.found, gold: a.gold + b.gold }
}

export const precision = ({ right, found }: Tally): number => (found === 0 ? 0 : right / found)
export const recall = ({ right, gold }: Tally): number => (gold === 0 ? 0 : right / gold)
/** Strict F1: 2·right / (found + gold); 0 where there is nothing. */
export const f1 = ({ right, found, gold }: Tally): number => (found + gold === 0 ? 0 : (2 * right) / (found + gold))

const RESAMPLES = 1000

/** The middle 95 % of F over documents drawn with replacement (Efron 1979), seeded. */
export function interval(documents: readonly Tally[]): readonly [low: number, high: number] {
  const random = generator(20_260)
  const values = Array.from({ length: RESAMPLES }, () => {
    let sum = NONE
    for (let k = 0; k < documents.length; k += 1) sum = add(sum, documents[Math.floor(random() * documents.length)] ?? NONE)
    return f1(sum)
  }).sort((a, b) => a - b)
  return [values[Math.floor(RESAMPLES * 0.025)] ?? 0, values[Math.floor(RESAMPLES * 0.975)] ?? 0]
}

/** A linear congruential generator in [0, 1) (Numerical Recipes, 32 bits). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
