import type { NodeDisplayData } from 'sigma/types'
import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { Edge } from '../../../../graph/view.ts'
import type { Lit } from '../state/lit.ts'
import type { Visible } from '../state/visible.ts'
import { channelsOf, COMMUNITY_COLOURS, mixed, PALETTE, typeColour } from './colours.ts'
import type { Scheme } from './colours.ts'
import type { DrawnNode } from './drawing.ts'
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

/** Sigma's reducer: constant time for each node, reading the latest look. */
export function paint(current: () => Look): (id: string, data: DrawnNode) => Partial<NodeDisplayData & ShapedNode> {
  return (key, data) => {
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
  }
}

/** How a line is drawn. */
export interface Tone {
  readonly channels: readonly [number, number, number]
  readonly alpha: number
  /** The same as four bytes, multiplied by the opacity. */
  readonly bytes: readonly [number, number, number, number]
  /** Pixels that it is wider than others. */
  readonly more: number
  /** Painted over what does not stand out. */
  readonly isFront: boolean
}

function toneOf(channels: Tone['channels'], alpha: number, isFront: boolean, more = 0): Tone {
  const [r, g, b] = channels.map((value) => Math.round(value * alpha)) as [number, number, number] // of three come three
  return { channels, alpha, bytes: [r, g, b, Math.round(255 * alpha)], more, isFront }
}

/** How each edge looks; null where it is not seen. A hundred thousand edges share a handful of tones. */
export function tonesOf(look: Look): (edge: Edge) => Tone | null {
  const { stated, coOccurs, ink } = PALETTE[look.scheme]
  const chosen = toneOf(channelsOf(ink), 1, true, 1.5)
  const rest = look.lit === null || look.isLarge ? 'plain' : 'faded'
  const tones = {
    stated: { rest: toneOf(stated, ALPHA.stated[rest], false), lit: toneOf(stated, ALPHA.stated.lit, true) },
    coOccurs: { rest: toneOf(coOccurs, ALPHA.coOccurs[rest], false), lit: toneOf(coOccurs, ALPHA.coOccurs.lit, true) },
  }
  return (edge) => {
    if (!look.visible.edges.has(edge.id)) return null
    if (look.selectedEdge === edge.id || look.onPath.has(edge.id)) return chosen
    const { rest: still, lit } = tones[edge.type === 'CO_OCCURS' ? 'coOccurs' : 'stated']
    return look.lit?.edges.has(edge.id) === true ? lit : still
  }
}
