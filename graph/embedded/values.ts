import type { GrafeoDB, GrafeoValue } from '@grafeo-db/js'
import { HIDDEN_IN_QUERIES } from '../hidden.ts'
import type { CypherValue } from '../view.ts'

/** Grafeo tags what it returns: nodes by `_labels`, relationships by `_type`, paths by `nodes` and `edges`. */
export function cypherValue(value: GrafeoValue | undefined, idOf: (node: number) => string | null): CypherValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => cypherValue(item, idOf))
  if (value instanceof Date) return value.toISOString()
  if (ArrayBuffer.isView(value)) return [...(value as Float32Array)]
  const record = value as { readonly [key: string]: GrafeoValue } // what is left of the union is a map
  if (Array.isArray(record['_labels'])) {
    const properties = propertiesOf(record, idOf)
    return { kind: 'node', id: asText(properties['id']), labels: record['_labels'].map(String).sort(), properties }
  }
  if (typeof record['_type'] === 'string') {
    return {
      kind: 'relationship',
      type: record['_type'],
      start: idOf(Number(record['_source'])),
      end: idOf(Number(record['_target'])),
      properties: propertiesOf(record, idOf),
    }
  }
  if (Array.isArray(record['nodes']) && Array.isArray(record['edges'])) {
    return {
      kind: 'path',
      nodes: record['nodes'].map((n) => cypherValue(n, idOf)),
      relationships: record['edges'].map((e) => cypherValue(e, idOf)),
    }
  }
  return { kind: 'map', entries: propertiesOf(record, idOf) }
}

/** Dates of Grafeo come as tagged strings; its own bookkeeping begins with an underscore. */
function propertiesOf(
  record: { readonly [key: string]: GrafeoValue },
  idOf: (node: number) => string | null,
): { readonly [key: string]: CypherValue } {
  const entries = Object.entries(record).filter(([key]) => !key.startsWith('_') && !HIDDEN_IN_QUERIES.has(key))
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, cypherValue(item, idOf)]))
}

const asText = (value: CypherValue | undefined): string | null => (typeof value === 'string' ? value : null)

/** Our own id of a node, by Grafeo's number; null for one that has none. */
export function idOfNode(db: GrafeoDB, node: number): string | null {
  const properties = db.getNode(node)?.properties() as Readonly<Record<string, unknown>> | undefined // typed as an empty object
  const id = properties?.['id']
  return typeof id === 'string' ? id : null
}
