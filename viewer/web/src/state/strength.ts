import type { RelationId } from '../../../../graph/model.ts'
import type { Edge } from '../../../../graph/view.ts'
import { weightOf } from '../../../layout/measures.ts'

/**
 * The multiscale backbone: how surprising each edge is to at least one of its ends, 0 to 1. An end of degree k spreads its weight over k
 * edges; an edge with the share p would be at least as heavy by chance with probability (1 − p)^(k − 1). Serrano, Boguñá and
 * Vespignani 2009, https://doi.org/10.1073/pnas.0808904106. An end of degree 1 holds its only edge fully.
 */
export function strengths(edges: Iterable<Edge>): ReadonlyMap<RelationId, number> {
  const list = [...edges]
  const ends = new Map<string, { degree: number; weight: number }>()
  for (const edge of list)
    for (const id of [edge.source, edge.target]) {
      const end = ends.get(id) ?? { degree: 0, weight: 0 }
      ends.set(id, { degree: end.degree + 1, weight: end.weight + weightOf(edge) })
    }
  return new Map(
    list.map((edge) => {
      const surprise = [edge.source, edge.target].map((id) => {
        const { degree, weight } = ends.get(id) ?? { degree: 1, weight: 1 }
        return degree === 1 ? 1 : 1 - (1 - weightOf(edge) / weight) ** (degree - 1)
      })
      return [edge.id, Math.max(...surprise)]
    }),
  )
}
