import type { Edge, EntityNode } from '../../../graph/view.ts'
import { mixed, PALETTE } from './graph/colours.ts'
import type { Scheme } from './graph/colours.ts'
import type { Stage } from './graph/stage.ts'
import { download } from './parts/download.ts'
import type { Visible } from './state/visible.ts'
import type { ViewState } from './state/view.ts'

/** A field that begins like a formula would be run by a spreadsheet: it gets an apostrophe, as OWASP advises. RFC 4180 otherwise. */
function field(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value === null ? '' : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** With a byte order mark, without which Excel reads Chinese as Latin. */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string => `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`

export function nodeRows(state: ViewState, visible: Visible): readonly (readonly (string | number | null)[])[] {
  const row = ({ id, type, name, aliases, articles, mentions, firstSeen, lastSeen }: EntityNode) => [id, type, name, aliases.join('; '), articles, mentions, firstSeen, lastSeen]
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
  return [['id', 'type', 'source', 'sourceName', 'target', 'targetName', 'title', 'articles', 'weight', 'firstSeen', 'lastSeen'], ...shown.map(row)]
}

const CSV = 'text/csv;charset=utf-8'

export const exportNodes = (state: ViewState, visible: Visible): void => {
  download('mingtu-entities.csv', csv(nodeRows(state, visible)), CSV)
}

export const exportEdges = (state: ViewState, visible: Visible): void => {
  download('mingtu-relations.csv', csv(edgeRows(state, visible)), CSV)
}

/** The canvas as it is seen, on its paper. */
export async function exportPicture(stage: Stage, scheme: Scheme): Promise<void> {
  const blob = await stage.picture(PALETTE[scheme].paper)
  download('mingtu.png', blob)
}

/** What is shown, with positions, sizes and colours, as Gephi reads it. */
export async function exportGexf(stage: Stage, visible: Visible, scheme: Scheme): Promise<void> {
  // Loaded on demand: few visits end in an export.
  const [{ write }, { nodeColour }] = await Promise.all([import('graphology-gexf/browser'), import('./graph/look.ts')])
  const graph = stage.drawn.copy()
  graph.forEachEdge((id, { edge }) => {
    if (!visible.edges.has(edge.id)) graph.dropEdge(id)
  })
  graph.forEachNode((id, { entity }) => {
    if (!visible.nodes.has(entity.id)) graph.dropNode(id)
  })
  const look = stage.currentLook
  const text = write(graph, {
    formatNode: (_: string, data) => {
      const { entity, x, y, size } = data as ReturnType<typeof graph.getNodeAttributes> // the writer knows no attribute types
      const { type, articles, mentions, firstSeen, lastSeen } = entity
      return {
        label: entity.name,
        attributes: { type, articles, mentions, firstSeen: firstSeen ?? '', lastSeen: lastSeen ?? '' },
        viz: { color: mixed(nodeColour(data as Parameters<typeof nodeColour>[0], { ...look, scheme }), '#000000', 0), x, y, size },
      }
    },
    formatEdge: (_: string, data) => {
      const { edge } = data as ReturnType<typeof graph.getEdgeAttributes> // likewise
      const { type, articles } = edge
      return {
        label: type === 'CO_OCCURS' ? type : [type, edge.title].filter(Boolean).join(' '),
        weight: type === 'CO_OCCURS' ? edge.weight : articles,
        attributes: { type, articles, firstSeen: edge.firstSeen ?? '', lastSeen: edge.lastSeen ?? '' },
      }
    },
  })
  download('mingtu.gexf', text, 'application/xml')
}
