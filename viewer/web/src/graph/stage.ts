import Sigma from 'sigma'
import type { CameraState } from 'sigma/types'
import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { LoadedGraph, Point } from '../state/view.ts'
import { newDrawing, syncDrawing } from './drawing.ts'
import type { DrawnEdge, DrawnGraph, DrawnNode } from './drawing.ts'
import { hostsOf } from './hosts.ts'
import { pictureOf } from './picture.ts'
import { paint } from './look.ts'
import type { Look } from './look.ts'
import { LabelLayer } from './labelLayer.ts'
import { Arranger } from './arranger.ts'
import { fixedSettings, shrinkFor } from './settings.ts'
import type { StageEvents } from './stageEvents.ts'

const MANY_EDGES = 15_000 // beyond this, edges are not drawn while the camera moves

/** The canvas: sigma, the layout and the labels behind one small interface. Holds no decision of the application. */
export class Stage {
  readonly #sigma: Sigma<DrawnNode, DrawnEdge>
  #graph: DrawnGraph = newDrawing()
  readonly #labels: LabelLayer
  readonly #arranger: Arranger
  readonly #events: StageEvents
  #look: Look
  #loaded: LoadedGraph | null = null
  #pinned: ReadonlyMap<EntityId, Point> = new Map()
  #dragged: EntityId | null = null
  #home: CameraState = { x: 0.5, y: 0.5, angle: 0, ratio: 1 }
  #wasDragged = false
  /** How much smaller than full size nodes are drawn, for want of room. */
  #shrink = 1

  constructor(container: HTMLElement, look: Look, events: StageEvents) {
    this.#look = look
    this.#events = events
    this.#shrink = shrinkFor(container.clientWidth, container.clientHeight)
    this.#sigma = new Sigma<DrawnNode, DrawnEdge>(this.#graph, container, {
      ...fixedSettings(),
      // On a small canvas everything shrinks, or a phone would show coins side by side.
      zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) * this.#shrink,
      ...paint(() => this.#look),
    })
    this.#labels = new LabelLayer(this.#sigma, () => this.#look)
    this.#arranger = new Arranger((positions, communities, last) => {
      // One event for all of them: sigma draws once, not once a node.
      this.#graph.updateEachNodeAttributes(
        (id, attributes) => {
          const at = id === this.#dragged ? undefined : positions.get(id as EntityId)
          if (at !== undefined) {
            attributes.x = at.x
            attributes.y = at.y
          }
          return attributes
        },
        { attributes: ['x', 'y'] },
      )
      if (this.#isAtHome) this.#goHome()
      if (last) this.#events.onArranged(communities)
    })
    this.#listen()
  }

  /** Draws what is loaded; new nodes settle beside their neighbours, the first load is laid out as a whole. */
  show(loaded: LoadedGraph, pinned: ReadonlyMap<EntityId, Point>): void {
    for (const [id, at] of pinned)
      if (this.#pinned.get(id) !== at && this.#graph.hasNode(id)) this.#graph.mergeNodeAttributes(id, { x: at.x, y: at.y })
    this.#pinned = pinned
    if (this.#loaded === loaded) return
    this.#loaded = loaded
    const before = this.#graph
    const beside = hostsOf(loaded, before)
    const next = before.copy()
    const differs = syncDrawing(next, loaded, (id) => pinned.get(id as EntityId) ?? this.#arranger.lastPlace(id) ?? beside(id))
    if (!differs) return
    // Another graph rather than a change of this one: sigma would redraw for every node that comes or goes.
    this.#graph = next
    this.#sigma.setGraph(next)
    this.#sigma.setSetting('hideEdgesOnMove', next.size > MANY_EDGES)
    this.#labels.rank()
    const fresh = next.filterNodes((id) => !before.hasNode(id) && this.#arranger.lastPlace(id) === undefined)
    if (fresh.length === 0) return
    // Where most is new, little is lost by moving the rest, and much is gained.
    const isNew = new Set(fresh)
    const isWhole = 2 * fresh.length > next.order
    this.#arranger.arrange(next, this.#isTall, (id) => !isWhole && !isNew.has(id))
  }

  /** Lays the whole graph out again; what is pinned stays. */
  arrangeAnew(): void {
    this.#arranger.arrange(this.#graph, this.#isTall, (id) => this.#pinned.has(id as EntityId), true)
  }

  look(look: Look): void {
    this.#look = look
    this.#sigma.refresh({ skipIndexation: true })
  }

  fit(): void {
    this.#home = this.#homeNow()
    void this.#sigma.getCamera().animate(this.#home, { duration: 300 })
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera()
    void camera.animate(
      {
        ratio:
          this.#sigma.getSetting('minCameraRatio') === null ? camera.ratio / factor : Math.max(0.02, Math.min(3, camera.ratio / factor)),
      },
      { duration: 160 },
    )
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

  /** Where an entity is drawn, in pixels of the container; for tests and for keyboard movement. */
  locate(id: EntityId): Point | null {
    if (!this.#graph.hasNode(id)) return null
    const { x, y } = this.#graph.getNodeAttributes(id)
    return this.#sigma.graphToViewport({ x, y })
  }

  position(id: EntityId): Point | null {
    if (!this.#graph.hasNode(id)) return null
    const { x, y } = this.#graph.getNodeAttributes(id)
    return { x, y }
  }

  /** The canvas as it is seen, on a ground of `paper`. */
  picture(paper: string): Promise<Blob> {
    return pictureOf(this.#sigma, paper)
  }

  get currentLook(): Look {
    return this.#look
  }

  get isOverNode(): boolean {
    return this.#look.hovered !== null
  }

  get drawn(): DrawnGraph {
    return this.#graph
  }

  close(): void {
    this.#arranger.close()
    this.#sigma.kill()
  }

  /** The camera from which the whole graph is just seen, names at its rim included. */
  #homeNow(): CameraState {
    const { width, height } = this.#sigma.getDimensions()
    const { x, y } = this.#sigma.getBBox()
    const cameraState = { x: 0.5, y: 0.5, angle: 0, ratio: 1 }
    const [low, high] = [
      { x: x[0], y: y[0] },
      { x: x[1], y: y[1] },
    ].map((corner) => this.#sigma.graphToViewport(corner, { cameraState }))
    if (low === undefined || high === undefined || this.#graph.order < 2) return cameraState
    const fill = (length: number, room: number, rim: number): number => length / Math.max(80, room - 2 * rim)
    return {
      ...cameraState,
      ratio: Math.max(fill(Math.abs(high.x - low.x), width, Math.min(70, width / 8)), fill(Math.abs(high.y - low.y), height, 45)),
    }
  }

  get #isAtHome(): boolean {
    const { x, y, ratio } = this.#sigma.getCamera().getState()
    return Math.abs(x - this.#home.x) + Math.abs(y - this.#home.y) + Math.abs(ratio - this.#home.ratio) < 1e-6
  }

  #goHome(): void {
    this.#home = this.#homeNow()
    this.#sigma.getCamera().setState(this.#home)
  }

  get #isTall(): boolean {
    const { width, height } = this.#sigma.getDimensions()
    return height > width
  }

  #listen(): void {
    const sigma = this.#sigma
    // A pane that opens takes room: whoever saw the whole sees it still.
    sigma.on('resize', () => {
      const { width, height } = sigma.getDimensions()
      this.#shrink = shrinkFor(width, height)
      // Sigma may be in the middle of measuring the graph.
      requestAnimationFrame(() => {
        if (this.#isAtHome && this.#graph.order > 0) this.#goHome()
      })
    })
    // Sigma's keys are plain strings; every key of this graph was put there from an id.
    sigma.on('clickNode', ({ node, event }) => {
      if (this.#wasDragged) return
      this.#events.onNode(node as EntityId, event.original.shiftKey || event.original.ctrlKey || event.original.metaKey)
    })
    sigma.on('doubleClickNode', (payload) => {
      payload.preventSigmaDefault()
      this.#events.onOpen(payload.node as EntityId)
    })
    sigma.on('clickEdge', ({ edge }) => {
      this.#events.onEdge(edge as RelationId)
    })
    sigma.on('clickStage', () => {
      this.#events.onGround()
    })
    sigma.on('enterNode', ({ node }) => {
      sigma.getContainer().style.cursor = 'pointer'
      this.#events.onHover(node as EntityId)
    })
    sigma.on('leaveNode', () => {
      sigma.getContainer().style.cursor = ''
      this.#events.onHover(null)
    })
    sigma.on('enterEdge', () => {
      sigma.getContainer().style.cursor = 'pointer'
    })
    sigma.on('leaveEdge', () => {
      sigma.getContainer().style.cursor = ''
    })
    sigma.on('downNode', ({ node }) => {
      this.#dragged = node as EntityId
      this.#wasDragged = false
    })
    sigma.on('moveBody', ({ event }) => {
      if (this.#dragged === null) return
      if (!this.#wasDragged && sigma.getCustomBBox() === null) sigma.setCustomBBox(sigma.getBBox())
      this.#wasDragged = true
      this.#graph.mergeNodeAttributes(this.#dragged, sigma.viewportToGraph(event))
      event.preventSigmaDefault()
      event.original.preventDefault()
      event.original.stopPropagation()
    })
    const release = (): void => {
      if (this.#dragged !== null && this.#wasDragged) {
        const at = this.position(this.#dragged)
        if (at !== null) this.#events.onMoved(this.#dragged, at)
      }
      this.#dragged = null
    }
    sigma.on('upNode', release)
    sigma.on('upStage', release)
  }
}
