import type { Run } from './engine.ts'
import type { EntityId } from './model.ts'
import { dateOrNull, text, textOrNull, texts } from './records.ts'
import type { StatedEdge } from './view.ts'

/** A post that somebody holds or held. */
export interface Post extends Pick<StatedEdge, 'title' | 'lastSeen' | 'appointed' | 'removed'> {
  readonly person: EntityId
  readonly organ: string
  readonly kinds: readonly string[]
}

const POSTS = `UNWIND $ids AS id MATCH (e:Entity {id: id})-[x:HOLDS_ROLE]->(o:Entity)
  RETURN e.id AS id, o.name AS organ, x.title AS title, x.lastSeen AS lastSeen, x.appointed AS appointed, x.removed AS removed, x.kinds AS kinds`

export async function readPosts(run: Run, ids: readonly EntityId[]): Promise<readonly Post[]> {
  return (await run(POSTS, { ids })).map((row) => ({
    person: text(row, 'id') as EntityId, // written from an EntityId
    organ: text(row, 'organ'),
    title: textOrNull(row, 'title'),
    kinds: texts(row, 'kinds'),
    lastSeen: dateOrNull(row, 'lastSeen'),
    appointed: dateOrNull(row, 'appointed'),
    removed: dateOrNull(row, 'removed'),
  }))
}

/** By person, the post last seen or last given; one that was only taken away, or held once, is none. */
export function latestPosts(posts: readonly Post[]): ReadonlyMap<EntityId, string> {
  const latest = new Map<EntityId, { seen: string; role: string }>()
  for (const { person, organ, title, kinds, lastSeen, appointed, removed } of posts) {
    if (kinds.length > 0 && !kinds.includes('observed') && !kinds.includes('appointed')) continue
    const seen = lastSeen ?? appointed ?? ''
    if ((removed ?? '') > seen) continue
    const role = `${organ} ${title ?? ''}`.trim()
    const known = latest.get(person)
    if (known === undefined || seen > known.seen || (seen === known.seen && role < known.role)) latest.set(person, { seen, role })
  }
  return new Map([...latest].map(([id, { role }]) => [id, role]))
}
