import type { EntityId } from '../model.ts'
import type { EntityNode } from '../view.ts'
import { bestPathsIn } from './best-paths.ts'
import { regionAround, tiesOf } from './region.ts'
import type { AskedStore, Region } from './region.ts'

/** Someone or something that the ways between two lead over. */
export interface Between {
  readonly entity: EntityNode
  /** Share of the best ways between the two that lead over it, 0 to 1; the stronger ways count more. */
  readonly share: number
  /** Tied to both directly. */
  readonly isCommon: boolean
  /** Without it no way of the region leads from one to the other, except a direct one. */
  readonly isNeeded: boolean
}

const WAYS = 24 // best ways that are looked at

function isReached(region: Region, from: EntityId, to: EntityId, without: EntityId): boolean {
  const ties = tiesOf(region.edges)
  const seen = new Set([from])
  const rim = [from]
  for (let at = rim.pop(); at !== undefined; at = rim.pop()) {
    for (const next of ties.get(at)?.keys() ?? []) {
      if (next === without || seen.has(next) || (at === from && next === to)) continue
      if (next === to) return true
      seen.add(next)
      rim.push(next)
    }
  }
  return false
}

/** Who stands between two: those over whom the best ways lead, most of them first. */
export async function standingBetween(store: AskedStore, a: EntityId, b: EntityId, limit: number): Promise<readonly Between[]> {
  const region = await regionAround(store, [a, b])
  const ties = tiesOf(region.edges)
  // A way of rank k counts 1/k: the tenth best explains less than the best.
  const ways = bestPathsIn(region, a, b, WAYS).filter((path) => path.length > 2)
  const shares = new Map<EntityId, number>()
  ways.forEach((path, rank) => {
    for (const id of path.slice(1, -1)) shares.set(id, (shares.get(id) ?? 0) + 1 / (rank + 1))
  })
  const whole = ways.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0)
  return [...shares]
    .sort(([x, p], [y, q]) => q - p || (x < y ? -1 : 1))
    .slice(0, limit)
    .flatMap(([id, share]) => {
      const entity = region.nodes.get(id)
      if (entity === undefined) return []
      const isCommon = ties.get(a)?.has(id) === true && ties.get(b)?.has(id) === true
      return [{ entity, share: share / whole, isCommon, isNeeded: !isReached(region, a, b, id) }]
    })
}
