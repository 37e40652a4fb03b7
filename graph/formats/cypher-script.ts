import type { ExportLine } from '../store.ts'

/** Rows a statement: large enough that the round trip does not count, small enough to be read by eye. */
const BATCH = 200

const CONSTRAINTS = ['Article', 'Entity', 'Sentence']
  .map((label) => `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE;\n`)
  .join('')

/** The labels at the ends of the edges that do not lead from one thing to another. */
const ENDS: Readonly<Record<string, readonly [head: string, tail: string]>> = {
  APPEARS_IN: ['Entity', 'Article'],
  IN: ['Sentence', 'Article'],
  MENTIONED_IN: ['Entity', 'Sentence'],
  WROTE: ['Entity', 'Article'],
}

/** How a store notes what it made an edge's other properties of. */
const OWN_NOTES: ReadonlySet<string> = new Set(['statements'])

/** One Cypher statement a line, for an empty database: nodes first, then edges, in batches. `cypher-shell -f` runs it. */
export async function* writeCypher(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  yield CONSTRAINTS
  let batch: { readonly create: string; readonly rows: string[] } | null = null
  for await (const line of lines) {
    const create = createOf(line)
    if (batch !== null && (batch.create !== create || batch.rows.length === BATCH)) {
      yield statement(batch)
      batch = null
    }
    batch ??= { create, rows: [] }
    batch.rows.push(rowOf(line))
  }
  if (batch !== null) yield statement(batch)
}

const statement = ({ create, rows }: { readonly create: string; readonly rows: readonly string[] }): string =>
  `UNWIND [${rows.join(', ')}] AS row ${create};\n`

function createOf(line: ExportLine): string {
  if (line.kind === 'node') return `CREATE (n:${(line['labels'] as readonly string[]).map(quoted).join(':')}) SET n = row.p` // nodes have labels
  const type = String(line['type'])
  const [head, tail] = ENDS[type] ?? ['Entity', 'Entity']
  return `MATCH (h:${head} {id: row.h}) MATCH (t:${tail} {id: row.t}) CREATE (h)-[x:${quoted(type)}]->(t) SET x = row.p`
}

function rowOf(line: ExportLine): string {
  const { kind, labels: _labels, head, tail, type, ...rest } = line
  const properties = kind === 'node' ? { ...rest, ...(type === undefined ? {} : { type }) } : rest
  const kept = Object.entries(properties).filter(([name]) => !OWN_NOTES.has(name))
  const map = `{${kept.map(([name, value]) => `${quoted(name)}: ${literal(value)}`).join(', ')}}`
  return kind === 'node' ? `{p: ${map}}` : `{h: ${literal(head)}, t: ${literal(tail)}, p: ${map}}`
}

const quoted = (name: string): string => `\`${name}\``

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'string') return `'${value.replace(/[\\'\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign)}'`
  return String(value)
}
