import type { Decision, KeptDecision, Review } from '../../graph/decisions/index.ts'

/** Takes decisions and undoes them, without a graph behind it: what the page does with them is tested here, what they do to a graph elsewhere. */
export function rememberingReview(): Review {
  let kept: readonly KeptDecision[] = []
  const names = new Map<string, string>()
  const change = (ids: readonly string[]) => ({ ids, articles: 0, left: 0 })
  return {
    queue: () => Promise.resolve({ items: [], total: 0, decided: kept.length }),
    decisions: () => Promise.resolve(kept),
    decide: (request) => {
      if (request.kind === 'again') {
        const again = JSON.parse(request.line) as Omit<KeptDecision, 'line'> // written below
        kept = [...kept, { ...again, line: request.line }]
        return Promise.resolve(change([again.id]))
      }
      // The same ruling has the same id, as in the file.
      const ruling = JSON.stringify({ ...request, on: null })
      const id = names.get(ruling) ?? `d${String(names.size + 1)}`
      names.set(ruling, id)
      const about = 'thing' in request ? { key: request.thing } : {} // the file calls it so
      const one = { id, decision: { ...request, ...about } as object as Decision, applies: true } // a double: all else is as it was asked
      kept = [...kept, { ...one, line: JSON.stringify(one) }]
      return Promise.resolve(change([id]))
    },
    undo: (id) => {
      const isKnown = kept.some((each) => each.id === id)
      kept = kept.filter((each) => each.id !== id)
      return Promise.resolve(isKnown ? change([id]) : null)
    },
  }
}
