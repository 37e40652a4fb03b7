import Graph from 'graphology'
import louvain from 'graphology-communities-louvain'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import noverlap from 'graphology-layout-noverlap'

/** What the layout needs to know; plain arrays, since it travels to a worker. */
export interface LayoutInput {
  readonly nodes: readonly { readonly id: string; readonly size: number; readonly at?: { readonly x: number; readonly y: number }; readonly fixed?: boolean }[]
  readonly edges: readonly { readonly source: string; readonly target: string; readonly weight: number }[]
}

export interface LayoutResult {
  readonly positions: Float64Array // x and y by turns, in the order of the nodes
  readonly communities: Int32Array
}

const ROUND = 40 // iterations between two looks at what has been reached

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
const iterationsFor = (order: number): number => (order <= 500 ? 600 : order <= 2_000 ? 400 : order <= 8_000 ? 200 : 120)

/**
 * Communities by Louvain (Blondel et al. 2008), start positions by community on a sunflower, then ForceAtlas2 (Jacomy et al. 2014) and a
 * last pass that pulls overlapping nodes apart. Nothing is drawn by lot: equal input gives equal output.
 */
export function* arrange(input: LayoutInput): Generator<LayoutResult, LayoutResult> {
  const graph = new Graph({ type: 'undirected' })
  for (const { id, size } of input.nodes) graph.addNode(id, { size })
  for (const { source, target, weight } of input.edges)
    if (source !== target) graph.updateEdge(source, target, (held) => ({ weight: Number(held['weight'] ?? 0) + weight }))

  const found: { readonly [id: string]: number } = louvain(graph, { rng: seeded(20), getEdgeWeight: 'weight', resolution: 1.1 })
  const communities = Int32Array.from(input.nodes, ({ id }) => found[id] ?? 0)
  placeAtStart(graph, input, communities)

  const free = input.nodes.some(({ fixed }) => fixed !== true)
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: graph.order > 800,
    linLogMode: true,
    outboundAttractionDistribution: false,
    gravity: 0.6,
    scalingRatio: 2,
    slowDown: 6,
    edgeWeightInfluence: 0.6,
  }
  const rounds = free ? Math.ceil(iterationsFor(graph.order) / ROUND) : 0
  for (let round = 0; round < rounds; round++) {
    forceAtlas2.assign(graph, { iterations: ROUND, settings, getEdgeWeight: 'weight' })
    yield { positions: read(graph, input), communities }
  }
  if (free) spread(graph, input)
  return { positions: read(graph, input), communities }
}

const read = (graph: Graph, input: LayoutInput): Float64Array =>
  Float64Array.from(input.nodes.flatMap(({ id }) => [graph.getNodeAttribute(id, 'x') as number, graph.getNodeAttribute(id, 'y') as number])) // set for every node below

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

function placeAtStart(graph: Graph, input: LayoutInput, communities: Int32Array): void {
  const ranks = new Map<number, number>()
  const within = new Map<number, number>()
  input.nodes.forEach(({ id, at, fixed }, index) => {
    const community = communities[index] ?? 0
    if (!ranks.has(community)) ranks.set(community, ranks.size)
    const place = within.get(community) ?? 0
    within.set(community, place + 1)
    const hub = sunflower(ranks.get(community) ?? 0, 120)
    const leaf = sunflower(place, 12)
    graph.mergeNodeAttributes(id, { x: at?.x ?? hub.x + leaf.x, y: at?.y ?? hub.y + leaf.y, fixed: fixed === true })
  })
}

const sunflower = (index: number, step: number): { x: number; y: number } => {
  const radius = step * Math.sqrt(index + 0.3)
  return { x: radius * Math.cos(index * GOLDEN_ANGLE), y: radius * Math.sin(index * GOLDEN_ANGLE) }
}

/** Sizes are pixels and positions are not: brings the layout to the scale at which `size` means what it will on a screen. */
function spread(graph: Graph, input: LayoutInput): void {
  const SCREEN = 900 // pixels that the graph will about fill
  const xs = graph.mapNodes((_, { x }) => x as number)
  const ys = graph.mapNodes((_, { y }) => y as number)
  const span = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), -Infinity) - values.reduce((least, value) => Math.min(least, value), Infinity)
  const unit = Math.max(span(xs), span(ys)) / SCREEN
  if (!(unit > 0)) return
  const fixed = new Map(input.nodes.filter((node) => node.fixed === true && node.at !== undefined).map(({ id, at }) => [id, at]))
  graph.updateEachNodeAttributes((_, attributes) => ({ ...attributes, size: (attributes['size'] as number) * unit }))
  noverlap.assign(graph, { maxIterations: graph.order > 5_000 ? 20 : 80, settings: { margin: 3 * unit, ratio: 1.2, speed: 3, gridSize: 24 } })
  for (const [id, at] of fixed) graph.mergeNodeAttributes(id, at ?? {})
}
