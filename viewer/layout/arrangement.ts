import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2'
import { forceAtlas2, louvain, noverlap, UndirectedGraph as Graph } from './libraries.ts'
import { componentsOf, ringed, sunflower, turnedWide } from './packing.ts'
import type { Spot } from './packing.ts'

/** What the layout needs to know; plain arrays, since it travels to a worker. */
export interface LayoutInput {
  readonly nodes: readonly { readonly id: string; readonly size: number; readonly at?: Spot; readonly fixed?: boolean }[]
  readonly edges: readonly { readonly source: string; readonly target: string; readonly weight: number }[]
  /** The screen is taller than wide. */
  readonly isTall?: boolean
}

export interface LayoutResult {
  readonly positions: Float64Array // x and y by turns, in the order of the nodes
  readonly communities: Int32Array
}

const ROUND = 50 // iterations between two looks at what has been reached
const SCREEN = 900 // pixels that the graph will about fill: sizes are pixels, positions are not

/** Mulberry32: small, seeded, the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Fewer rounds for larger graphs: about the same time for each, and large ones change little after their first hundred. */
const iterationsFor = (order: number): number => (order <= 500 ? 600 : order <= 2_000 ? 400 : order <= 8_000 ? 200 : 100)

/**
 * Communities by Louvain (Blondel et al. 2008). The largest connected part starts by community on a sunflower and is laid out by
 * ForceAtlas2 (Jacomy et al. 2014); smaller parts stand around it in rings; a last pass pulls overlapping nodes apart. Nothing is drawn by
 * lot: equal input gives equal output. With fixed nodes, the others settle around them.
 */
export function* arrange(input: LayoutInput): Generator<LayoutResult, LayoutResult> {
  const graph = new Graph()
  for (const { id, size } of input.nodes) graph.addNode(id, { size, x: 0, y: 0 })
  for (const { source, target, weight } of input.edges)
    if (source !== target) graph.updateEdge(source, target, (held) => ({ weight: Number(held['weight'] ?? 0) + weight }))
  const found: { readonly [id: string]: number } = graph.size === 0 ? {} : louvain(graph, { rng: seeded(20), getEdgeWeight: 'weight' })
  const communities = bySize(input.nodes.map(({ id }, index) => found[id] ?? index))
  const result = (axes: readonly ['x' | 'y', 'x' | 'y']): LayoutResult => ({ positions: read(graph, input, axes), communities })
  const wide = ['x', 'y'] as const
  const turned = input.isTall === true ? (['y', 'x'] as const) : wide

  if (input.nodes.some(({ fixed }) => fixed === true)) {
    for (const { id, at, fixed } of input.nodes) graph.mergeNodeAttributes(id, { ...at, fixed: fixed === true })
    if (input.nodes.some(({ fixed }) => fixed !== true))
      forceAtlas2.assign(graph, { iterations: 60, settings: settingsFor(graph), getEdgeWeight: 'weight' })
    return result(wide)
  }

  const [giant = [], ...others] = componentsOf(graph)
  const core = new Graph()
  const start = startingSpots(giant, found)
  for (const id of giant) core.addNode(id, { ...graph.getNodeAttributes(id), ...start.get(id) })
  for (const id of giant)
    graph.forEachEdge(id, (_, attributes, source, target) => {
      if (source === id) core.mergeEdge(source, target, attributes)
    })
  const settings = settingsFor(core)
  for (let left = core.order > 1 ? iterationsFor(core.order) : 0; left > 0; left -= ROUND) {
    forceAtlas2.assign(core, { iterations: ROUND, settings, getEdgeWeight: 'weight' })
    settle(graph, core, others)
    yield result(turned)
  }
  settle(graph, core, others)
  apart(graph)
  return result(turned)
}

/** Numbers communities from the largest, 0, so that the large ones get colours of their own. Of equals the first met comes first. */
function bySize(labels: readonly number[]): Int32Array {
  const counts = new Map<number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const order = [...counts].sort(([, a], [, b]) => b - a).map(([label]) => label)
  const rank = new Map(order.map((label, index) => [label, index]))
  return Int32Array.from(labels, (label) => rank.get(label) ?? 0)
}

const settingsFor = (graph: Graph): ForceAtlas2Settings => ({
  ...forceAtlas2.inferSettings(graph),
  barnesHutOptimize: graph.order > 600,
  strongGravityMode: false, // inferred as true, which presses every graph into a disc
  linLogMode: true,
  gravity: 4,
  scalingRatio: 1,
  slowDown: 4,
  edgeWeightInfluence: 0.5,
})

/** To hundredths of a pixel, which is how layouts are kept: what is laid out here and what was laid out once are the same. */
const read = (graph: Graph, input: LayoutInput, axes: readonly ['x' | 'y', 'x' | 'y']): Float64Array =>
  Float64Array.from(
    input.nodes.flatMap(({ id }) => axes.map((axis) => Math.round((graph.getNodeAttribute(id, axis) as number) * 100) / 100)), // set for every node
  )

function startingSpots(ids: readonly string[], communityOf: { readonly [id: string]: number }): ReadonlyMap<string, Spot> {
  const ranks = new Map<number, number>()
  const within = new Map<number, number>()
  return new Map(
    ids.map((id) => {
      const community = communityOf[id] ?? 0
      if (!ranks.has(community)) ranks.set(community, ranks.size)
      const place = within.get(community) ?? 0
      within.set(community, place + 1)
      const hub = sunflower(ranks.get(community) ?? 0, 120)
      const leaf = sunflower(place, 12)
      return [id, { x: hub.x + leaf.x, y: hub.y + leaf.y }]
    }),
  )
}

/** Copies the core into the whole, wide side along the screen, and sets the other parts around it. */
function settle(graph: Graph, core: Graph, others: readonly (readonly string[])[]): void {
  const ids = core.nodes()
  const spots = turnedWide(ids.map((id) => ({ x: core.getNodeAttribute(id, 'x') as number, y: core.getNodeAttribute(id, 'y') as number }))) // both set at the start
  // A disc leaves the sides of a screen empty; up to this much wider, clusters keep their look.
  const wider = Math.min(1.4, Math.max(1, 1.4 * (reachOf(spots.map(({ y }) => y)) / reachOf(spots.map(({ x }) => x)))))
  const reach = Math.max(1, ...spots.map(({ x, y }) => Math.hypot(x, y)))
  // In pixels of a screen that the whole will fill, so that the rings around the core have the size of what stands in them.
  const scale = SCREEN / 2 / reach
  ids.forEach((id, index) => {
    const spot = spots[index] ?? { x: 0, y: 0 }
    graph.mergeNodeAttributes(id, { x: spot.x * scale * wider, y: spot.y * scale })
  })
  const extent = { x: reachOf(spots.map(({ x }) => x)) * scale * wider, y: reachOf(spots.map(({ y }) => y)) * scale }
  for (const [id, spot] of ringed(others, extent)) graph.mergeNodeAttributes(id, spot)
}

/** How far nearly all reach: a few outliers may stand among the rings. */
function reachOf(values: readonly number[]): number {
  const sorted = values.map(Math.abs).sort((a, b) => a - b)
  return Math.max(1e-9, sorted[Math.floor(sorted.length * 0.96)] ?? 1)
}

function apart(graph: Graph): void {
  noverlap.assign(graph, { maxIterations: graph.order > 5_000 ? 20 : 60, settings: { margin: 2.5, ratio: 1.1, speed: 3, gridSize: 24 } })
}
