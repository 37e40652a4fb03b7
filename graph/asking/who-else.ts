import type { EntityId } from '../model.ts'
import type { Edge, EntityNode } from '../view.ts'
import { CO_OCCURS, relationTypes, type RelationType } from '../schema.ts'
import type { GraphStore } from '../store.ts'

/** What someone shares with those asked about: the same relation to the same thing. */
export interface SharedTie {
  readonly type: RelationType
  readonly entity: EntityNode
  /** The relation by which the one who is found is tied to it. */
  readonly edge: Edge
}

export interface WhoElse {
  readonly entity: EntityNode
  readonly shared: readonly SharedTie[]
  /** Sum over what is shared of 1/log(1 + how many share it): Adamic and Adar 2003, https://doi.org/10.1016/S0378-8733(03)00009-1. */
  readonly score: number
}

const MOST_THINGS = 40 // of the strongest things of each that are looked at
const MOST_SHARING = 200 // others around each thing

/** Whether the entity is the head or the tail, as far as the relation has a direction. */
const sideOf = (edge: Edge, id: EntityId): 'head' | 'tail' => (edge.source === id ? 'head' : 'tail')
const otherEnd = (edge: Edge, id: EntityId): EntityId => (edge.source === id ? edge.target : edge.source)

/**
 * Who else holds a post there, attended that, carries out the same programme: others with the same stated relations to the same things as all
 * those given, the closest match first.
 */
export async function whoElse(store: Pick<GraphStore, 'neighbours'>, ids: readonly EntityId[], limit: number): Promise<readonly WhoElse[]> {
  const found = new Map<EntityId, { entity: EntityNode; shared: SharedTie[]; score: number }>()
  for (const [thing, ties] of await thingsOf(store, ids)) {
    const around = await store.neighbours(thing, { relations: [...new Set(ties.map(({ type }) => type))], limit: MOST_SHARING })
    const nodes = new Map(around.nodes.map((node) => [node.id, node]))
    const entity = nodes.get(thing)
    const wanted = new Set(ties.map(({ type, side }) => `${type} ${side}`))
    const own = around.edges.filter((edge) => edge.source === thing || edge.target === thing)
    for (const edge of own) {
      const other = nodes.get(otherEnd(edge, thing))
      if (edge.type === CO_OCCURS || entity === undefined || other === undefined || ids.includes(other.id)) continue
      if (!wanted.has(`${edge.type} ${sideOf(edge, other.id)}`)) continue
      const held = found.get(other.id) ?? { entity: other, shared: [], score: 0 }
      found.set(other.id, held)
      if (!held.shared.some((tie) => tie.entity.id === thing)) held.score += 1 / Math.log2(1 + own.length)
      held.shared.push({ type: edge.type, entity, edge })
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score || (a.entity.id < b.entity.id ? -1 : 1)).slice(0, limit)
}

interface Tie {
  readonly type: RelationType
  readonly side: 'head' | 'tail'
}

type Things = ReadonlyMap<EntityId, readonly Tie[]>

/** Things that all of the given have the same relation to. */
async function thingsOf(store: Pick<GraphStore, 'neighbours'>, ids: readonly EntityId[]): Promise<Things> {
  let common: Things | null = null
  for (const id of ids) {
    const { edges } = await store.neighbours(id, { relations: relationTypes, limit: MOST_THINGS })
    const things = new Map<EntityId, readonly Tie[]>()
    for (const edge of edges) {
      if (edge.type === CO_OCCURS || (edge.source !== id && edge.target !== id)) continue
      const thing = otherEnd(edge, id)
      things.set(thing, [...(things.get(thing) ?? []), { type: edge.type, side: sideOf(edge, id) }])
    }
    common = common === null ? things : shared(common, things)
  }
  return common ?? new Map()
}

const shared = (left: Things, right: Things): Things =>
  new Map(
    [...right].flatMap(([thing, ties]) => {
      const both = ties.filter(({ type, side }) => left.get(thing)?.some((tie) => tie.type === type && tie.side === side))
      return both.length === 0 ? [] : [[thing, both]]
    }),
  )
