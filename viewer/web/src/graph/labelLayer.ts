import type Sigma from 'sigma'
import type { EntityId } from '../../../../graph/model.ts'
import { PALETTE } from './colours.ts'
import type { DrawnNode } from './drawing.ts'
import { placeLabels } from './labels.ts'
import type { LabelWish, Box } from './labels.ts'
import { nodeColour } from './look.ts'
import type { Look } from './look.ts'

/** Faces that have Chinese: those of macOS and iOS, Windows, Android and Linux. */
export const CJK_FONTS =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif'

const SMALLEST_LABELLED = 4.5 // pixels: the radius under which a node is a dot among dots
const CENTRAL = 8 // pixels: the radius from which on a node is named even where it is crowded
const MOST_LABELS = 220 // more than a screen can hold side by side
const MOST_OBSTACLES = 800 // nodes that labels keep clear of
const LEAST_NAMED = 8 // members of a community that gets a name on the canvas
const LONGEST = 18 // characters; the panel has the whole name
const PADDING = 2

const shortened = (name: string): string => {
  const characters = [...name]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : name
}

/** A name as it is drawn: what, and in which face. */
export interface PlacedName extends Box {
  readonly text: string
  readonly font: string
}

/** Draws names over the nodes: the most important first, none over another. */
export class LabelLayer {
  readonly #sigma: Sigma<DrawnNode>
  readonly #look: () => Look
  readonly #context: CanvasRenderingContext2D
  readonly #widths = new Map<string, number>()
  #ranked: readonly string[] = []
  #placed: readonly Box[] = []
  #leaders: ReadonlyMap<string, number> = new Map()
  /** The look that the leaders were found for: they change seldom, and are asked for at each frame. */
  #ledBy: Look | null = null

  constructor(sigma: Sigma<DrawnNode>, look: () => Look) {
    this.#sigma = sigma
    this.#look = look
    const canvas = sigma.createCanvas('names', { afterLayer: 'nodes', style: { pointerEvents: 'none' } })
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('this browser draws no 2d canvas')
    this.#context = context
    sigma.on('afterRender', () => {
      this.draw()
    })
  }

  /** Orders the nodes by rank once for each graph, rather than at each frame. */
  rank(): void {
    const graph = this.#sigma.getGraph()
    this.#ranked = graph
      .mapNodes((id, { size }) => ({ id, size }))
      .sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id)
    this.#ledBy = null
  }

  /** Labels of the last frame, in pixels of the container. */
  get placed(): readonly PlacedName[] {
    return this.#placed.map((box) => ({ ...box, ...this.#written(box.key, this.#look()) }))
  }

  #written(key: string, look: Look): { readonly text: string; readonly font: string } {
    const { size, text } = this.#sigma.getGraph().getNodeAttributes(key)
    const isChosen = look.selected.has(key as EntityId) || look.hovered === key
    return { text: this.#text(key, text), font: this.#font(key, size, isChosen) }
  }

  /** Draws the names alone; the graph beneath stays as it is. */
  draw(): void {
    const { width, height } = this.#sigma.getDimensions()
    const ratio = window.devicePixelRatio
    const { canvas } = this.#context
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
      canvas.style.width = `${String(width)}px`
      canvas.style.height = `${String(height)}px`
    }
    const context = this.#context
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)

    const look = this.#look()
    if (look.colourBy !== this.#ledBy?.colourBy || look.communities !== this.#ledBy.communities || look.visible !== this.#ledBy.visible)
      this.#leaders = this.#leadersOf(look)
    this.#ledBy = look
    const room = { width, height }
    this.#placed = placeLabels(this.#wishes(look, width, height), this.#obstacles(width, height), MOST_LABELS, room, this.#covered())
    const { halo, ink } = PALETTE[look.scheme]
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.strokeStyle = halo
    context.lineWidth = 3.5
    for (const { key, left, top, height: lineHeight } of this.#placed) {
      const { text, font } = this.#written(key, look)
      context.font = font
      context.fillStyle = look.colourBy === 'community' ? nodeColour(this.#sigma.getGraph().getNodeAttributes(key), look) : ink
      context.strokeText(text, left + PADDING, top + lineHeight / 2)
      context.fillText(text, left + PADDING, top + lineHeight / 2)
    }
  }

  *#wishes(look: Look, width: number, height: number): Generator<LabelWish> {
    const graph = this.#sigma.getGraph()
    const wanted = new Set<string>([
      ...(look.hovered === null ? [] : [look.hovered]),
      ...look.selected,
      ...this.#leaders.keys(),
      ...[...look.onPath].filter((id) => graph.hasNode(id)),
    ])
    for (const id of wanted) {
      const wish = this.#wish(id, look, width, height, true)
      if (wish !== null) yield wish
    }
    for (const id of this.#ranked) {
      // Sigma draws another graph at once, before it is ranked: what has left it has no name.
      if (wanted.has(id) || !graph.hasNode(id)) continue
      // From here on all are smaller; what stands out is named at any size.
      if (look.lit === null && this.#sigma.scaleSize(graph.getNodeAttribute(id, 'size')) < SMALLEST_LABELLED) return
      const wish = this.#wish(id, look, width, height, look.lit?.nodes.has(id as EntityId) === true)
      if (wish !== null) yield wish
    }
  }

  /** What lies on the canvas beside it: counts, legend, buttons. */
  #covered(): readonly Box[] {
    const container = this.#sigma.getContainer()
    const { left, top } = container.getBoundingClientRect()
    return [...(container.parentElement?.querySelectorAll('.chip, .canvasLegend, .controls') ?? [])].map((each) => {
      const box = each.getBoundingClientRect()
      return { key: each.className, left: box.left - left, top: box.top - top, width: box.width, height: box.height }
    })
  }

  /** The larger nodes on screen: a name over a dot is read, a name over a name's own node is not. */
  *#obstacles(width: number, height: number): Generator<Box> {
    let left = MOST_OBSTACLES
    for (const id of this.#ranked) {
      if (left === 0) return
      const data = this.#sigma.getNodeDisplayData(id)
      if (data === undefined || data.hidden) continue
      const { x, y } = this.#sigma.framedGraphToViewport(data)
      if (x < 0 || y < 0 || x > width || y > height) continue
      left -= 1
      const radius = this.#sigma.scaleSize(data.size) * 0.9
      yield { key: id, left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius }
    }
  }

  #wish(id: string, look: Look, width: number, height: number, isWanted: boolean): LabelWish | null {
    const data = this.#sigma.getNodeDisplayData(id)
    if (data === undefined || data.hidden) return null
    if (look.lit !== null && !look.lit.nodes.has(id as EntityId)) return null
    const radius = this.#sigma.scaleSize(data.size)
    if (!isWanted && radius < SMALLEST_LABELLED) return null
    const { x, y } = this.#sigma.framedGraphToViewport(data)
    if (x < -200 || y < -20 || x > width + 200 || y > height + 20) return null
    const attributes = this.#sigma.getGraph().getNodeAttributes(id)
    const font = this.#font(id, attributes.size, look.selected.has(id as EntityId) || look.hovered === id)
    const label = this.#text(id, attributes.text)
    return {
      key: id,
      x,
      y,
      radius,
      width: this.#width(font, label) + 2 * PADDING,
      height: this.#leaders.has(id) ? 21 : 17,
      insists: isWanted || radius >= CENTRAL || this.#leaders.has(id),
    }
  }

  /** A leader speaks for its community: its name and how many more belong to it. */
  #text(id: string, label: string): string {
    const led = this.#leaders.get(id)
    return led === undefined ? shortened(label) : `${shortened(label)} +${String(led - 1)}`
  }

  #font(id: string, size: number, isChosen: boolean): string {
    if (this.#leaders.has(id)) return `700 17px ${CJK_FONTS}`
    const pixels = size > 14 ? 14 : size > 9 ? 13 : 12
    return `${isChosen ? '700' : size > 12 ? '600' : '400'} ${String(pixels)}px ${CJK_FONTS}`
  }

  #width(font: string, text: string): number {
    const key = `${font}\n${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    this.#context.font = font
    const { width } = this.#context.measureText(text)
    this.#widths.set(key, width)
    return width
  }

  /** The most reported member of each large community, and how many it leads. */
  #leadersOf(look: Look): ReadonlyMap<string, number> {
    const leaders = new Map<number, string>()
    const counts = new Map<number, number>()
    if (look.colourBy === 'community')
      for (const id of this.#ranked) {
        const community = look.communities.get(id as EntityId)
        if (community === undefined || !look.visible.nodes.has(id as EntityId)) continue
        if (!leaders.has(community)) leaders.set(community, id)
        counts.set(community, (counts.get(community) ?? 0) + 1)
      }
    return new Map(
      [...leaders].map(([community, id]) => [id, counts.get(community) ?? 0] as const).filter(([, count]) => count >= LEAST_NAMED),
    )
  }
}
