import type { EntityId, RelationId } from '../model.ts'
import { shareRows } from '../rows.ts'
import type { GraphStore } from '../store.ts'

/** In which months the papers speak of each thing and back each relation: `YYYY-MM`, in order. Undated articles are in none. */
export interface Activity {
  readonly entities: ReadonlyMap<EntityId, readonly string[]>
  readonly relations: ReadonlyMap<RelationId, readonly string[]>
}

/** Read from the articles themselves: first and last dates say nothing of the months between. */
export async function readActivity(store: Pick<GraphStore, 'shares'>): Promise<Activity> {
  const entities = new Map<EntityId, Set<string>>()
  const relations = new Map<RelationId, Set<string>>()
  const note = <Id>(map: Map<Id, Set<string>>, id: Id, month: string): void => {
    const held = map.get(id)
    if (held === undefined) map.set(id, new Set([month]))
    else held.add(month)
  }
  for await (const share of store.shares()) {
    const month = share.article.date?.slice(0, 7)
    if (month === undefined) continue
    const rows = shareRows(share)
    for (const { id, mentions } of rows.entities) if (mentions > 0) note(entities, id, month)
    for (const { id } of [...rows.edges, ...rows.pairs]) note(relations, id, month)
  }
  const sorted = <Id>(map: ReadonlyMap<Id, ReadonlySet<string>>): ReadonlyMap<Id, readonly string[]> =>
    new Map([...map].map(([id, months]) => [id, [...months].sort()]))
  return { entities: sorted(entities), relations: sorted(relations) }
}
