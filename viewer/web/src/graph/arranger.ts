import type { EntityId } from '../../../../graph/model.ts'
import type { Edge } from '../../../../graph/view.ts'
import type { LayoutInput } from '../../../layout/arrangement.ts'
import { weightOf } from '../../../layout/measures.ts'
import type { Point } from '../state/view.ts'
import type { DrawnGraph } from './drawing.ts'
import type { LayoutMessage } from './layout.worker.ts'

type Arranged = (positions: ReadonlyMap<EntityId, Point>, communities: ReadonlyMap<EntityId, number>, last: boolean) => void

/** Runs layouts in a worker, one at a time: a newer one replaces one that is under way. Remembers where everything was. */
export class Arranger {
  readonly #tell: Arranged
  readonly #places = new Map<string, Point>()
  #worker: Worker | null = null
  #run = 0

  constructor(tell: Arranged) {
    this.#tell = tell
  }

  /** Takes over places that were found elsewhere; `isTurned` says that they are for a wide screen, and this one is tall. */
  remember(places: ReadonlyMap<EntityId, Point>, isTurned = false): void {
    for (const [id, { x, y }] of places) this.#places.set(id, isTurned ? { x: y, y: x } : { x, y })
  }

  lastPlace(id: string): Point | undefined {
    return this.#places.get(id)
  }

  /** `anew` forgets where things were and starts from the beginning, so that the outcome depends on the graph alone. */
  arrange(graph: DrawnGraph, edges: Iterable<Edge>, isTall: boolean, isFixed: (id: string) => boolean, anew = false): void {
    const ids = graph.nodes().sort() as EntityId[] // keys of this graph are ids
    const isWhole = !ids.some(isFixed)
    const input: LayoutInput = {
      isTall,
      nodes: ids.map((id) => {
        const { x, y, size } = graph.getNodeAttributes(id)
        return isWhole || (anew && !isFixed(id)) ? { id, size } : { id, size, at: { x, y }, fixed: isFixed(id) }
      }),
      edges: [...edges]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((edge) => ({ source: edge.source, target: edge.target, weight: weightOf(edge) })),
    }
    this.#worker?.terminate()
    this.#worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    this.#run += 1
    this.#worker.onmessage = ({ data }: MessageEvent<LayoutMessage>) => {
      if (data.run !== this.#run) return
      ids.forEach((id, index) => {
        this.#places.set(id, { x: data.positions[2 * index] ?? 0, y: data.positions[2 * index + 1] ?? 0 })
      })
      const positions = new Map(ids.map((id) => [id, this.#places.get(id) ?? { x: 0, y: 0 }]))
      this.#tell(positions, new Map(ids.map((id, index) => [id, data.communities[index] ?? 0])), data.last)
      if (!data.last) return
      this.#worker?.terminate()
      this.#worker = null
    }
    this.#worker.postMessage({ run: this.#run, input })
  }

  close(): void {
    this.#worker?.terminate()
  }
}
