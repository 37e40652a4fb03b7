import { MultiGraph } from 'graphology'
import type { Edge } from '../../../graph/view.ts'
import { mixed, PALETTE } from './graph/colours.ts'
import type { Scheme } from './graph/colours.ts'
import type { DrawnNode } from './graph/drawing.ts'
import type { Stage } from './graph/stage.ts'
import { download } from './parts/download.ts'
import { csv, edgeRows, nodeRows } from './csv.ts'
import type { Visible } from './state/visible.ts'
import type { ViewState } from './state/view.ts'

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

export const exportSvg = (stage: Stage, scheme: Scheme): void => {
  download('mingtu.svg', stage.svg(PALETTE[scheme].paper), 'image/svg+xml')
}

/** What is shown, with positions, sizes and colours, as Gephi reads it. */
export async function exportGexf(stage: Stage, { loaded }: ViewState, visible: Visible, scheme: Scheme): Promise<void> {
  // Loaded on demand: few visits end in an export.
  const [{ write }, { nodeColour }] = await Promise.all([import('graphology-gexf/browser'), import('./graph/look.ts')])
  const graph = new MultiGraph<DrawnNode, { readonly edge: Edge }>({ type: 'directed' })
  stage.drawn.forEachNode((id, attributes) => {
    if (visible.nodes.has(attributes.entity.id)) graph.addNode(id, attributes)
  })
  for (const edge of loaded.edges.values())
    if (visible.edges.has(edge.id)) graph.addEdgeWithKey(edge.id, edge.source, edge.target, { edge })
  const look = stage.currentLook
  const text = write(graph, {
    formatNode: (_: string, data) => {
      const { entity, x, y, size } = data // the writer knows no attribute types
      const { type, articles, mentions, firstSeen, lastSeen } = entity
      return {
        label: entity.name,
        attributes: { type, articles, mentions, firstSeen: firstSeen ?? '', lastSeen: lastSeen ?? '' },
        viz: { color: mixed(nodeColour(data, { ...look, scheme }), '#000000', 0), x, y, size },
      }
    },
    formatEdge: (_: string, data) => {
      const { edge } = data // likewise
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
