import type { EntityType } from './schema.ts'

/** One article's name for a thing. */
export interface Naming {
  readonly name: string
  readonly aliases: readonly string[]
}

/** Of rival names, one that fewer than this share of the articles give is not taken for the full name. */
const RARE = 0.1

/**
 * The name of a thing over all its articles: for a person the most frequent; for others the longest that is not rare, since a full name
 * is given once and its short form often. Ties: the longer, then the first by code units. Aliases are all other names, sorted.
 */
export function nameOf(type: EntityType, namings: readonly Naming[]): { readonly name: string; readonly aliases: readonly string[] } {
  const counts = new Map<string, number>()
  for (const { name } of namings) counts.set(name, (counts.get(name) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const ranked = [...counts]
    .filter(([, n]) => n >= most * RARE)
    .sort(([a, m], [b, n]) => (type === 'Person' ? n - m : 0) || b.length - a.length || n - m || (a < b ? -1 : 1))
  const name = ranked[0]?.[0] ?? ''
  const all = new Set(namings.flatMap((n) => [n.name, ...n.aliases]))
  all.delete(name)
  return { name, aliases: [...all].sort() }
}
