import Sigma from 'sigma'
import type { Coordinates } from 'sigma/types'
import type { EntityId } from '../../../../graph/model.ts'
import type { DrawnGraph, DrawnNode } from './drawing.ts'
import { Glide } from './glide.ts'
import { Spots } from './spots.ts'

type SigmaSettings = ConstructorParameters<typeof Sigma<DrawnNode>>[2]
type ContextOptions = NonNullable<Parameters<Sigma['createWebGLContext']>[1]>

/** Of sigma's own: edges and names are drawn by layers of ours. */
const EMPTY_LAYERS = ['edges', 'edgeLabels', 'labels', 'hovers', 'hoverNodes'] as const

/** Stands where sigma wants a program and nothing is to be drawn. */
export class NothingDrawn {
  readonly drawLabel = undefined
  readonly drawHover = undefined
  process(): void {}
  reallocate(): void {}
  render(): void {}
  kill(): void {}
}

/** What lies under the nodes, in their own context. */
export class UnderNodes extends NothingDrawn {
  readonly #renderer: Sigma<DrawnNode>

  constructor(_gl: WebGLRenderingContext, _buffer: WebGLFramebuffer | null, renderer: Sigma<DrawnNode>) {
    super()
    this.#renderer = renderer
  }

  override render(): void {
    if (this.#renderer instanceof PatientSigma) this.#renderer.drawUnder()
  }
}

/**
 * Sigma that waits where that is better: while a large graph arrives in pieces, each piece would be drawn at the cost of the whole; and while
 * the camera moves over one, each frame would.
 */
export class PatientSigma extends Sigma<DrawnNode> {
  readonly spots: Spots
  /** Not there yet while sigma's own constructor draws for the first time. */
  private readonly glide: Glide | undefined
  /** Draws what lies under the nodes. */
  drawUnder: () => void = () => undefined
  private isHeld = false
  private isQuiet = false

  constructor(graph: DrawnGraph, container: HTMLElement, settings: SigmaSettings, isSeen: (id: EntityId) => boolean) {
    super(graph, container, settings)
    this.spots = new Spots(this)
    this.glide = new Glide(this)
    // In place of sigma's own, which reads a pixel back from the graphics card and waits for all that is being drawn.
    const getNodeAtPosition = (at: Coordinates): EntityId | null => (this.isBehind ? null : this.spots.at(at, isSeen))
    // Nor is anything drawn for what is hovered: it would begin by clearing the context that all share.
    Object.assign(this, { getNodeAtPosition, renderHighlightedNodes: () => undefined })
  }

  /** One for all layers, that of the nodes: the page waits for each that is made. Called by sigma's constructor. */
  override createWebGLContext(id: string, options?: ContextOptions): WebGLRenderingContext {
    const canvas = this.getCanvases()['nodes'] ?? this.createCanvas('nodes')
    if (id !== 'nodes') this.createCanvas(id)
    return super.createWebGLContext(id, { ...options, style: undefined, canvas, picking: false })
  }

  /** Layers that stay empty would be blended into every frame all the same. */
  override resize(force?: boolean): this {
    super.resize(force)
    const canvases = this.getCanvases()
    for (const layer of EMPTY_LAYERS) {
      const canvas = canvases[layer]
      if (canvas === undefined || canvas.width === 1) continue
      canvas.width = canvas.height = 1
      canvas.style.display = 'none'
    }
    return this
  }

  hold(): void {
    this.isHeld = true
  }

  /** Draws what came meanwhile, at once: until then, sigma does not know where in its arrays new things stand. */
  release(): void {
    this.isHeld = false
    super.refresh({ partialGraph: {} })
  }

  /** Takes in what looks different without drawing it, until the next piece that is not quiet. */
  repaint(nodes: readonly string[], isLast: boolean): void {
    this.isQuiet = !isLast
    this.refresh({ partialGraph: { nodes: [...nodes] }, skipIndexation: true, schedule: true })
    this.isQuiet = false
  }

  /** Moves one node at the cost of one node: told by the graph, sigma would measure all of it anew at each step of a drag. */
  moveNode(id: string, at: { readonly x: number; readonly y: number }): void {
    const graph = this.getGraph()
    const wasHeld = this.isHeld
    this.isHeld = true
    graph.mergeNodeAttributes(id, { x: at.x, y: at.y })
    this.isHeld = wasHeld
    this.spots.touch()
    if (!wasHeld) super.refresh({ partialGraph: { nodes: [id] }, skipIndexation: true, schedule: true })
  }

  /** How long the last picture took to draw. */
  drewIn(milliseconds: number): void {
    this.glide?.took(milliseconds)
  }

  /** True while the picture on screen is that of an earlier camera, moved. */
  get isBehind(): boolean {
    return this.glide?.isBehind === true
  }

  override framedGraphToViewport(
    coordinates: Coordinates,
    override: Parameters<Sigma['framedGraphToViewport']>[1] = {},
  ): ReturnType<Sigma['framedGraphToViewport']> {
    // Sigma remembers the matrix of its last drawing.
    return super.framedGraphToViewport(coordinates, this.isBehind ? { cameraState: this.getCamera().getState(), ...override } : override)
  }

  override scheduleRender(): this {
    return this.isHeld || this.isQuiet || this.glide?.follows() === true ? this : super.scheduleRender()
  }

  /** Sigma takes a new thing in when it comes and once more to draw it; while it waits, once is enough. */
  override refresh(options?: Parameters<Sigma['refresh']>[0]): this {
    return this.isHeld ? this : super.refresh(options)
  }

  override kill(): void {
    this.glide?.close()
    super.kill()
  }
}
