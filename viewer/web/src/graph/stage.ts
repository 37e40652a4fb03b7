import { createEdgeCurveProgram } from '@sigma/edge-curve'
import Sigma from 'sigma'
import type { CameraState } from 'sigma/types'
import { createEdgeArrowProgram, EdgeRectangleProgram } from 'sigma/rendering'
import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { LoadedGraph, Point } from '../state/view.ts'
import { newDrawing, syncDrawing } from './drawing.ts'
import type { DrawnEdge, DrawnGraph, DrawnNode } from './drawing.ts'
import { ShapeProgram } from './shapes.ts'
import { paint } from './look.ts'
import type { Look } from './look.ts'
import { LabelLayer } from './labelLayer.ts'
import { Arranger } from './arranger.ts'

/** What a person does on the canvas, told to the application. */
export interface StageEvents {
  readonly onNode: (id: EntityId, more: boolean) => void
  readonly onOpen: (id: EntityId) => void
  readonly onEdge: (id: RelationId) => void
  readonly onGround: () => void
  readonly onMoved: (id: EntityId, at: Point) => void
  readonly onHover: (id: EntityId | null) => void
  readonly onArranged: (communities: ReadonlyMap<EntityId, number>) => void
}

const ARROW = { extremity: 'target', lengthToThicknessRatio: 3.2, widenessToThicknessRatio: 2.6 } as const
const ROOMY = 600 // pixels: the shorter side from which on nodes have their full size
const MANY_EDGES = 15_000 // beyond this, edges are not drawn while the camera moves

/** The canvas: sigma, the layout and the labels behind one small interface. Holds no decision of the application. */
export class Stage {
  readonly #sigma: Sigma<DrawnNode, DrawnEdge>
  readonly #graph: DrawnGraph = newDrawing()
  readonly #labels: LabelLayer
  readonly #arranger: Arranger
  readonly #events: StageEvents
  #look: Look
  #loaded: LoadedGraph | null = null
  #pinned: ReadonlyMap<EntityId, Point> = new Map()
  #dragged: EntityId | null = null
  #home: CameraState = { x: 0.5, y: 0.5, angle: 0, ratio: 1 }
  #wasDragged = false

  constructor(container: HTMLElement, look: Look, events: StageEvents) {
    this.#look = look
    this.#events = events
    this.#sigma = new Sigma<DrawnNode, DrawnEdge>(this.#graph, container, {
      nodeProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: {
        line: EdgeRectangleProgram,
        arrow: createEdgeArrowProgram<DrawnNode, DrawnEdge>(ARROW),
        curve: createEdgeCurveProgram<DrawnNode, DrawnEdge>(),
        curveArrow: createEdgeCurveProgram<DrawnNode, DrawnEdge>({ arrowHead: ARROW }),
      },
      defaultNodeType: 'shape',
      defaultEdgeType: 'line',
      renderLabels: false,
      enableEdgeEvents: true,
      zIndex: true,
      minEdgeThickness: 1.6,
      stagePadding: 40,
      // On a small canvas everything shrinks, or a phone would show coins side by side.
      zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) * Math.max(1, ROOMY / Math.min(container.clientWidth, container.clientHeight)),
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      defaultDrawNodeHover: () => undefined,
      allowInvalidContainer: true,
      ...paint(() => this.#look),
    })
    this.#labels = new LabelLayer(this.#sigma, () => this.#look)
    this.#arranger = new Arranger((positions, communities, last) => {
      for (const [id, at] of positions) if (this.#graph.hasNode(id) && id !== this.#dragged) this.#graph.mergeNodeAttributes(id, at)
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
    const isFirst = this.#graph.order === 0
    this.#loaded = loaded
    const before = new Set(this.#graph.nodes())
    const differs = syncDrawing(
      this.#graph,
      loaded,
      (id) => pinned.get(id as EntityId) ?? this.#arranger.lastPlace(id) ?? besideNeighbours(id, loaded, this.#graph),
    )
    this.#labels.rank()
    this.#sigma.setSetting('hideEdgesOnMove', loaded.edges.size > MANY_EDGES)
    if (!differs) return
    const isNew = (id: string): boolean => !before.has(id) && this.#arranger.lastPlace(id) === undefined
    if (isFirst || [...loaded.nodes.keys()].some(isNew)) this.#arranger.arrange(this.#graph, this.#isTall, (id) => !isFirst && !isNew(id))
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
    this.#sigma.refresh({ schedule: false, skipIndexation: true })
    const { width, height } = this.#sigma.getDimensions()
    const ratio = window.devicePixelRatio
    const sheet = document.createElement('canvas')
    sheet.width = width * ratio
    sheet.height = height * ratio
    const context = sheet.getContext('2d')
    if (context === null) throw new Error('this browser draws no 2d canvas')
    context.fillStyle = paper
    context.fillRect(0, 0, sheet.width, sheet.height)
    // In the task that rendered, the layers still hold their pixels.
    for (const layer of this.#sigma.getContainer().querySelectorAll('canvas'))
      if (layer.width > 0) context.drawImage(layer, 0, 0, sheet.width, sheet.height)
    return new Promise((resolve, reject) => {
      sheet.toBlob((blob) => {
        if (blob === null) reject(new Error('the browser made no picture'))
        else resolve(blob)
      }, 'image/png')
    })
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

  get labels(): LabelLayer {
    return this.#labels
  }

  get renderer(): Sigma<DrawnNode, DrawnEdge> {
    return this.#sigma
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

/** New nodes start beside a neighbour that is drawn, each a little further round. */
function besideNeighbours(id: string, loaded: LoadedGraph, graph: DrawnGraph): Point {
  const around = graph.order
  const angle = around * 2.399963 // the golden angle: no two directions coincide
  for (const { source, target } of loaded.edges.values()) {
    const other = source === id ? target : target === id ? source : null
    if (other === null || !graph.hasNode(other)) continue
    const { x, y } = graph.getNodeAttributes(other)
    return { x: x + 20 * Math.cos(angle), y: y + 20 * Math.sin(angle) }
  }
  return { x: 100 * Math.cos(angle), y: 100 * Math.sin(angle) }
}
