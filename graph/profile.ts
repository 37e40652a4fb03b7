import { MingtuError } from './errors.ts'
import type { EntityId } from './model.ts'
import { CO_OCCURS, RELATION_TYPES, relationTypes, type RelationType } from './schema.ts'
import type { GraphStore } from './store.ts'
import type { CoOccurrenceEdge, EntityNode, Evidence, StatedEdge } from './view.ts'

/** What a profile is read from: a store, or a server that holds one. */
export type ProfileSource = Pick<GraphStore, 'entity' | 'neighbours' | 'evidence' | 'search' | 'mentions'>

/** A stated relation of the entity, with the sentences that say so. */
export interface ProfileItem {
  readonly relation: StatedEdge
  readonly other: EntityNode
  readonly evidence: readonly Evidence[]
  /** All sentences behind it; `evidence` is its first few. */
  readonly sentences: number
}

/** Relations of one type, seen from the entity: it is the head (`out`), the tail (`in`), or either (`both`). */
export interface ProfileGroup {
  readonly type: RelationType
  readonly direction: 'out' | 'in' | 'both'
  /** By date, undated last, then by the other's name. */
  readonly items: readonly ProfileItem[]
}

export interface ProfileNeighbour {
  readonly entity: EntityNode
  readonly edge: CoOccurrenceEdge
  readonly evidence: readonly Evidence[]
}

export interface ProfileProgramme {
  readonly entity: EntityNode
  readonly evidence: readonly Evidence[]
}

/** Plain data: everything a page about an entity shows, each line with what it rests on. */
export interface Profile {
  readonly entity: EntityNode
  /** Other entities of the same name and type: two people of one name are two. */
  readonly namesakes: readonly EntityNode[]
  /** Posts: of a person, those it holds; of anything else, those held in it. */
  readonly roles: ProfileGroup
  readonly relations: readonly ProfileGroup[]
  /** Closest first: by weight × NPMI, so that neither the rare nor the ubiquitous lead. */
  readonly neighbours: readonly ProfileNeighbour[]
  /** Programmes it has stated relations with or is named beside, in the order of the lists above. */
  readonly programmes: readonly ProfileProgramme[]
  /** Sentences that mention it, month by month. */
  readonly months: readonly { readonly month: string; readonly mentions: number }[]
  readonly undated: number
  /** How many relations and neighbours there are; more than are listed when the limits cut them. */
  readonly total: { readonly relations: number; readonly neighbours: number }
}

export interface ProfileOptions {
  /** Quotations a relation; default 3. */
  readonly quotes?: number
  /** Things with a stated relation; default 100. */
  readonly related?: number
  /** Neighbours by co-occurrence; default 12. */
  readonly neighbours?: number
}

/** Co-occurring things that are looked at to find the closest and the programmes among them. */
const CANDIDATES = 100

/** Throws NOT_FOUND when there is no such entity. */
export async function profile(store: ProfileSource, id: EntityId, options: ProfileOptions = {}): Promise<Profile> {
  const entity = await store.entity(id)
  if (entity === null)
    throw new MingtuError('NOT_FOUND', `there is no entity ${id}`, 'Look its name up with search; ids change when people are told apart.')
  const stated = await store.neighbours(id, { relations: relationTypes, limit: options.related ?? 100 })
  const nodes = new Map(stated.nodes.map((node) => [node.id, node]))
  const items: ProfileItem[] = []
  for (const edge of stated.edges) {
    if (edge.type === CO_OCCURS || (edge.source !== id && edge.target !== id)) continue
    const other = nodes.get(edge.source === id ? edge.target : edge.source)
    if (other === undefined) continue
    const { total, items: evidence } = await store.evidence(edge.id, { limit: options.quotes ?? 3 })
    items.push({ relation: edge, other, evidence, sentences: total })
  }
  const direction = entity.type === 'Person' ? 'out' : 'in'
  const groups = groupsOf(id, items)
  const near = await nearest(store, id)
  const neighbours: ProfileNeighbour[] = []
  for (const { entity: other, edge } of near.ranked.slice(0, options.neighbours ?? 12)) {
    neighbours.push({ entity: other, edge, evidence: (await store.evidence(edge.id, { limit: 1 })).items })
  }
  return {
    entity,
    namesakes: await namesakesOf(store, entity),
    roles: groups.find((group) => group.type === 'HOLDS_ROLE') ?? { type: 'HOLDS_ROLE', direction, items: [] },
    relations: groups.filter((group) => group.type !== 'HOLDS_ROLE'),
    neighbours,
    programmes: await programmesOf(store, items, near.ranked),
    ...(await monthsOf(store, id)),
    total: { relations: stated.total.edges, neighbours: near.total },
  }
}

function groupsOf(id: EntityId, items: readonly ProfileItem[]): readonly ProfileGroup[] {
  return relationTypes.flatMap((type) => {
    const own = items.filter((item) => item.relation.type === type).sort(byDate)
    const groups: readonly ProfileGroup[] = RELATION_TYPES[type].directed
      ? [
          { type, direction: 'out', items: own.filter((item) => item.relation.source === id) },
          { type, direction: 'in', items: own.filter((item) => item.relation.source !== id) },
        ]
      : [{ type, direction: 'both', items: own }]
    return groups.filter((group) => group.items.length > 0)
  })
}

/** The first date that a relation is known by; a removal is the last resort. */
export const dateOf = ({ appointed, firstSeen, removed }: StatedEdge): string | null => appointed ?? firstSeen ?? removed

function byDate(a: ProfileItem, b: ProfileItem): number {
  const [x, y] = [dateOf(a.relation) ?? '9999', dateOf(b.relation) ?? '9999']
  if (x !== y) return x < y ? -1 : 1
  if (a.other.name !== b.other.name) return a.other.name < b.other.name ? -1 : 1
  return a.relation.id < b.relation.id ? -1 : 1
}

async function nearest(
  store: ProfileSource,
  id: EntityId,
): Promise<{ readonly ranked: readonly Omit<ProfileNeighbour, 'evidence'>[]; readonly total: number }> {
  const view = await store.neighbours(id, { relations: [CO_OCCURS], limit: CANDIDATES })
  const nodes = new Map(view.nodes.map((node) => [node.id, node]))
  const pairs = view.edges.flatMap((edge) => {
    if (edge.type !== CO_OCCURS || (edge.source !== id && edge.target !== id)) return []
    const entity = nodes.get(edge.source === id ? edge.target : edge.source)
    return entity === undefined ? [] : [{ entity, edge }]
  })
  const closeness = ({ weight, npmi }: CoOccurrenceEdge): number => weight * Math.max(npmi ?? 0, 0)
  pairs.sort((a, b) => closeness(b.edge) - closeness(a.edge) || b.edge.weight - a.edge.weight || (a.entity.id < b.entity.id ? -1 : 1))
  return { ranked: pairs, total: view.total.nodes - 1 }
}

async function programmesOf(
  store: ProfileSource,
  items: readonly ProfileItem[],
  near: readonly Omit<ProfileNeighbour, 'evidence'>[],
): Promise<readonly ProfileProgramme[]> {
  const found = new Map<EntityId, ProfileProgramme>()
  for (const { other, evidence } of items)
    if (other.type === 'Programme' && !found.has(other.id)) found.set(other.id, { entity: other, evidence: evidence.slice(0, 1) })
  for (const { entity, edge } of near)
    if (entity.type === 'Programme' && !found.has(entity.id))
      found.set(entity.id, { entity, evidence: (await store.evidence(edge.id, { limit: 1 })).items })
  return [...found.values()]
}

async function namesakesOf(store: ProfileSource, entity: EntityNode): Promise<readonly EntityNode[]> {
  const hits = await store.search(entity.name, { types: [entity.type], limit: 50 })
  return hits.map((hit) => hit.entity).filter((other) => other.name === entity.name && other.id !== entity.id)
}

async function monthsOf(store: ProfileSource, id: EntityId): Promise<Pick<Profile, 'months' | 'undated'>> {
  const { items } = await store.mentions(id, { limit: Number.MAX_SAFE_INTEGER })
  const counts = new Map<string, number>()
  for (const { date } of items) if (date !== null) counts.set(date.slice(0, 7), (counts.get(date.slice(0, 7)) ?? 0) + 1)
  const months = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, mentions]) => ({ month, mentions }))
  return { months, undated: items.filter((item) => item.date === null).length }
}
