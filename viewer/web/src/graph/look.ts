import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types'
import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { Lit } from '../state/lit.ts'
import type { Visible } from '../state/visible.ts'
import { COMMUNITY_COLOURS, mixed, PALETTE, typeColour, withAlpha } from './colours.ts'
import type { Scheme } from './colours.ts'
import type { DrawnEdge, DrawnNode } from './drawing.ts'
import type { ShapedNode } from './shapes.ts'

/** All that the drawing depends on besides the graph. What is drawn is a function of this. */
export interface Look {
  readonly scheme: Scheme
  readonly visible: Visible
  readonly colourBy: 'type' | 'community'
  readonly communities: ReadonlyMap<EntityId, number>
  readonly selected: ReadonlySet<EntityId>
  readonly selectedEdge: RelationId | null
  readonly hovered: EntityId | null
  readonly pinned: ReadonlySet<EntityId>
  readonly onPath: ReadonlySet<EntityId | RelationId>
  /** What stands out while something is hovered, selected or on a path; null when everything does. */
  readonly lit: Lit | null
  /** So many things that fading them all would stall the page: what stands out is then only brought forward. */
  readonly isLarge: boolean
}

/** Opacity of edges: a meeting in one sentence is fainter than what a sentence states. */
const ALPHA = { stated: { plain: 0.42, lit: 0.8, faded: 0.06 }, coOccurs: { plain: 0.2, lit: 0.5, faded: 0.04 } } as const

const FADED = 0.86 // share of paper in what does not stand out

export function nodeColour({ entity }: DrawnNode, look: Look): string {
  if (look.colourBy === 'type') return typeColour(entity.type, look.scheme)
  const colour = COMMUNITY_COLOURS[look.communities.get(entity.id) ?? COMMUNITY_COLOURS.length] ?? PALETTE[look.scheme].muted
  return look.scheme === 'dark' ? mixed(colour, '#ffffff', 0.3) : colour
}

/** Sigma's reducers: constant time for each node and edge, reading the latest look. */
export function paint(current: () => Look): {
  readonly nodeReducer: (id: string, data: DrawnNode) => Partial<NodeDisplayData & ShapedNode>
  readonly edgeReducer: (id: string, data: DrawnEdge) => Partial<EdgeDisplayData>
} {
  return {
    nodeReducer: (key, data) => {
      const look = current()
      const id = key as EntityId // every key of the drawing is an id
      if (!look.visible.nodes.has(id)) return { ...data, hidden: true }
      const { paper, ink } = PALETTE[look.scheme]
      const isLit = look.isLarge || look.lit === null || look.lit.nodes.has(id)
      const isChosen = look.selected.has(id) || look.hovered === id
      const colour = nodeColour(data, look)
      return {
        ...data,
        color: isLit ? colour : mixed(colour, paper, FADED),
        rim: isChosen || look.onPath.has(id) ? ink : look.pinned.has(id) ? mixed(ink, paper, 0.45) : paper,
        rimSize: isChosen ? 2.6 : look.onPath.has(id) || look.pinned.has(id) ? 2 : 1.2,
        zIndex: isChosen ? 3 : isLit ? 2 : 1,
      }
    },
    edgeReducer: (key, data) => {
      const look = current()
      const id = key as RelationId // likewise
      if (!look.visible.edges.has(id)) return { ...data, hidden: true }
      const { stated, coOccurs, ink } = PALETTE[look.scheme]
      if (look.selectedEdge === id || look.onPath.has(id)) return { ...data, color: ink, size: data.size + 1.5, zIndex: 4 }
      const isLit = look.lit === null || look.lit.edges.has(id)
      const isStated = data.edge.type !== 'CO_OCCURS'
      const alpha = ALPHA[isStated ? 'stated' : 'coOccurs'][look.lit === null ? 'plain' : isLit ? 'lit' : look.isLarge ? 'plain' : 'faded']
      return { ...data, color: withAlpha(isStated ? stated : coOccurs, alpha), zIndex: isLit ? (isStated ? 2 : 1) : 0 }
    },
  }
}
