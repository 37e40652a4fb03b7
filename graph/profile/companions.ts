import type { EntityId } from '../model.ts'
import { CO_OCCURS, type RelationType } from '../schema.ts'
import type { EntityNode, Evidence, StatedEdge } from '../view.ts'
import type { ProfileSource } from './source.ts'

/** Relations that several have to one thing at one time. */
const SHARED: ReadonlySet<RelationType> = new Set<RelationType>(['ATTENDED', 'VISITED'])
const LOOKED_AT = 20

/** Who else has the same relation to the same thing by one of the same sentences: went there, or was there, together. */
export async function companionsOf(
  source: ProfileSource,
  edge: StatedEdge,
  self: EntityId,
  evidence: readonly Evidence[],
): Promise<readonly EntityNode[]> {
  if (!SHARED.has(edge.type) || edge.source !== self) return []
  const said = new Set(evidence.map(({ sentence }) => sentence))
  const { nodes, edges } = await source.neighbours(edge.target, { relations: [edge.type], limit: LOOKED_AT, ownEdges: true })
  const others = edges.filter((other) => other.type !== CO_OCCURS && other.target === edge.target && other.source !== self)
  const evidenced = await Promise.all(
    others.map(async (other) => {
      const { items } = await source.evidence(other.id, { limit: LOOKED_AT })
      return items.some(({ sentence }) => said.has(sentence)) ? nodes.filter(({ id }) => id === other.source) : []
    }),
  )
  const found = evidenced.flat()
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
}
