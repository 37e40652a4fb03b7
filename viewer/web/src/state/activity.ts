import type { EntityId, RelationId } from '../../../../graph/model.ts'

/** In which months the papers speak of things and back relations, as far as it has been asked; `YYYY-MM`, in order. */
export interface KnownActivity {
  readonly entities: ReadonlyMap<EntityId, readonly string[]>
  readonly relations: ReadonlyMap<RelationId, readonly string[]>
}

export const NO_ACTIVITY: KnownActivity = { entities: new Map(), relations: new Map() }

interface Seen {
  readonly firstSeen: string | null
  readonly lastSeen: string | null
}

/**
 * True when something is spoken of in the months chosen. Until its months are known, its first and last dates have to do; what has no date is
 * always in.
 */
export function isActive(seen: Seen, known: readonly string[] | undefined, chosen: readonly [from: string, to: string] | null): boolean {
  if (chosen === null || seen.firstSeen === null || seen.lastSeen === null) return true
  const [from, to] = chosen
  if (known === undefined) return seen.firstSeen.slice(0, 7) <= to && seen.lastSeen.slice(0, 7) >= from
  return known.some((month) => month >= from && month <= to)
}
