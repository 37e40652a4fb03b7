import { appearancesIn } from '../appearances.ts'
import { lastDay } from '../formats/dates.ts'
import type { EntityId, IsoDate } from '../model.ts'
import { CO_OCCURS } from '../schema.ts'
import type { Edge, Evidence, GraphView } from '../view.ts'
import type { ProfileSource } from './source.ts'

/** Of a thing with very many neighbours, so many are looked at for those it had by then. */
const LOOKED_AT = 400
const ALL = { limit: Number.MAX_SAFE_INTEGER }

/**
 * A source as it was on a day: what was printed later is not there, and what has no date neither. Counts are made again from the sentences that
 * are left; how close two things are (weight, NPMI) is then only the number of their sentences.
 */
export function asOf(source: ProfileSource, date: IsoDate): ProfileSource {
  const day = lastDay(date)
  const by = (other: IsoDate | null): IsoDate | null => (other !== null && lastDay(other) <= day ? other : null)
  const printed = (evidence: readonly Evidence[]): readonly Evidence[] => evidence.filter((each) => by(each.date) !== null)
  const page = (evidence: readonly Evidence[], { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {}) => ({
    total: evidence.length,
    items: evidence.slice(offset, offset + limit),
  })
  const mentions = async (id: EntityId): Promise<readonly Evidence[]> => printed((await source.mentions(id, ALL)).items)
  const edgeThen = async (edge: Edge): Promise<Edge | null> => {
    const { items } = await source.evidence(edge.id, ALL)
    const left = printed(items)
    const last = left.at(-1)?.date ?? null
    if (last === null) return null
    const articles = new Set(left.map(({ article }) => article)).size
    const firstSeen = by(edge.firstSeen)
    const common = {
      articles,
      stories: Math.min(articles, edge.stories),
      firstSeen,
      lastSeen: by(edge.lastSeen) ?? (firstSeen === null ? null : last),
    }
    if (edge.type === CO_OCCURS) return { ...edge, ...common, sentences: left.length, weight: left.length, npmi: null }
    const [appointed, removed] = [by(edge.appointed), by(edge.removed)]
    // Which sentence took a post away is not told here: of an end without a date nothing is said while later sentences are left out.
    const whole = left.length === items.length
    const ended = removed !== null || (whole && edge.removed === null)
    const kinds = edge.kinds.filter((kind) => (kind === 'removed' ? ended : kind === 'former' ? whole : true))
    return { ...edge, ...common, appointed, removed, kinds }
  }
  const entity: ProfileSource['entity'] = async (id) => {
    const node = await source.entity(id)
    const seen = node === null ? [] : await mentions(id)
    if (node === null || seen.length === 0) return null
    const articles = new Set(seen.map(({ article }) => article)).size
    return {
      ...node,
      mentions: seen.reduce((sum, { marks }) => sum + marks.filter((mark) => mark.entity === id).length, 0),
      articles,
      stories: Math.min(articles, node.stories),
      firstSeen: by(node.firstSeen),
      lastSeen: seen.at(-1)?.date ?? null,
    }
  }
  return {
    entity,
    mentions: async (id, options) => page(await mentions(id), options),
    appearances: async (id) => appearancesIn(await mentions(id), id),
    evidence: async (relation, options) => page(printed((await source.evidence(relation, ALL)).items), options),
    search: async (text, options) => {
      const hits = await source.search(text, options)
      const there = await Promise.all(hits.map(async (hit) => ((await mentions(hit.entity.id)).length > 0 ? [hit] : [])))
      return there.flat()
    },
    neighbours: async (id, options = {}): Promise<GraphView> => {
      const view = await source.neighbours(id, { ...options, limit: Math.max(options.limit ?? 50, LOOKED_AT), ownEdges: true })
      const own = view.edges.filter((edge) => edge.source === id || edge.target === id)
      const kept = (await Promise.all(own.map(edgeThen))).filter((edge) => edge !== null)
      const strength = new Map<EntityId, number>()
      for (const edge of kept) {
        const other = edge.source === id ? edge.target : edge.source
        strength.set(other, (strength.get(other) ?? 0) + (edge.type === CO_OCCURS ? edge.weight : 10 * edge.articles))
      }
      const ranked = [...strength].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, options.limit ?? 50)
      const ids = new Set<EntityId>([id, ...ranked.map(([other]) => other)])
      return {
        nodes: view.nodes.filter((node) => ids.has(node.id)),
        edges: kept.filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
        total: { nodes: strength.size + 1, edges: kept.length },
      }
    },
  }
}
