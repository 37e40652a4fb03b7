import Table from 'cli-table3'
import { stringify } from 'csv-stringify/sync'
import type { CypherValue, QueryResult } from '../graph/index.ts'
import { fit, printable } from './width.ts'

/** Columns of one cell: longer values are for JSON and CSV. */
const CELL_COLUMNS = 60

/** A value as plain JSON: maps without their wrapping, nodes and relationships as their properties with what they are. */
export function plainValue(value: CypherValue): unknown {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(plainValue)
  switch (value.kind) {
    case 'node':
      return { labels: value.labels, ...mapOf(value.properties) }
    case 'relationship':
      return { type: value.type, start: value.start, end: value.end, ...mapOf(value.properties) }
    case 'path':
      return { nodes: value.nodes.map(plainValue), relationships: value.relationships.map(plainValue) }
    case 'map':
      return mapOf(value.entries)
  }
}

const isList = (value: object): value is readonly CypherValue[] => Array.isArray(value)

function mapOf(entries: { readonly [key: string]: CypherValue }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, plainValue(value)]))
}

export function renderTable({ columns, rows }: QueryResult): string {
  const table = new Table({ head: columns.map(printable), style: { head: [], border: [], compact: true } })
  for (const row of rows) table.push(row.map((value) => fit(printable(cell(value)), CELL_COLUMNS)))
  return table.toString()
}

/** A node in a table cell is its name and type, a relationship its type and title, a path one after the other; JSON has the rest. */
function cell(value: CypherValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'object' && !isList(value) && value.kind === 'node') {
    const name = value.properties['name'] ?? value.properties['headline'] ?? value.id
    return `(${value.labels.filter((label) => label !== 'Entity').join(':')} ${typeof name === 'string' ? name : ''})`
  }
  if (typeof value === 'object' && !isList(value) && value.kind === 'relationship') {
    const { title } = value.properties
    return `[${value.type}${typeof title === 'string' ? ` ${title}` : ''}]`
  }
  if (typeof value === 'object' && isList(value)) return value.map(cell).join(', ')
  if (typeof value === 'object' && value.kind === 'path')
    return value.nodes.map((node, k) => `${k === 0 ? '' : `—${cell(value.relationships[k - 1] ?? null)}—`}${cell(node)}`).join('')
  return JSON.stringify(plainValue(value))
}

export function renderJson({ columns, rows }: QueryResult): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map((column, k) => [column, plainValue(row[k] ?? null)]))),
    null,
    2,
  )
}

export function renderCsv({ columns, rows }: QueryResult): string {
  return stringify(
    rows.map((row) => row.map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(plainValue(value)) : value))),
    { header: true, columns: [...columns], cast: { boolean: String } },
  )
}
