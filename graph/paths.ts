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
 * A shortest path: by stated relations alone where there is one, else with co-occurrence. Breadth first, a level a query, each node reached
 * from the least id that reaches it, so that equal graphs give equal paths. Cost: the edges within `maxLength` − 1 steps.
 */
export async function readPath(engine: Engine, from: EntityId, to: EntityId, maxLength: number): Promise<GraphView | null> {
  const ids =
    (await shortest(engine, from, to, STATED, maxLength)) ?? (await shortest(engine, from, to, `${STATED}|${CO_OCCURS}`, maxLength))
  if (ids === null) return null
  const steps = new Set(ids.slice(1).flatMap((id, k) => [`${ids[k] ?? ''}${id}`, `${id}${ids[k] ?? ''}`]))
  const edges = (await readBetween(engine, ids)).filter((e) => steps.has(`${e.source}${e.target}`))
  return { nodes: await readEntities(engine, ids), edges, total: { nodes: ids.length, edges: edges.length } }
}

async function shortest(
  engine: Engine,
  from: EntityId,
  to: EntityId,
  types: string,
  maxLength: number,
): Promise<readonly EntityId[] | null> {
  const parent = new Map<EntityId, EntityId | null>([[from, null]])
  let frontier: readonly EntityId[] = [from]
  for (let length = 0; length < maxLength && frontier.length > 0 && !parent.has(to); length++) {
    const reached = new Map<EntityId, EntityId>()
    for (const row of await engine.read(step(types), { ids: frontier })) {
      const [a, b] = [text(row, 'from') as EntityId, text(row, 'to') as EntityId] // written from EntityIds
      const known = reached.get(b)
      if (!parent.has(b) && (known === undefined || a < known)) reached.set(b, a)
    }
    for (const [b, a] of reached) parent.set(b, a)
    frontier = [...reached.keys()].sort()
  }
  if (!parent.has(to)) return null
  const path: EntityId[] = []
  for (let at: EntityId | null = to; at !== null; at = parent.get(at) ?? null) path.unshift(at)
  return path
}
