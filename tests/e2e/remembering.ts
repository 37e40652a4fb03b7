import type { Decision, Review } from '../../graph/decisions/index.ts'

/** Takes decisions and undoes them, without a graph behind it: what the page does with them is tested here, what they do to a graph elsewhere. */
export function rememberingReview(): Review {
  let kept: readonly { readonly id: string; readonly decision: Decision; readonly applies: boolean }[] = []
  let made = 0
  const change = (ids: readonly string[]) => ({ ids, articles: 0, left: 0 })
  return {
    queue: () => Promise.resolve({ items: [], total: 0, decided: kept.length }),
    decisions: () => Promise.resolve(kept),
    decide: (request) => {
      const id = `d${String((made += 1))}`
      const about = 'thing' in request ? { key: request.thing } : {} // the file calls it so
      kept = [...kept, { id, decision: { ...request, ...about } as object as Decision, applies: true }] // a double: all else is as it was asked
      return Promise.resolve(change([id]))
    },
    undo: (id) => {
      const isKnown = kept.some((each) => each.id === id)
      kept = kept.filter((each) => each.id !== id)
      return Promise.resolve(isKnown ? change([id]) : null)
    },
  }
}
