import { UndirectedGraph } from 'graphology'
import { bidirectional } from 'graphology-shortest-path/unweighted.js'
import type { EntityNode, GraphStore } from '../../graph/index.ts'
import { median } from './timing.ts'

const THINGS = 60
const ROUNDS = 3

/** Median milliseconds of a question, and of its reference. */
export interface Asked {
  readonly name: string
  readonly ours: number
  readonly reference: number | null
}

const CONSOLE = [
  'MATCH (p:Person)-[r:HOLDS_ROLE]->(o) RETURN p.name AS person, r.title AS title, o.name AS organ LIMIT 100',
  'MATCH (a:Person)-[x:CO_OCCURS]-(b:Person) WHERE a.id < b.id RETURN a.name AS a, b.name AS b, x.weight AS w ORDER BY w DESC LIMIT 10',
  'MATCH (a:Article) RETURN substring(a.date, 0, 7) AS month, count(*) AS n ORDER BY month',
]

/** Questions about things from all over the graph, beside a graphology graph of it in memory and a plain search through its names. */
export async function askAll(store: GraphStore): Promise<readonly Asked[]> {
  await store.prepare(600_000)
  const { graph, names } = await inMemory(store)
  const all = (await store.overview(2000)).nodes
  const things = all.filter((_, k) => k % Math.max(1, Math.floor(all.length / THINGS)) === 0).slice(0, THINGS)
  const other = (k: number): EntityNode | undefined => things[(k * 7 + 3) % things.length]
  const each = async (ask: (thing: EntityNode, k: number) => unknown): Promise<number> => {
    const took: number[] = []
    for (let round = 0; round <= ROUNDS; round++)
      for (const [k, thing] of things.entries()) {
        const began = performance.now()
        await ask(thing, k)
        if (round > 0) took.push(performance.now() - began) // the first round fills what is read once
      }
    return median(took) ?? 0
  }
  const cypher: number[] = []
  await store.query('RETURN 1 AS one', { timeoutMs: 120_000 }) // makes the snapshot
  for (const query of [...CONSOLE, ...CONSOLE]) {
    const began = performance.now()
    await store.query(query, { timeoutMs: 60_000 })
    cypher.push(performance.now() - began)
  }
  return [
    { name: 'search', ours: await each(({ name }) => store.search(name.slice(0, 2))), reference: await each(({ name }) => names.filter((each_) => each_.includes(name.slice(0, 2)))) }, // prettier-ignore
    { name: 'neighbours', ours: await each(({ id }) => store.neighbours(id)), reference: await each(({ id }) => graph.neighbors(id)) },
    {
      name: 'path',
      ours: await each(({ id }, k) => store.path(id, other(k)?.id ?? id)),
      reference: await each(({ id }, k) => bidirectional(graph, id, other(k)?.id ?? id)),
    },
    { name: 'Cypher query', ours: median(cypher) ?? 0, reference: null },
  ]
}

async function inMemory(store: GraphStore): Promise<{ readonly graph: UndirectedGraph; readonly names: readonly string[] }> {
  const graph = new UndirectedGraph()
  const names: string[] = []
  for await (const line of store.export()) {
    if (line.kind === 'node' && Array.isArray(line['labels']) && line['labels'].includes('Entity')) {
      graph.mergeNode(line['id'])
      names.push(String(line['name']))
    } else if (line.kind === 'edge' && graph.hasNode(line['head']) && graph.hasNode(line['tail']))
      graph.mergeEdge(line['head'], line['tail'])
  }
  return { graph, names }
}
