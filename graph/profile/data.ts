import { MingtuError } from '../errors.ts'
import type { EntityId, IsoDate } from '../model.ts'
import { CO_OCCURS, RELATION_TYPES, relationTypes, type RelationType } from '../schema.ts'
import type { Appearances, CoOccurrenceEdge, EntityNode, Evidence, GraphView, StatedEdge } from '../view.ts'
import { asOf } from './as-of.ts'
import { companionsOf } from './companions.ts'
import { explanationsIn, launchIn, namesInTime, programmeForms, type NameInTime } from './programmes.ts'
import type { ProfileSource } from './source.ts'
import { speechesIn } from './speech.ts'

/** A stated relation of the entity, with the sentences that say so. */
export interface ProfileItem {
  readonly relation: StatedEdge
  readonly other: EntityNode
  /** The first sentences by date, and the last. */
  readonly evidence: readonly Evidence[]
  /** The sentence of the last day on which it was in print; the last of all where no day is known. */
  readonly latest: Evidence | null
  /** All sentences behind it. */
  readonly sentences: number
  /** Who else is said, in one of these sentences, to have been there. */
  readonly companions: readonly EntityNode[]
  /** Of IMPLEMENTS: the sentence that says that the programme was begun or put forward, and not only carried out. */
  readonly launch: Evidence | null
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
  /** True where a sentence states a relation; else the two are only named in one sentence. */
  readonly stated: boolean
  readonly evidence: readonly Evidence[]
}

/** Plain data: everything a page about an entity shows, each line with what it rests on. */
export interface Profile {
  readonly entity: EntityNode
  /** Nothing printed after this day is in it; undated articles are then left out too. */
  readonly asOf: IsoDate | null
  /** Other entities of the same name and type: two people of one name are two. */
  readonly namesakes: readonly EntityNode[]
  /** Posts: of a person, those it holds; of anything else, those held in it. */
  readonly roles: ProfileGroup
  readonly relations: readonly ProfileGroup[]
  /** Closest first: by weight × NPMI, so that neither the rare nor the ubiquitous lead. */
  readonly neighbours: readonly ProfileNeighbour[]
  /** Programmes it has stated relations with, then those it is only named beside. */
  readonly programmes: readonly ProfileProgramme[]
  /** Sentences in which it speaks, latest first; of a thing that is mentioned very often, among the last 300. */
  readonly quotes: readonly Evidence[]
  /** The forms of its name in the order in which they first appeared. */
  readonly names: readonly NameInTime[]
  /** Of a programme: sentences that say what it stands for (…即…, …是指…). */
  readonly explanations: readonly Evidence[]
  /** Stated relations and co-occurrences among the nearest things, for a picture. */
  readonly around: GraphView
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
  /** A day: the profile as it could have been written then. */
  readonly asOf?: IsoDate
}

/** Co-occurring things that are looked at to find the closest and the programmes among them. */
const CANDIDATES = 100
/** Sentences looked at for the last in print; of more, the last so many. */
const LATEST_AMONG = 60
/** Sentences looked at for speech: so many of the last with a date, and as many without. */
const SPEECH_AMONG = 300
/** Sentences read for the wordings of a programme's name. */
const MENTIONS_OF_A_PROGRAMME = 2000
/** Things in the picture, the entity included. */
const AROUND = 16

/** Throws NOT_FOUND when there is no such entity, or nothing of it was printed by `asOf`. */
export async function profile(given: ProfileSource, id: EntityId, options: ProfileOptions = {}): Promise<Profile> {
  const source = options.asOf === undefined ? given : asOf(given, options.asOf)
  const entity = await source.entity(id)
  if (entity === null)
    throw new MingtuError(
      'NOT_FOUND',
      options.asOf === undefined ? `there is no entity ${id}` : `nothing of the entity ${id} was in print by ${options.asOf}`,
      'Look its name up with search; ids change when people are told apart.',
    )
  const stated = await source.neighbours(id, { relations: relationTypes, limit: options.related ?? 100, ownEdges: true })
  const nodes = new Map(stated.nodes.map((node) => [node.id, node]))
  const own = stated.edges.flatMap((edge) => {
    if (edge.type === CO_OCCURS || (edge.source !== id && edge.target !== id)) return []
    const other = nodes.get(edge.source === id ? edge.target : edge.source)
    return other === undefined ? [] : [{ edge, other }]
  })
  // All at once: a store reads together what is asked together.
  const near = nearest(source, id)
  const appearances = source.appearances(id)
  const [items, neighbours, { months, undated, forms }, spoken, told, namesakes, around] = await Promise.all([
    Promise.all(own.map(({ edge, other }) => itemOf(source, edge, other, id, options.quotes ?? 3))),
    near.then(({ ranked }) => Promise.all(ranked.slice(0, options.neighbours ?? 12).map((each) => quoted(source, each)))),
    appearances,
    appearances.then((found) => latestMentions(source, id, found)),
    entity.type === 'Programme' ? source.mentions(id, { limit: MENTIONS_OF_A_PROGRAMME }) : null,
    namesakesOf(source, entity),
    source.neighbours(id, { limit: AROUND - 1 }),
  ])
  const { ranked, total } = await near
  const direction = entity.type === 'Person' ? 'out' : 'in'
  const groups = groupsOf(id, items)
  return {
    entity,
    asOf: options.asOf ?? null,
    namesakes,
    roles: groups.find((group) => group.type === 'HOLDS_ROLE') ?? { type: 'HOLDS_ROLE', direction, items: [] },
    relations: groups.filter((group) => group.type !== 'HOLDS_ROLE'),
    neighbours,
    programmes: await programmesOf(source, items, ranked),
    quotes: speechesIn(spoken, id),
    names: namesInTime(told === null ? forms : programmeForms(told.items, id)),
    explanations: told === null ? [] : explanationsIn(told.items, id),
    around,
    months,
    undated,
    total: { relations: stated.total.edges, neighbours: total },
  }
}

async function itemOf(source: ProfileSource, edge: StatedEdge, other: EntityNode, id: EntityId, quotes: number): Promise<ProfileItem> {
  const { total, items: first } = await source.evidence(edge.id, { limit: quotes })
  const last =
    total <= first.length
      ? first
      : (await source.evidence(edge.id, { limit: LATEST_AMONG, offset: Math.max(0, total - LATEST_AMONG) })).items
  const latest = latestOf(last, edge)
  const shown =
    latest === null || first.some(({ sentence }) => sentence === latest.sentence) ? first : [...first.slice(0, quotes - 1), latest]
  const programme = edge.type === 'IMPLEMENTS' ? edge.target : null
  return {
    relation: edge,
    other,
    evidence: shown,
    latest,
    sentences: total,
    companions: await companionsOf(source, edge, id, shown),
    launch: programme === null ? null : launchIn([...first, ...last], edge.source, programme),
  }
}

/** Evidence is sorted by date, the undated last. */
function latestOf(evidence: readonly Evidence[], { lastSeen }: StatedEdge): Evidence | null {
  const ofDay = evidence.findLast(({ date }) => date !== null && date === lastSeen)
  return ofDay ?? evidence.findLast(({ date }) => date !== null) ?? evidence.at(-1) ?? null
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
export const dateOf = ({ appointed, firstSeen, removed }: StatedEdge): IsoDate | null => appointed ?? firstSeen ?? removed

export function byDate(a: ProfileItem, b: ProfileItem): number {
  const [x, y] = [dateOf(a.relation) ?? '9999', dateOf(b.relation) ?? '9999']
  if (x !== y) return x < y ? -1 : 1
  if (a.other.name !== b.other.name) return a.other.name < b.other.name ? -1 : 1
  return a.relation.id < b.relation.id ? -1 : 1
}

async function nearest(
  source: ProfileSource,
  id: EntityId,
): Promise<{ readonly ranked: readonly Omit<ProfileNeighbour, 'evidence'>[]; readonly total: number }> {
  const view = await source.neighbours(id, { relations: [CO_OCCURS], limit: CANDIDATES, ownEdges: true })
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

const quoted = async (source: ProfileSource, near: Omit<ProfileNeighbour, 'evidence'>): Promise<ProfileNeighbour> => ({
  ...near,
  evidence: (await source.evidence(near.edge.id, { limit: 1 })).items,
})

async function programmesOf(
  source: ProfileSource,
  items: readonly ProfileItem[],
  near: readonly Omit<ProfileNeighbour, 'evidence'>[],
): Promise<readonly ProfileProgramme[]> {
  const found = new Map<EntityId, ProfileProgramme>()
  for (const { other, evidence } of items)
    if (other.type === 'Programme' && !found.has(other.id))
      found.set(other.id, { entity: other, stated: true, evidence: evidence.slice(0, 1) })
  const beside = near.filter(({ entity }) => entity.type === 'Programme' && !found.has(entity.id))
  const named = beside.map(async (each) => ({ entity: each.entity, stated: false, evidence: (await quoted(source, each)).evidence }))
  return [...found.values(), ...(await Promise.all(named))]
}

/** The last sentences with a date, and some of those without: in which it may speak. */
async function latestMentions(source: ProfileSource, id: EntityId, { months, undated }: Appearances): Promise<readonly Evidence[]> {
  const dated = months.reduce((sum, { mentions }) => sum + mentions, 0)
  const offset = Math.max(0, dated - SPEECH_AMONG)
  const pages = [
    { offset, limit: dated - offset },
    { offset: dated, limit: Math.min(undated, SPEECH_AMONG) },
  ]
  const read = pages.filter(({ limit }) => limit > 0).map((page) => source.mentions(id, page))
  return (await Promise.all(read)).flatMap(({ items }) => items)
}

async function namesakesOf(source: ProfileSource, entity: EntityNode): Promise<readonly EntityNode[]> {
  const hits = await source.search(entity.name, { types: [entity.type], limit: 50 })
  return hits.map((hit) => hit.entity).filter((other) => other.name === entity.name && other.id !== entity.id)
}
