import MultiGraph from 'graphology'
import { ENTITY_TYPES, RELATION_TYPES } from '../../../../graph/schema.ts'
import type { Edge, EntityNode } from '../../../../graph/view.ts'
import type { LoadedGraph } from '../state/view.ts'
import { plain } from '../text.ts'
import { SHAPES } from './shapes.ts'
import type { ShapedNode } from './shapes.ts'

export interface DrawnNode extends ShapedNode {
  x: number
  y: number
  readonly size: number
  readonly label: string
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

/** Area grows with articles, so that twice as often looks twice as much; between a dot and a coin. */
export const nodeSize = (articles: number): number => Math.min(22, 2 + 2 * Math.sqrt(articles))

const edgeSize = (edge: Edge): number =>
  edge.type === 'CO_OCCURS' ? Math.min(2.4, 0.9 + 0.3 * Math.log2(1 + edge.weight)) : Math.min(6, 1.2 + 0.7 * Math.log2(edge.articles + 1))

const pairOf = ({ source, target }: Edge): string => (source < target ? `${source}\n${target}` : `${target}\n${source}`)

const BEND = 0.22

/** Stated relations between the same two are bent apart; a co-occurrence lies straight beneath them. */
function curvatures(edges: Iterable<Edge>): ReadonlyMap<string, number> {
  const pairs = new Map<string, Edge[]>()
  for (const edge of edges)
    if (edge.type !== 'CO_OCCURS') {
      const pair = pairs.get(pairOf(edge))
      if (pair === undefined) pairs.set(pairOf(edge), [edge])
      else pair.push(edge)
    }
  return new Map(
    [...pairs.values()].flatMap((pair) =>
      pair.map((edge, index): [string, number] => {
        const bend = BEND * (index - (pair.length - 1) / 2)
        return [edge.id, edge.source < edge.target ? bend : -bend]
      }),
    ),
  )
}

/**
 * Brings the drawing up to what is loaded: new nodes start where `place` says, others stay where they are. Answers whether anything came
 * or went.
 */
export function syncDrawing(
  graph: DrawnGraph,
  loaded: LoadedGraph,
  place: (id: string) => { readonly x: number; readonly y: number },
): boolean {
  let differs = false
  for (const id of graph.edges())
    if (!loaded.edges.has(id as Edge['id'])) {
      graph.dropEdge(id)
      differs = true
    }
  for (const id of graph.nodes())
    if (!loaded.nodes.has(id as EntityNode['id'])) {
      graph.dropNode(id)
      differs = true
    }
  for (const entity of loaded.nodes.values()) {
    if (graph.hasNode(entity.id)) continue
    differs = true
    graph.addNode(entity.id, {
      ...place(entity.id),
      size: nodeSize(entity.articles),
      label: plain(entity.name),
      entity,
      type: 'shape',
      shape: SHAPES[ENTITY_TYPES[entity.type].shape],
      rim: '#000000',
      rimSize: 0,
    })
  }
  const bends = curvatures(loaded.edges.values())
  for (const edge of loaded.edges.values()) {
    const curvature = bends.get(edge.id) ?? 0
    const directed = edge.type !== 'CO_OCCURS' && RELATION_TYPES[edge.type].directed
    const type = curvature === 0 ? (directed ? 'arrow' : 'line') : directed ? 'curveArrow' : 'curve'
    if (graph.hasEdge(edge.id)) graph.mergeEdgeAttributes(edge.id, { curvature, type })
    else if (edge.source !== edge.target) {
      differs = true
      graph.addEdgeWithKey(edge.id, edge.source, edge.target, { size: edgeSize(edge), edge, type, curvature })
    }
  }
  return differs
}
