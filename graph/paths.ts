import type { Engine } from './engine.ts'
import type { EntityId } from './model.ts'
import { text } from './records.ts'
import { readBetween, readEntities } from './reading.ts'
import { CO_OCCURS, relationTypes } from './schema.ts'
import type { GraphView } from './view.ts'

const step = (types: string): string =>
  `UNWIND $ids AS id MATCH (e:Entity {id: id})-[x:${types}]-(o:Entity) RETURN DISTINCT e.id AS from, o.id AS to`
const STATED = relationTypes.join('|')

/**
 * A shortest path: by stated relations alone where there is one, else with co-occurrence. Breadth first from both ends, the smaller front
 * a level a query, each node reached from the least id that reaches it, so that equal graphs give equal paths. Cost: the edges within half of
 * `maxLength` of each end.
 */
export async function readPath(engine: Engine, from: EntityId, to: EntityId, maxLength: number): Promise<GraphView | null> {
  const ids =
    (await shortest(engine, from, to, STATED, maxLength)) ?? (await shortest(engine, from, to, `${STATED}|${CO_OCCURS}`, maxLength))
  if (ids === null) return null
  const steps = new Set(ids.slice(1).flatMap((id, k) => [`${ids[k] ?? ''}${id}`, `${id}${ids[k] ?? ''}`]))
  const edges = (await readBetween(engine, ids)).filter((e) => steps.has(`${e.source}${e.target}`))
  return { nodes: await readEntities(engine, ids), edges, total: { nodes: ids.length, edges: edges.length } }
}

/** What was reached from one end: each node with the one before it. */
interface Side {
  readonly before: Map<EntityId, EntityId | null>
  front: readonly EntityId[]
}

async function shortest(
  engine: Engine,
  from: EntityId,
  to: EntityId,
  types: string,
  maxLength: number,
): Promise<readonly EntityId[] | null> {
  if (from === to) return [from]
  const [start, end] = [from, to].map((id): Side => ({ before: new Map([[id, null]]), front: [id] })) as [Side, Side] // two ends
  for (let length = 1; length <= maxLength && start.front.length > 0 && end.front.length > 0; length++) {
    const [near, far] = start.front.length <= end.front.length ? [start, end] : [end, start]
    await advance(engine, near, types)
    // Whole levels were gone from both ends: whatever both have reached now is on a shortest path.
    const meeting = near.front.find((id) => far.before.has(id))
    if (meeting !== undefined) return [...wayTo(start, meeting).reverse(), ...wayTo(end, meeting).slice(1)]
  }
  return null
}

async function advance(engine: Engine, side: Side, types: string): Promise<void> {
  const reached = new Map<EntityId, EntityId>()
  for (const row of await engine.read(step(types), { ids: side.front })) {
    const [a, b] = [text(row, 'from') as EntityId, text(row, 'to') as EntityId] // written from EntityIds
    const known = reached.get(b)
    if (!side.before.has(b) && (known === undefined || a < known)) reached.set(b, a)
  }
  for (const [b, a] of reached) side.before.set(b, a)
  side.front = [...reached.keys()].sort()
}

/** From the meeting back to the end of the side. */
function wayTo(side: Side, meeting: EntityId): EntityId[] {
  const way: EntityId[] = []
  for (let at: EntityId | null = meeting; at !== null; at = side.before.get(at) ?? null) way.push(at)
  return way
}
