import { profile } from '../../graph/index.ts'
import type { EntityId, EntityNode, GraphStore } from '../../graph/index.ts'

const ROUNDS = 3
/** As many hubs, where a reading costs most, as things from all over the graph. */
const HUBS = 30

/** `run` answers the milliseconds of each call. */
interface Reading {
  readonly name: string
  readonly run: (store: GraphStore, thing: EntityNode, other: EntityNode) => Promise<unknown>
}

const READINGS: readonly Reading[] = [
  { name: 'neighbours', run: (store, { id }) => store.neighbours(id) },
  { name: 'profile', run: (store, { id }) => profile(store, id) },
  { name: 'search', run: (store, { name }) => store.search(name.slice(0, 2)) },
  { name: 'path', run: (store, { id }, other) => store.path(id, other.id) },
  { name: 'overview', run: (store) => store.overview(200) },
  { name: 'full text', run: (store, { name }) => store.searchText(name) },
]

export interface Latency {
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly worst: number
}

/** Things to ask for: the same in both stores, since ids are. */
export async function sampleOf(store: GraphStore): Promise<readonly EntityId[]> {
  const all = await store.overview(3000)
  const step = Math.floor((all.nodes.length - HUBS) / HUBS)
  return all.nodes.filter((_, k) => k < HUBS || (k - HUBS) % step === 0).map((node) => node.id)
}

export async function latencies(store: GraphStore, ids: readonly EntityId[]): Promise<readonly Latency[]> {
  const things: EntityNode[] = []
  for (const id of ids) {
    const thing = await store.entity(id)
    if (thing !== null) things.push(thing)
  }
  const found: Latency[] = []
  for (const { name, run } of READINGS) {
    const took: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [k, thing] of things.entries()) {
        const other = things[(k * 7 + 3) % things.length] ?? thing
        const began = performance.now()
        await run(store, thing, other)
        // The first round fills what is read once: plans, names.
        if (round > 0) took.push(performance.now() - began)
      }
    }
    took.sort((a, b) => a - b)
    const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0
    found.push({ name, p50: at(0.5), p95: at(0.95), worst: at(1) })
  }
  return found
}

const CONSOLE = [
  'MATCH (p:Person)-[r:HOLDS_ROLE]->(o) RETURN p.name AS person, r.title AS title, o.name AS organ LIMIT 100',
  'MATCH (a:Person)-[x:CO_OCCURS]-(b:Person) WHERE a.id < b.id RETURN a.name AS a, b.name AS b, x.weight AS w ORDER BY w DESC LIMIT 10',
  'MATCH (n:Entity) RETURN n.type AS type, count(*) AS n ORDER BY n DESC',
  'MATCH (a:Article) RETURN substring(a.date, 0, 7) AS month, count(*) AS n ORDER BY month',
]

/** A user's queries, each in its child process where the store is embedded; the first of all makes the snapshot and is told apart. */
export async function consoleLatency(store: GraphStore): Promise<{ readonly first: number; readonly others: readonly number[] }> {
  const took: number[] = []
  for (const query of ['RETURN 1 AS one', ...CONSOLE, ...CONSOLE]) {
    const began = performance.now()
    await store.query(query, { timeoutMs: 60_000 })
    took.push(performance.now() - began)
  }
  const [first = 0, ...others] = took
  return { first, others }
}
