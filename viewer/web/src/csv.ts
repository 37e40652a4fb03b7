import type { Edge, EntityNode } from '../../../graph/view.ts'
import type { Visible } from './state/visible.ts'
import type { ViewState } from './state/view.ts'

/** A field that begins like a formula would be run by a spreadsheet: it gets an apostrophe, as OWASP advises. RFC 4180 otherwise. */
function field(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value === null ? '' : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** With a byte order mark, without which Excel reads Chinese as Latin. */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`

export function nodeRows(state: ViewState, visible: Visible): readonly (readonly (string | number | null)[])[] {
  const row = ({ id, type, name, aliases, articles, mentions, firstSeen, lastSeen }: EntityNode) => [
    id,
    type,
    name,
    aliases.join('; '),
    articles,
    mentions,
    firstSeen,
    lastSeen,
  ]
  const shown = [...state.loaded.nodes.values()].filter((node) => visible.nodes.has(node.id))
  return [['id', 'type', 'name', 'aliases', 'articles', 'mentions', 'firstSeen', 'lastSeen'], ...shown.map(row)]
}

export function edgeRows(state: ViewState, visible: Visible): readonly (readonly (string | number | null)[])[] {
  const nameOf = (id: EntityNode['id']): string => state.loaded.nodes.get(id)?.name ?? id
  const row = (edge: Edge) => [
    edge.id,
    edge.type,
    edge.source,
    nameOf(edge.source),
    edge.target,
    nameOf(edge.target),
    edge.type === 'CO_OCCURS' ? null : edge.title,
    edge.articles,
    edge.type === 'CO_OCCURS' ? edge.weight : null,
    edge.firstSeen,
    edge.lastSeen,
  ]
  const shown = [...state.loaded.edges.values()].filter((edge) => visible.edges.has(edge.id))
  return [
    ['id', 'type', 'source', 'sourceName', 'target', 'targetName', 'title', 'articles', 'weight', 'firstSeen', 'lastSeen'],
    ...shown.map(row),
  ]
}
