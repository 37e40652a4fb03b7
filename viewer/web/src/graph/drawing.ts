import MultiGraph from 'graphology'
import type { EntityId, RelationId } from '../../../../graph/model.ts'
import { ENTITY_TYPES, RELATION_TYPES } from '../../../../graph/schema.ts'
import type { Edge, EntityNode } from '../../../../graph/view.ts'
import { nodeSize } from '../../../layout/measures.ts'
import type { LoadedGraph } from '../state/view.ts'
import { plain } from '../text.ts'
import { SHAPES } from './shapes.ts'
import type { ShapedNode } from './shapes.ts'

export interface DrawnNode extends ShapedNode {
  x: number
  y: number
  readonly size: number
  /** The name; not `label`, which sigma would sort into a grid of its own. */
  readonly text: string
  readonly entity: EntityNode
  readonly type: 'shape'
}

export interface DrawnEdge {
  readonly size: number
  readonly edge: Edge
  readonly type: 'line' | 'arrow' | 'curve' | 'curveArrow'
  readonly curvature: number
}

export type DrawnGraph = MultiGraph<DrawnNode, DrawnEdge>

export const newDrawing = (): DrawnGraph => new MultiGraph<DrawnNode, DrawnEdge>({ multi: true, type: 'directed', allowSelfLoops: false })

const edgeSize = (edge: Edge): number =>
  edge.type === 'CO_OCCURS' ? Math.min(2.4, 0.9 + 0.3 * Math.log2(1 + edge.weight)) : Math.min(6, 1.2 + 0.7 * Math.log2(edge.articles + 1))

const pairOf = ({ source, target }: Edge): string => (source < target ? `${source}\n${target}` : `${target}\n${source}`)

const BEND = 0.22

/** Stated relations between the same two are bent apart; a co-occurrence lies straight beneath them. Yields as it goes. */
function* bendsOf(edges: Iterable<Edge>): Generator<void, ReadonlyMap<RelationId, number>> {
  const pairs = new Map<string, Edge[]>()
  for (const edge of edges) {
    yield
    if (edge.type === 'CO_OCCURS') continue
    const pair = pairs.get(pairOf(edge))
    if (pair === undefined) pairs.set(pairOf(edge), [edge])
    else pair.push(edge)
  }
  const bends = new Map<RelationId, number>()
  for (const pair of pairs.values()) {
    yield
    if (pair.length > 1)
      pair.forEach((edge, index) => {
        const bend = BEND * (index - (pair.length - 1) / 2)
        bends.set(edge.id, edge.source < edge.target ? bend : -bend)
      })
  }
  return bends
}

/** What is drawn but no longer loaded. */
export const goneFrom = (
  graph: DrawnGraph,
  loaded: LoadedGraph,
): { readonly nodes: readonly string[]; readonly edges: readonly string[] } => ({
  nodes: graph.filterNodes((id) => !loaded.nodes.has(id as EntityId)), // keys of the drawing are ids
  edges: graph.filterEdges((id) => !loaded.edges.has(id as RelationId)),
})

/** Adds what is loaded and not drawn yet: new nodes start where `place` says, others stay where they are. Yields after each step. */
export function* growing(
  graph: DrawnGraph,
  loaded: LoadedGraph,
  place: (id: EntityId) => { readonly x: number; readonly y: number },
): Generator<void> {
  for (const entity of loaded.nodes.values()) {
    if (!graph.hasNode(entity.id)) graph.addNode(entity.id, drawnNode(entity, place(entity.id)))
    yield
  }
  const bends = yield* bendsOf(loaded.edges.values())
  for (const edge of loaded.edges.values()) {
    const drawn = drawnEdge(edge, bends.get(edge.id) ?? 0)
    if (graph.hasEdge(edge.id)) {
      if (graph.getEdgeAttribute(edge.id, 'curvature') !== drawn.curvature) graph.mergeEdgeAttributes(edge.id, drawn)
    } else if (edge.source !== edge.target) graph.addEdgeWithKey(edge.id, edge.source, edge.target, drawn)
    yield
  }
}

const drawnNode = (entity: EntityNode, { x, y }: { readonly x: number; readonly y: number }): DrawnNode => ({
  x,
  y,
  size: nodeSize(entity.articles),
  text: plain(entity.name),
  entity,
  type: 'shape',
  shape: SHAPES[ENTITY_TYPES[entity.type].shape],
  rim: '#000000',
  rimSize: 0,
})

function drawnEdge(edge: Edge, curvature: number): DrawnEdge {
  const directed = edge.type !== 'CO_OCCURS' && RELATION_TYPES[edge.type].directed
  const type = curvature === 0 ? (directed ? 'arrow' : 'line') : directed ? 'curveArrow' : 'curve'
  return { size: edgeSize(edge), edge, type, curvature }
}
