import type { EntityId, RelationId } from '../../../graph/model.ts'
import type { Edge, EntityNode, GraphView } from '../../../graph/view.ts'
import type { BakedLayout } from '../../server/baking.ts'
import { OVERVIEW_SIZES } from '../../layout/measures.ts'
import { api, fetchText } from './api.ts'
import { nextTask, SLICE_MS } from './graph/slices.ts'
import { SceneLines } from './sceneLines.ts'
import type { Point } from './state/view.ts'

/** Where things stand and which community they belong to, as the server laid them out. */
export interface Baked {
  readonly places: ReadonlyMap<EntityId, Point>
  readonly communities: ReadonlyMap<EntityId, number>
}

export interface Scene {
  readonly nodes: ReadonlyMap<EntityId, EntityNode>
  readonly edges: ReadonlyMap<RelationId, Edge>
  readonly total: GraphView['total']
  /** Null where the server has none yet: then this machine lays the graph out. */
  readonly baked: Baked | null
}

export const sceneOf = ({ nodes, edges, total }: GraphView, baked: Baked | null = null): Scene => ({
  nodes: new Map(nodes.map((node) => [node.id, node])),
  edges: new Map(edges.map((edge) => [edge.id, edge])),
  total,
  baked,
})

/** What a visit begins with: as much as the screen can show side by side. */
export const usualSize = (): number => (window.innerWidth < 700 ? OVERVIEW_SIZES[0] : OVERVIEW_SIZES[1])

const LARGE = 2_000 // entities from which on an answer is read in pieces: parsing it at once would stall the page
const AGAIN_MS = 3_000 // between two questions for a large layout that is still being made

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('aborted', 'AbortError'))
    })
  })

function bakedOf(ids: readonly EntityId[], made: BakedLayout | null): Baked | null {
  // The graph may have changed between the two answers.
  if (made === null || made.communities.length !== ids.length) return null
  const { positions, communities } = made
  return {
    places: new Map(ids.map((id, index) => [id, { x: positions[2 * index] ?? 0, y: positions[2 * index + 1] ?? 0 }])),
    communities: new Map(ids.map((id, index) => [id, communities[index] ?? 0])),
  }
}

/** The overview of a size with its layout. Large ones wait for the server's layout: this machine would need longer, and be busy with it. */
export async function fetchScene(size: number, signal: AbortSignal): Promise<Scene> {
  const layout = async (): Promise<BakedLayout | null> => {
    for (;;) {
      const answer = await api.layout(size, signal)
      if (answer.layout !== null || size <= LARGE) return answer.layout
      await sleep(AGAIN_MS, signal)
    }
  }
  if (size <= LARGE) {
    const [view, made] = await Promise.all([api.overview(size, signal), layout()])
    return sceneOf(
      view,
      bakedOf(
        view.nodes.map(({ id }) => id),
        made,
      ),
    )
  }
  const [scene, made] = await Promise.all([readInPieces(await fetchText(`/overview?limit=${String(size)}`, signal)), layout()])
  return { ...scene, baked: bakedOf([...scene.nodes.keys()], made) }
}

/** Takes over a view as it comes: the server writes each node and each edge in a line of its own. */
async function readInPieces(reader: ReadableStreamDefaultReader<string>): Promise<Scene> {
  const lines = new SceneLines()
  let until = performance.now() + SLICE_MS
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    lines.take(piece.value)
    if (performance.now() < until) continue
    await nextTask()
    until = performance.now() + SLICE_MS
  }
  return lines.end()
}
