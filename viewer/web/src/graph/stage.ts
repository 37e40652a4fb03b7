import type { EntityId } from '../../../../graph/model.ts'
import type { Edge } from '../../../../graph/view.ts'
import type { Baked } from '../scene.ts'
import type { CameraSpot, LoadedGraph, Point } from '../state/view.ts'
import { Arranger } from './arranger.ts'
import { growing, moveAll, newDrawing, type DrawnGraph } from './drawing.ts'
import { framing } from './framing.ts'
import { Home } from './home.ts'
import { hostsOf } from './hosts.ts'
import { LabelLayer } from './labelLayer.ts'
import { LinkLayer } from './linkLayer.ts'
import { linking, type Link } from './links.ts'
import { listenTo } from './listening.ts'
import { paint } from './look.ts'
import type { Look } from './look.ts'
import { PatientSigma } from './patient.ts'
import { pictureOf } from './picture.ts'
import { isPointing, touchedBy } from './repaint.ts'
import { fixedSettings, shrinkFor } from './settings.ts'
import { inSlices, nextTask, piecesOf } from './slices.ts'
import type { StageEvents } from './stageEvents.ts'
import { svgOf } from './svg.ts'

/** Nodes and edges from which on the graph is built and painted in slices. */
export const LARGE = 8_000
const PIECE = 2_000 // nodes or edges painted between two looks at the clock

type Places = ReadonlyMap<EntityId, Point>

/** The canvas: sigma, the layout and the labels behind one small interface. Holds no decision of the application. */
export class Stage {
  readonly #sigma: PatientSigma
  #graph: DrawnGraph = newDrawing()
  readonly #links: LinkLayer
  readonly #labels: LabelLayer
  readonly #arranger: Arranger
  readonly #events: StageEvents
  readonly #dragged: () => EntityId | null
  #look: Look
  #loaded: LoadedGraph | null = null
  #pinned: ReadonlyMap<EntityId, Point> = new Map()
  readonly #home: Home
  readonly #leave: () => void
  /** How much smaller than full size things are drawn, for want of room. */
  #shrink = 1
  #showing = 0
  #painting = 0
  #isBuilding = false
  #afterwards: (() => void) | null = null

  constructor(container: HTMLElement, look: Look, events: StageEvents) {
    this.#look = look
    this.#events = events
    this.#shrink = shrinkFor(container.clientWidth, container.clientHeight, 0)
    const settings = {
      ...fixedSettings(),
      // On a small canvas everything shrinks, or a phone would show coins side by side.
      zoomToSizeRatioFunction: (ratio: number) => Math.sqrt(ratio) * this.#shrink,
      nodeReducer: paint(() => this.#look),
    }
    this.#sigma = new PatientSigma(this.#graph, container, settings, (id) => this.#look.visible.nodes.has(id))
    this.#links = new LinkLayer(this.#sigma, () => this.#look)
    this.#home = new Home(this.#sigma)
    this.#labels = new LabelLayer(this.#sigma, () => this.#look)
    this.#dragged = listenTo(this.#sigma, this.#links, () => this.#graph, events)
    this.#arranger = new Arranger((positions, communities, last) => {
      this.#move(positions)
      if (!last) return
      this.#events.onArranged(communities)
      this.#afterwards?.()
      this.#afterwards = null
    })
    this.#sigma.getCamera().on('updated', () => {
      events.onCamera(this.camera)
    })
    this.#leave = this.#home.watch(container, (width, height) => {
      this.#shrink = shrinkFor(width, height, this.#graph.order)
    })
  }

  /** Draws what is loaded; new nodes settle beside their neighbours, the first load is laid out as a whole. */
  show(loaded: LoadedGraph, pinned: ReadonlyMap<EntityId, Point>): void {
    for (const [id, at] of pinned) if (this.#pinned.get(id) !== at && this.#graph.hasNode(id)) this.#sigma.moveNode(id, at)
    // What is let go returns to where the layout had it: so undo takes back a drag.
    for (const id of this.#pinned.keys()) {
      const at = pinned.has(id) ? undefined : this.#arranger.lastPlace(id)
      if (at !== undefined && this.#graph.hasNode(id)) this.#sigma.moveNode(id, at)
    }
    this.#pinned = pinned
    if (this.#loaded === loaded) return
    const previous = this.#loaded
    const isOtherBake = loaded.baked !== null && previous?.baked !== loaded.baked
    this.#loaded = loaded
    if (isOtherBake) this.#arranger.remember(loaded.baked.places, this.#isTall)
    const before = this.#graph
    const isLarge = loaded.nodes.size + loaded.edges.size > LARGE
    const isKept = before.everyNode((id) => loaded.nodes.has(id as EntityId)) // keys of the drawing are ids
    if (isKept && loaded.nodes.size === before.order && loaded.edges === previous?.edges && !isOtherBake) return
    const beside = hostsOf(loaded, before)
    const place = (id: EntityId): Point =>
      pinned.get(id) ?? (isOtherBake ? undefined : this.position(id, before)) ?? this.#arranger.lastPlace(id) ?? beside(id)
    const fresh = (id: string): boolean => !before.hasNode(id) && this.#arranger.lastPlace(id) === undefined
    // Another graph rather than a change of this one where something goes: sigma would draw anew for each thing that goes.
    const next = isLarge && isKept && !isOtherBake ? before : newDrawing()
    const freshOnes = next === before ? [...loaded.nodes.keys()].filter(fresh) : null
    const { links, sigma, labels } = { links: this.#links, sigma: this.#sigma, labels: this.#labels }
    let drawn: readonly Link[] = []
    function* building(): Generator<void> {
      yield* growing(next, loaded, place)
      const ids = next.nodes() as EntityId[]
      drawn = yield* linking(loaded.edges.values(), new Map(ids.map((id, index) => [id, index])))
      sigma.spots.set(ids)
      links.set(isLarge ? [] : drawn)
      if (!isLarge) return
      yield
      labels.rank()
      yield
    }
    const { width, height } = sigma.getDimensions()
    this.#shrink = shrinkFor(width, height, loaded.nodes.size)
    const run = ++this.#showing
    const finish = (): void => {
      this.#settle(freshOnes ?? next.filterNodes(fresh), isOtherBake ? loaded.baked : null)
    }
    this.#graph = next
    if (!isLarge) {
      for (const _ of building());
      sigma.setGraph(next)
      labels.rank()
      finish()
      return
    }
    this.#isBuilding = true
    if (next !== before) sigma.setGraph(next)
    sigma.hold()
    const look = this.#look
    void inSlices(building(), () => run !== this.#showing).then(async (isDone) => {
      if (!isDone) return
      sigma.release()
      await nextTask() // the edges come in a task of their own: with the nodes they would hold the page up
      if (run !== this.#showing) return
      this.#isBuilding = false
      links.set(drawn)
      sigma.scheduleRender()
      finish()
      if (this.#look !== look) this.look(this.#look, look)
    })
  }

  /** Lays the whole graph out again; what is pinned stays. */
  arrangeAnew(then: (before: Places, after: Places) => void): void {
    const before = this.places()
    this.#afterwards = () => {
      then(before, this.places())
    }
    this.#arranger.arrange(this.#graph, this.#edges, this.#isTall, (id) => this.#pinned.has(id as EntityId), true)
  }

  look(look: Look, before = this.#look): void {
    this.#look = look
    if (this.#isBuilding) return
    if (look.isLarge && before.isLarge && isPointing(before, look)) {
      this.#labels.draw()
      return
    }
    this.#links.touch()
    if (!look.isLarge || !before.isLarge) {
      this.#sigma.refresh({ skipIndexation: true })
      return
    }
    const nodes = touchedBy(before, look, this.#graph)
    const run = ++this.#painting
    const [sigma, showing] = [this.#sigma, this.#showing]
    function* painting(): Generator<void> {
      for (const piece of piecesOf(nodes, PIECE)) {
        sigma.repaint(piece, false)
        yield
      }
      sigma.repaint([], true)
    }
    void inSlices(painting(), () => run !== this.#painting || showing !== this.#showing).then((isDone) => {
      // A newer look began before this one was through: what it does not touch may still wear an older one.
      if (!isDone && showing === this.#showing) this.look({ ...this.#look }, { ...look, visible: before.visible, scheme: before.scheme })
    })
  }

  fit(): void {
    this.#home.go()
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera()
    void camera.animate({ ratio: Math.max(0.02, Math.min(3, camera.ratio / factor)) }, { duration: 160 })
  }

  pan(dx: number, dy: number): void {
    const camera = this.#sigma.getCamera()
    void camera.animate({ x: camera.x + dx * camera.ratio, y: camera.y + dy * camera.ratio }, { duration: 120 })
  }

  /** Brings an entity to the middle without changing the scale more than needed. */
  centre(id: EntityId): void {
    const data = this.#sigma.getNodeDisplayData(id)
    if (data === undefined) return
    void this.#sigma.getCamera().animate({ x: data.x, y: data.y, ratio: Math.min(this.#sigma.getCamera().ratio, 0.75) }, { duration: 350 })
  }

  /** Brings several into view together. */
  frame(ids: readonly EntityId[]): void {
    const spot = framing(this.#sigma, ids)
    if (spot !== null) void this.#sigma.getCamera().animate(spot, { duration: 350 })
  }

  /** Null where the whole is seen, as at the start. */
  get camera(): CameraSpot | null {
    const { x, y, ratio } = this.#sigma.getCamera().getState()
    return this.#home.isHere ? null : { x, y, ratio }
  }

  set camera(spot: CameraSpot | null) {
    if (spot === null) this.fit()
    else this.#sigma.getCamera().setState({ ...spot, angle: 0 })
  }

  /** Where an entity is drawn, in pixels of the container; for tests and for keyboard movement. */
  locate(id: EntityId): Point | null {
    const at = this.position(id)
    return at === null ? null : this.#sigma.graphToViewport(at)
  }

  position(id: EntityId, graph = this.#graph): Point | null {
    if (!graph.hasNode(id)) return null
    const { x, y } = graph.getNodeAttributes(id)
    return { x, y }
  }

  /** Where everything stands. */
  places(): ReadonlyMap<EntityId, Point> {
    return new Map(this.#graph.mapNodes((id, { x, y }) => [id as EntityId, { x, y }])) // keys of the drawing are ids
  }

  /** Puts everything where it once stood. */
  place(places: ReadonlyMap<EntityId, Point>): void {
    this.#arranger.remember(places)
    this.#move(places)
  }

  /** The canvas as it is seen, on a ground of `paper`. */
  picture(paper: string): Promise<Blob> {
    return pictureOf(this.#sigma, paper)
  }

  /** The same as lines and shapes. */
  svg(paper: string): string {
    return svgOf(this.#sigma, this.#graph, this.#links.links, this.#look, this.#labels.placed, paper)
  }

  get currentLook(): Look {
    return this.#look
  }

  /** Whether a node is under a point, in pixels of the container. */
  isOverNode(point: Point): boolean {
    return this.#sigma.spots.at(point, (id) => this.#look.visible.nodes.has(id)) !== null
  }

  get drawn(): DrawnGraph {
    return this.#graph
  }

  close(): void {
    this.#showing += 1
    this.#leave()
    this.#arranger.close()
    this.#sigma.kill()
  }

  /** After things came or went: where the server's layout places them, or where this machine finds room. */
  #settle(fresh: readonly string[], baked: Baked | null): void {
    if (baked !== null) this.#events.onArranged(baked.communities)
    if (fresh.length === 0) return
    // Where most is new, little is lost by moving the rest, and much is gained.
    const isNew = new Set(fresh)
    const isWhole = 2 * fresh.length > this.#graph.order
    this.#arranger.arrange(this.#graph, this.#edges, this.#isTall, (id) => !isWhole && !isNew.has(id))
  }

  #move(positions: ReadonlyMap<EntityId, Point>): void {
    moveAll(this.#graph, positions, this.#dragged())
  }

  get #edges(): Iterable<Edge> {
    return this.#loaded?.edges.values() ?? []
  }

  get #isTall(): boolean {
    const { width, height } = this.#sigma.getDimensions()
    return height > width
  }
}
