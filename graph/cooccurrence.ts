import type { ArticleShare, EntityId } from './model.ts'

/** A pair in the order of its ids, with what one article adds to it. Sentences that repeat an earlier article of its story add no weight. */
export interface PairShare {
  readonly a: EntityId
  readonly b: EntityId
  readonly sentences: number
  /** Millionths, so that sums do not depend on the order of adding: a sentence of k things gives each pair 1/(k−1). */
  readonly micro: number
}

/** Pairs of distinct things named in one sentence. Bylines and second printings are left out. Sorted by ids. */
export function pairsOf(share: ArticleShare): readonly PairShare[] {
  const repeats = new Set(share.repeats)
  const bySentence = new Map<number, Set<EntityId>>()
  for (const mention of share.mentions) {
    if (mention.referent === null || mention.uncounted !== undefined) continue
    const entity = share.referents[mention.referent]?.entity
    if (entity === undefined) continue
    const known = bySentence.get(mention.sentence)
    if (known === undefined) bySentence.set(mention.sentence, new Set([entity]))
    else known.add(entity)
  }
  const pairs = new Map<string, { a: EntityId; b: EntityId; sentences: number; micro: number }>()
  for (const [sentence, entities] of bySentence) {
    const sorted = [...entities].sort()
    const micro = Math.round(1e6 / (sorted.length - 1))
    sorted.forEach((a, i) => {
      for (const b of sorted.slice(i + 1)) {
        const key = `${a}${b}`
        const pair = pairs.get(key) ?? { a, b, sentences: 0, micro: 0 }
        pair.sentences += 1
        if (!repeats.has(sentence)) pair.micro += micro
        pairs.set(key, pair)
      }
    })
  }
  return [...pairs.entries()].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, pair]) => pair)
}
