import type { Edge, EntityNode, GraphView } from '../../../graph/view.ts'

/** A view in pieces. */
export type SceneMessage =
  | { readonly kind: 'nodes'; readonly items: readonly EntityNode[] }
  | { readonly kind: 'edges'; readonly items: readonly Edge[] }
  | { readonly kind: 'end'; readonly total: GraphView['total'] }

const PIECE = 2_500 // objects a message: some ten milliseconds to take over

self.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
  const { nodes, edges, total } = JSON.parse(new TextDecoder().decode(data)) as GraphView // our own server's answer
  const tell = (message: SceneMessage): void => {
    self.postMessage(message)
  }
  for (let at = 0; at < nodes.length; at += PIECE) tell({ kind: 'nodes', items: nodes.slice(at, at + PIECE) })
  for (let at = 0; at < edges.length; at += PIECE) tell({ kind: 'edges', items: edges.slice(at, at + PIECE) })
  tell({ kind: 'end', total })
}
