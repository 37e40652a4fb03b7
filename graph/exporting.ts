import type { Engine } from './engine.ts'
import { BOOKKEEPING } from './hidden.ts'
import { CO_OCCURS, relationTypes, WROTE } from './schema.ts'
import type { ExportLine } from './store.ts'

const NODES = ['Article', 'Entity', 'Sentence'] as const
const EDGES = [...relationTypes, CO_OCCURS, 'APPEARS_IN', 'IN', 'MENTIONED_IN', WROTE].sort()

const idsOf = (label: string): string => `MATCH (n:${label}) RETURN n.id AS id ORDER BY id`
const nodesOf = (label: string): string =>
  `UNWIND $ids AS id MATCH (n:${label} {id: id}) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties`
const edgesOf = (label: string, type: string): string => `UNWIND $ids AS id MATCH (h:${label} {id: id})-[x:\`${type}\`]->(t)
  RETURN h.id AS head, t.id AS tail, properties(x) AS properties`

const CHUNK = 500

/** Every node and edge in a fixed order, keys sorted, empty values left out: equal graphs give equal lines. */
export async function* exportLines(engine: Engine): AsyncGenerator<ExportLine> {
  for (const label of NODES) {
    for await (const ids of idChunks(engine, label)) {
      const rows = await engine.read(nodesOf(label), { ids })
      const lines = rows.map((row): ExportLine => ({
        kind: 'node',
        labels: [...(row['labels'] as string[])].sort(),
        ...tidy(row['properties']),
      }))
      yield* byId(lines)
    }
  }
  for (const type of EDGES) {
    for await (const ids of idChunks(engine, type === 'IN' ? 'Sentence' : 'Entity')) {
      const rows = await engine.read(edgesOf(type === 'IN' ? 'Sentence' : 'Entity', type), { ids })
      yield* sorted(
        rows.map((row): ExportLine => ({ kind: 'edge', type, head: row['head'], tail: row['tail'], ...tidy(row['properties']) })),
      )
    }
  }
}

async function* idChunks(engine: Engine, label: string): AsyncGenerator<readonly string[]> {
  const ids = (await engine.read(idsOf(label))).map((row) => String(row['id']))
  for (let k = 0; k < ids.length; k += CHUNK) yield ids.slice(k, k + CHUNK)
}

function tidy(properties: unknown): Readonly<Record<string, unknown>> {
  const entries = Object.entries(properties as Record<string, unknown>) // properties(n) is a map
  return Object.fromEntries(
    entries.filter(([key, value]) => value !== null && !key.startsWith('_') && !BOOKKEEPING.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** So that what is of one article stands together: its id begins those of its sentences. */
const byId = (lines: readonly ExportLine[]): readonly ExportLine[] =>
  [...lines].sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))

function sorted(lines: readonly ExportLine[]): readonly ExportLine[] {
  return lines
    .map((line) => [JSON.stringify(line), line] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line)
}
