import Graph from 'graphology'
import type { EntityId } from '../../../../graph/model.ts'
import { ENTITY_TYPES } from '../../../../graph/schema.ts'
import type { EntityNode } from '../../../../graph/view.ts'
import { nodeSize } from '../../../layout/measures.ts'
import type { LoadedGraph, Point } from '../state/view.ts'
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

/** The nodes. The edges are no part of what sigma draws: see linkLayer.ts. */
export type DrawnGraph = Graph<DrawnNode>

export const newDrawing = (): DrawnGraph => new Graph<DrawnNode>()

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

/** Moves nodes, but not the one that is being dragged, in one event for all: sigma draws once, not once a node. */
export function moveAll(graph: DrawnGraph, positions: ReadonlyMap<EntityId, Point>, dragged: EntityId | null): void {
  graph.updateEachNodeAttributes(
    (id, attributes) => {
      const at = id === dragged ? undefined : positions.get(id as EntityId) // keys of the drawing are ids
      if (at !== undefined) {
        attributes.x = at.x
        attributes.y = at.y
      }
      return attributes
    },
    { attributes: ['x', 'y'] },
  )
}
