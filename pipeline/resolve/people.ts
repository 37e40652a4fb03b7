import { ownPosts, postsConflict, readPosts } from '../link/index.ts'
import type { Posts } from '../link/index.ts'
import { byArticle, seen } from './blocks.ts'
import type { Bearer } from './blocks.ts'

/** Bearers of equal posts. */
interface Group {
  readonly bearers: Bearer[]
  readonly articles: Set<string>
  readonly posts: Posts
  /** Organs, companies and institutions that the bearers are seen with; places are shared by strangers. */
  readonly seenWith: Set<string>
  readonly ownPosts: ReadonlySet<string>
}

/** Groups taken for one person. */
type Person = Group[]

/**
 * Splits the bearers of one personal name into people. Those with a post in a named organ come first, the most frequent posts before
 * others: posts join the person with none of whose posts they conflict. A bearer without such a post joins the one person that fits
 * of its paper's home, or of the place it is named with; the rest are one person a home. Where several people fit, the one that shares most of what it is seen
 * with is chosen, and none if that leaves it open. Two referents of one article are two people, since linking kept them apart.
 * Quadratic in the distinct posts of a name, linear in its bearers.
 */
export function splitPeople(bearers: readonly Bearer[]): readonly (readonly Bearer[])[] {
  const people: Person[] = []
  const place = (group: Group, candidates: readonly Person[]) => {
    const person = closest(group, candidates)
    if (person === null) people.push([group])
    else person.push(group)
  }
  const { withPost, without } = partition(bearers)
  for (const group of groupBy(withPost, postsKey)) place(group, people)
  const anchored = people.map((person) => [...person])
  const owners = new Map(anchored.map((person, k) => [person, people[k] as Person] as const)) // one entry each
  const rest: Bearer[] = []
  for (const bearer of without) {
    const group = groupOf([bearer])
    const person = closest(
      group,
      anchored.filter((other) => other.some((known) => isNational(known) || isNear(known, bearer))),
    )
    const owner = person === null ? undefined : owners.get(person)
    if (owner === undefined || owner.some(({ articles }) => articles.has(bearer.share.article.id))) rest.push(bearer)
    else owner.push(group)
  }
  const known = people.length
  // Where several bear the name, one without a post may be any of them: only what the texts share speaks for one person.
  const isOpen = anchored.length > 1
  for (const group of groupBy(rest, (bearer) =>
    JSON.stringify([homeOf(bearer), postsKey(bearer), isOpen && postsKey(bearer) === '' ? bearer.share.article.id : '']),
  )) {
    place(
      group,
      people
        .slice(known)
        .filter(
          (person) =>
            person.some((other) => sharesOwnPost(other, group)) ||
            (person.every((other) => homeOf(other.bearers[0] as Bearer) === homeOf(group.bearers[0] as Bearer)) &&
              (!isOpen || person.some((other) => common(other.seenWith, group.seenWith) > 0))),
        ),
    ) // no group without a bearer
  }
  return people.map((person) => person.flatMap((group) => group.bearers))
}

const postsKey = ({ referent }: Bearer) => referent.context.filter((entry) => entry.includes('/') && !entry.startsWith('@')).join('|')

function partition(bearers: readonly Bearer[]): { readonly withPost: readonly Bearer[]; readonly without: readonly Bearer[] } {
  const withPost: Bearer[] = []
  const without: Bearer[] = []
  for (const bearer of bearers) (readPosts(bearer.referent.context).affiliations.length > 0 ? withPost : without).push(bearer)
  return { withPost, without }
}

/** Where the paper is at home; a paper without one is a home of its own. */
const homeOf = ({ share: { article } }: Bearer) => article.home ?? article.source ?? article.id
/** Of one home, or named beside the organ or the region of the post. */
function isNear(known: Group, bearer: Bearer): boolean {
  const { context } = bearer.referent
  return (
    known.bearers.some((one) => homeOf(one) === homeOf(bearer)) ||
    known.posts.affiliations.some(({ organ, region }) => region !== '' && (context.includes(region) || context.includes(organ)))
  )
}

const sharesOwnPost = (a: Group, b: Group): boolean => common(a.ownPosts, b.ownPosts) > 0

const isNational = ({ posts }: Group) => posts.affiliations.some(({ organ }) => NATIONAL.test(organ))
const NATIONAL = /^(?:中国共产党中央|中华人民共和国|国务院|全国人民代表大会|中国人民政治协商会议全国|中央军事委员会)/u

function groupOf(bearers: readonly Bearer[]): Group {
  const context = bearers.flatMap(({ referent }) => referent.context)
  return {
    bearers: [...bearers],
    articles: new Set(bearers.map(({ share }) => share.article.id)),
    posts: readPosts(context),
    seenWith: new Set(context.flatMap(organIn)),
    ownPosts: new Set(ownPosts(context)),
  }
}

function organIn(entry: string): readonly string[] {
  const organ = entry.includes('/') ? entry.slice(0, entry.lastIndexOf('/')) : entry
  return organ === '' || entry.startsWith('@') || /[省市县区州镇乡村]$/u.test(organ) ? [] : [organ]
}

/** Largest first, then by key; bearers of one article stay in groups of their own. */
function groupBy(bearers: readonly Bearer[], keyOf: (bearer: Bearer) => string): readonly Group[] {
  const byKey = new Map<string, Bearer[][]>()
  for (const bearer of [...bearers].sort(byArticle)) {
    const rows = byKey.get(keyOf(bearer)) ?? []
    byKey.set(keyOf(bearer), rows)
    const row = rows.find((others) => others.at(-1)?.share.article.id !== bearer.share.article.id)
    if (row === undefined) rows.push([bearer])
    else row.push(bearer)
  }
  const groups = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, rows]) => rows.map(groupOf))
  return groups.sort((a, b) => b.bearers.length - a.bearers.length)
}

/** The one person that a group can be; of several, the one with whom it shares most; null where that is open. */
function closest(group: Group, people: readonly Person[]): Person | null {
  const fitting = people.filter((person) => person.every((other) => mayBeOne(group, other)))
  if (fitting.length <= 1) return fitting[0] ?? null
  const shared = fitting.map((person) => Math.max(...person.map((other) => common(group.seenWith, other.seenWith))))
  const most = Math.max(...shared)
  const best = fitting.filter((_, k) => shared[k] === most)
  return most > 0 && best.length === 1 ? (best[0] ?? null) : null
}

/** Posts that do not go together are one person's only in turn, in one walk of life, and where one is seen with the organ of the other's post. */
function mayBeOne(a: Group, b: Group): boolean {
  for (const article of a.articles) if (b.articles.has(article)) return false
  if (!postsConflict(a.posts, b.posts)) return true
  return sameWalk(a, b) && (seenAtPost(a, b) || seenAtPost(b, a)) && (followsInTime(a, b) || followsInTime(b, a))
}

const sameWalk = (a: Group, b: Group) =>
  a.posts.walks.length === 0 || b.posts.walks.length === 0 || a.posts.walks.some((walk) => b.posts.walks.includes(walk))
/** An organ named without its region, as 镇卫生院, is anybody's. */
const seenAtPost = (a: Group, b: Group) =>
  a.posts.affiliations.some(({ organ, region, kind }) => (region !== '' || kind !== 'government') && b.seenWith.has(organ))

function followsInTime(a: Group, b: Group): boolean {
  const [before, after] = [seen(a.bearers), seen(b.bearers)]
  return before !== null && after !== null && before.last < after.first
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((entry) => b.has(entry)).length
}
