import type { Edge, EntityNode } from '../../graph/view.ts'
import type { LayoutInput } from './arrangement.ts'
import { nodeSize, weightOf } from './measures.ts'

const byKey = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

/** A graph as the layout takes it, in the order of ids: the outcome depends on the graph and not on the order it was read in. */
export function layoutInput(nodes: readonly EntityNode[], edges: readonly Edge[]): LayoutInput {
  return {
    nodes: [...nodes].sort(byKey).map(({ id, articles }) => ({ id, size: nodeSize(articles) })),
    edges: [...edges].sort(byKey).map((edge) => ({ source: edge.source, target: edge.target, weight: weightOf(edge) })),
  }
}
