import type { EntityId } from '../model.ts'
import type { Edge, EntityNode } from '../view.ts'
import { regionAround, tiesOf } from './region.ts'
import type { AskedStore, Region } from './region.ts'

export interface BestPath {
  /** From one end to the other. */
  readonly nodes: readonly EntityNode[]
  /** All edges between each two that follow one another. */
  readonly edges: readonly Edge[]
  /** 0 to 1: the strongest of the list has the most; a path is as strong as its steps are few and well attested. */
  readonly strength: number
}

type Ties = ReadonlyMap<EntityId, ReadonlyMap<EntityId, number>>

const LONGEST = 5 // steps

/** What a step costs: one that is attested once costs 1, one attested often a fraction, so that short strong paths come first. */
const costOf = (tie: number): number => 1 / Math.log2(1 + Math.max(tie, 0.5))

/** The cheapest path by Dijkstra's algorithm that avoids what is banned; of equals, the one whose ids come first. */
function cheapest(
  ties: Ties,
  from: EntityId,
  to: EntityId,
  banned: { readonly nodes: ReadonlySet<EntityId>; readonly steps: ReadonlySet<string> },
): readonly EntityId[] | null {
  const cost = new Map<EntityId, number>([[from, 0]])
  const before = new Map<EntityId, EntityId>()
  const settled = new Set<EntityId>()
  for (;;) {
    let at: EntityId | null = null
    for (const [id, c] of cost) {
      if (settled.has(id)) continue
      const least = at === null ? Infinity : (cost.get(at) ?? Infinity)
      if (c < least || (c === least && at !== null && id < at)) at = id
    }
    if (at === null) return null
    if (at === to) break
    settled.add(at)
    for (const [next, tie] of ties.get(at) ?? []) {
      if (settled.has(next) || banned.nodes.has(next) || banned.steps.has(`${at}${next}`)) continue
      const reached = (cost.get(at) ?? 0) + costOf(tie)
      const known = cost.get(next) ?? Infinity
      if (reached < known || (reached === known && at < (before.get(next) ?? at))) {
        cost.set(next, reached)
        before.set(next, at)
      }
    }
  }
  const path: EntityId[] = [to]
  for (let at = before.get(to); at !== undefined; at = before.get(at)) path.unshift(at)
  return path
}

const costOfPath = (ties: Ties, path: readonly EntityId[]): number =>
  path.slice(1).reduce((sum, id, k) => sum + costOf(ties.get(path[k] as EntityId)?.get(id) ?? 0), 0) // k is within the path

/** The `count` cheapest simple paths within a region, best first: Yen 1971, https://doi.org/10.1287/mnsc.17.11.712. */
export function bestPathsIn(region: Region, from: EntityId, to: EntityId, count: number): readonly (readonly EntityId[])[] {
  if (from === to) return []
  const ties = tiesOf(region.edges)
  const first = cheapest(ties, from, to, { nodes: new Set(), steps: new Set() })
  if (first === null) return []
  const found: (readonly EntityId[])[] = [first]
  const waiting = new Map<string, { readonly path: readonly EntityId[]; readonly cost: number }>()
  while (found.length < count) {
    const last = found.at(-1) ?? first
    last.slice(0, -1).forEach((spur, k) => {
      const root = last.slice(0, k)
      const steps = found
        .filter((path) => path.slice(0, k + 1).join() === last.slice(0, k + 1).join())
        .map((path) => `${spur}${path[k + 1] ?? ''}`)
      const rest = cheapest(ties, spur, to, { nodes: new Set(root), steps: new Set(steps) })
      if (rest === null) return
      const path = [...root, ...rest]
      if (path.length - 1 <= LONGEST) waiting.set(path.join(), { path, cost: costOfPath(ties, path) })
    })
    const next = [...waiting].sort(([a, x], [b, y]) => x.cost - y.cost || (a < b ? -1 : 1))[0]
    if (next === undefined) break
    waiting.delete(next[0])
    found.push(next[1].path)
  }
  return found
}

/** The best paths between two, strongest first; none where they are not connected within five steps. */
export async function bestPaths(store: AskedStore, from: EntityId, to: EntityId, count: number): Promise<readonly BestPath[]> {
  const region = await regionAround(store, [from, to])
  const ties = tiesOf(region.edges)
  const paths = bestPathsIn(region, from, to, count)
  const least = paths[0] === undefined ? 1 : costOfPath(ties, paths[0])
  return paths.map((path) => {
    const steps = new Set(path.slice(1).flatMap((id, k) => [`${path[k] ?? ''}${id}`, `${id}${path[k] ?? ''}`]))
    return {
      nodes: path.flatMap((id) => region.nodes.get(id) ?? []),
      edges: region.edges.filter(({ source, target }) => steps.has(`${source}${target}`)),
      strength: least / costOfPath(ties, path),
    }
  })
}
