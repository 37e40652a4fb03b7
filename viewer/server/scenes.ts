import type { GraphStore } from '../../graph/store.ts'
import type { GraphView } from '../../graph/view.ts'
import { OVERVIEW_SIZES } from '../layout/measures.ts'
import { baked, pruned } from './baking.ts'
import type { BakedLayout } from './baking.ts'

interface Scene {
  readonly view: Promise<GraphView>
  /** The view as JSON: for 20,000 entities, reading and writing it takes seconds, and it is asked for at every visit. */
  readonly json: Promise<Uint8Array>
  layout: Promise<BakedLayout> | null
  /** The layout once it is there. */
  ready: BakedLayout | null
}

const CHECK_MS = 2_000 // how long counts are taken to hold
const PATIENCE_MS = 400 // small graphs are laid out within it, and arrive in place

/** A view as JSON with each node and each edge in a line of its own, so that a reader can take it over in pieces. */
function jsonOf({ nodes, edges, total }: GraphView): Uint8Array {
  const listed = (items: readonly object[]): string => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  return new TextEncoder().encode(`{"nodes":${listed(nodes)},"edges":${listed(edges)},"total":${JSON.stringify(total)}}`)
}

/** Overviews and their layouts, made once for each state of the graph. */
export class Scenes {
  readonly #store: GraphStore
  readonly #folder: string | null
  readonly #onError: (error: unknown) => void
  #scenes = new Map<number, Scene>()
  #mark = ''
  #checked = 0

  constructor(store: GraphStore, folder: string | null, onError: (error: unknown) => void) {
    this.#store = store
    this.#folder = folder
    this.#onError = onError
  }

  /** The graph has changed: what is known of it is no longer so. */
  forget(): void {
    this.#scenes = new Map()
    this.#checked = 0
  }

  async overview(limit: number): Promise<Uint8Array> {
    return (await this.#scene(limit)).json
  }

  /** Null while it is being made. */
  async layout(limit: number): Promise<BakedLayout | null> {
    const scene = await this.#scene(limit)
    const waited = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())
    await Promise.race([this.#layoutOf(limit, scene).catch(() => null), waited]) // what failed has been told
    return scene.ready
  }

  /** Makes the layouts of all sizes that the graph can fill, one after the other, so that visitors find them. */
  async prepare(): Promise<void> {
    const { entities } = await this.#store.counts()
    const total = Object.values(entities).reduce((sum, count) => sum + count, 0)
    for (const [index, size] of OVERVIEW_SIZES.entries())
      if (index === 0 || (OVERVIEW_SIZES[index - 1] ?? 0) < total) await this.#layoutOf(size, await this.#scene(size))
    if (this.#folder !== null) await pruned(this.#folder, await Promise.all([...this.#scenes.values()].map(({ view }) => view)))
  }

  async #scene(limit: number): Promise<Scene> {
    await this.#check()
    const known = this.#scenes.get(limit)
    if (known !== undefined) return known
    const view = this.#store.overview(limit)
    const json = view.then(jsonOf)
    const scene: Scene = { view, json, layout: null, ready: null }
    this.#scenes.set(limit, scene)
    json.catch(() => this.#drop(limit, scene)) // whoever asked has the error; the next one asks the store again
    return scene
  }

  #layoutOf(limit: number, scene: Scene): Promise<BakedLayout> {
    scene.layout ??= scene.view
      .then((view) => baked(view, this.#folder))
      .then((made) => (scene.ready = made))
      .catch((error: unknown) => {
        // The visitor's own machine lays out what could not be baked; it is tried again at the next visit.
        this.#drop(limit, scene)
        this.#onError(error)
        throw error
      })
    return scene.layout
  }

  #drop(limit: number, scene: Scene): void {
    if (this.#scenes.get(limit) === scene) this.#scenes.delete(limit)
  }

  /** Other processes may write into a Neo4j graph: what was made for another number of things is made again. */
  async #check(): Promise<void> {
    if (Date.now() - this.#checked < CHECK_MS) return
    const mark = JSON.stringify(await this.#store.counts())
    this.#checked = Date.now()
    if (mark !== this.#mark) this.#scenes = new Map()
    this.#mark = mark
  }
}
