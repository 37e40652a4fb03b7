import type { EntityId, IsoDate, RelationId } from '../model.ts'
import type { EntityType, RoleKind } from '../schema.ts'
import type { GraphStore } from '../store.ts'
import type { CypherValue, QueryResult } from '../view.ts'

/** A person in a post, with all that is known of when. */
export interface Post {
  readonly relation: RelationId
  readonly person: { readonly id: EntityId; readonly name: string }
  readonly organ: { readonly id: EntityId; readonly name: string; readonly type: EntityType }
  readonly title: string
  readonly kinds: readonly RoleKind[]
  readonly articles: number
  readonly firstSeen: IsoDate | null
  readonly lastSeen: IsoDate | null
  readonly appointed: IsoDate | null
  readonly removed: IsoDate | null
}

/**
 * What is known of a post at a day. `observed`: papers show it held before and after, or on the day. `appointed`: a text had given it by then and
 * none had taken it or shown it held until then. `removed`: a text had taken it by then. `seen before`: shown held before the day and not after;
 * whether it was still held, no one has written. A post known only from later days, or as held once, has no standing at the day.
 */
export type Standing = 'observed' | 'appointed' | 'removed' | 'seen before'

export interface PostAt extends Post {
  readonly standing: Standing
}

/** A date as coarse as a month ends with its last day. */
const endOf = (date: string): string => (date.length === 7 ? `${date}-31` : date)

/** A removal counts until a later appointment gives the post back. */
export function standingAt(post: Pick<Post, 'firstSeen' | 'lastSeen' | 'appointed' | 'removed'>, day: string): Standing | null {
  const { firstSeen, lastSeen, appointed, removed } = post
  const isBy = (date: string | null): date is string => date !== null && date <= day
  const isGivenBack = isBy(appointed) && removed !== null && appointed > removed
  if (isBy(removed) && !isGivenBack) return 'removed'
  if (isBy(firstSeen) && lastSeen !== null && endOf(lastSeen) >= day) return 'observed'
  if (isBy(appointed) && !(isBy(lastSeen) && lastSeen > appointed)) return 'appointed'
  return isBy(firstSeen) ? 'seen before' : null
}

const ORDER: readonly Standing[] = ['observed', 'appointed', 'seen before', 'removed']

/** The posts that have a standing at the day: by organ and title, those held first. */
export function postsAt(posts: readonly Post[], day: string): readonly PostAt[] {
  const key = (post: PostAt): readonly string[] => [
    post.organ.name,
    post.title,
    String(ORDER.indexOf(post.standing)),
    post.person.name,
    post.relation,
  ]
  return posts
    .flatMap((post) => {
      const standing = standingAt(post, day)
      return standing === null ? [] : [{ ...post, standing }]
    })
    .sort((a, b) => {
      const [x, y] = [key(a), key(b)]
      const at = x.findIndex((part, k) => part !== y[k])
      return at === -1 ? 0 : (x[at] ?? '') < (y[at] ?? '') ? -1 : 1
    })
}

const POSTS = `MATCH (p:Person)-[r:HOLDS_ROLE]->(o:Entity)
RETURN r.id AS relation, p.id AS person, p.name AS name, o.id AS organ, o.name AS organName, o.type AS organType, r.title AS title,
  r.kinds AS kinds, r.articles AS articles, r.firstSeen AS firstSeen, r.lastSeen AS lastSeen, r.appointed AS appointed, r.removed AS removed
ORDER BY relation`
const MOST = 10_000 // rows that a query may have

/** All posts of the graph; `truncated` when there are more than a query may answer. */
export async function readPosts(
  store: Pick<GraphStore, 'query'>,
): Promise<{ readonly posts: readonly Post[]; readonly truncated: boolean }> {
  const result = await store.query(POSTS, { rowLimit: MOST })
  return { posts: result.rows.map((row) => postOf(result, row)), truncated: result.truncated }
}

function postOf({ columns }: QueryResult, row: readonly CypherValue[]): Post {
  const value = (name: string): CypherValue => row[columns.indexOf(name)] ?? null
  const text = (name: string): string => (value(name) ?? '') as string // the columns are named and typed by the statement above
  const date = (name: string): IsoDate | null => (value(name) === null ? null : (text(name) as IsoDate))
  const kinds = value('kinds')
  return {
    relation: text('relation') as RelationId,
    person: { id: text('person') as EntityId, name: text('name') },
    organ: { id: text('organ') as EntityId, name: text('organName'), type: text('organType') as EntityType },
    title: text('title'),
    kinds: (Array.isArray(kinds) ? kinds.map(String) : []) as readonly RoleKind[],
    articles: Number(value('articles')),
    firstSeen: date('firstSeen'),
    lastSeen: date('lastSeen'),
    appointed: date('appointed'),
    removed: date('removed'),
  }
}
