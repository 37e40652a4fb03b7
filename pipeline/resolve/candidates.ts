import type { ReviewReason } from '../../graph/decisions/index.ts'
import type { ArticleId, EntityId, IsoDate } from '../../graph/model.ts'
import type { EntityType } from '../../graph/schema.ts'
import { NO_HOME } from '../home.ts'
import { companyName, programmeCore, shortness } from '../link/index.ts'
import type { IdentityShare } from './blocks.ts'

/** Two things that may be one. */
export interface Candidate {
  /** In the order of their ids. */
  readonly a: EntityId
  readonly b: EntityId
  readonly type: EntityType
  readonly score: number
  readonly reasons: readonly ReviewReason[]
}

/** A thing over all its articles. */
interface Known {
  readonly id: EntityId
  readonly type: EntityType
  readonly names: Set<string>
  readonly aliases: Set<string>
  readonly posts: Set<string>
  /** Organs and places it is seen with. */
  readonly near: Set<string>
  readonly homes: Set<string>
  readonly localities: Set<string>
  /** Days of its articles. */
  readonly dates: IsoDate[]
}

/** Above a pair that only shares a name, below one that shares a post. */
const BASE = { 'same-name': 0.35, 'alias-in-common': 0.5, 'short-form': 0.45, 'similar-name': 0.15 } as const
const FOR = { 'post-in-common': 0.3, 'like-posts-in-turn': 0.25, 'seen-with-the-same': 0.15, 'paper-in-common': 0.1 } as const
const AGAINST = { 'other-posts': 0.2, 'other-place': 0.2 } as const
/** Below it a pair is not worth a person's time: names that differ by a character, with nothing in common. */
const LEAST = 0.2
/** So many things of one name or beginning are told apart by their names alone. */
const CROWD = 40

/**
 * Pairs of things that evidence left apart and that a person may know to be one, likeliest first. Only things that share a name, an alias,
 * the beginning of a firm's or programme's name, or all characters of a person's name but one are compared, so the work grows with
 * the things and not with their square.
 */
export function candidatesOf(shares: Iterable<IdentityShare>, entities: ReadonlyMap<ArticleId, readonly EntityId[]>): readonly Candidate[] {
  const known = knownThings(shares, entities)
  const pairs = new Map<string, readonly [Known, Known]>()
  for (const group of groupsOf(known))
    group.forEach((one, k) => {
      for (const other of group.slice(k + 1)) {
        const [a, b] = one.id < other.id ? [one, other] : [other, one]
        pairs.set(`${a.id} ${b.id}`, [a, b])
      }
    })
  return [...pairs.values()]
    .flatMap(([a, b]) => compared(a, b) ?? [])
    .sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1))
}

/** 市教育局 is said in every city. */
const BARE = /^[省市县区州镇乡村]/u

function knownThings(shares: Iterable<IdentityShare>, entities: ReadonlyMap<ArticleId, readonly EntityId[]>): readonly Known[] {
  const things = new Map<EntityId, Known>()
  for (const { article, referents } of shares)
    referents.forEach(({ type, name, aliases, context }, k) => {
      const id = entities.get(article.id)?.[k]
      if (id === undefined) return
      const thing = things.get(id) ?? {
        id,
        type,
        names: new Set(),
        aliases: new Set(),
        posts: new Set(),
        near: new Set(),
        homes: new Set(),
        localities: new Set(),
        dates: [],
      }
      things.set(id, thing)
      thing.names.add(name)
      for (const alias of aliases) if (!BARE.test(alias)) thing.aliases.add(alias)
      for (const entry of context) {
        if (entry.startsWith('@')) thing.localities.add(entry)
        else if (entry.includes('/')) thing.posts.add(entry)
        else thing.near.add(entry)
      }
      if (article.date !== null) thing.dates.push(article.date)
      thing.homes.add(article.home ?? article.source ?? article.id)
    })
  return [...things.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Things that are worth comparing with each other. */
function groupsOf(things: readonly Known[]): readonly (readonly Known[])[] {
  const groups = new Map<string, Known[]>()
  const put = (key: string, thing: Known): void => {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else if (group.at(-1) !== thing) group.push(thing)
  }
  for (const thing of things)
    for (const name of new Set([...thing.names, ...thing.aliases])) {
      put(`${thing.type} = ${name}`, thing)
      if (thing.type === 'Person' && name.length >= 3 && !name.includes('某'))
        for (let k = 0; k < name.length; k += 1) put(`${thing.type} ~ ${name.slice(0, k)}?${name.slice(k + 1)}`, thing)
      if (thing.type === 'Company') for (const start of startsOf(name)) put(`Company ^ ${start}`, thing)
      if (thing.type === 'Programme') put(`Programme ^ ${programmeCore(name, { home: NO_HOME }).core}`, thing)
    }
  return [...groups.values()].filter(({ length }) => length > 1 && length <= CROWD)
}

function startsOf(name: string): readonly string[] {
  const { core, brand } = companyName(name, { home: NO_HOME, stems: new Map() })
  // A region that no gazetteer lists stands before the brand, two or three characters long.
  return [core.slice(0, 2), brand.slice(0, 2), core.slice(2, 4), core.slice(3, 5)].filter((start) => start.length === 2)
}

function compared(a: Known, b: Known): Candidate | null {
  if (a.type !== b.type) return null
  const base = likeness(a, b)
  if (base === null) return null
  const reasons: ReviewReason[] = [base]
  let score = BASE[base]
  const weigh = (reason: keyof typeof FOR | keyof typeof AGAINST, amount: number): void => {
    reasons.push(reason)
    score += amount
  }
  const postsDiffer = a.posts.size > 0 && b.posts.size > 0
  if (overlap(a.posts, b.posts)) weigh('post-in-common', FOR['post-in-common'])
  else if (inTurn(a, b) && overlap(kindsOfPosts(a), kindsOfPosts(b))) weigh('like-posts-in-turn', FOR['like-posts-in-turn'])
  else if (postsDiffer) weigh('other-posts', -AGAINST['other-posts'])
  if (overlap(a.near, b.near)) weigh('seen-with-the-same', FOR['seen-with-the-same'])
  if (overlap(a.homes, b.homes)) weigh('paper-in-common', FOR['paper-in-common'])
  if (a.localities.size > 0 && b.localities.size > 0 && !overlap(a.localities, b.localities)) weigh('other-place', -AGAINST['other-place'])
  const rounded = Math.round(score * 100) / 100
  return rounded < LEAST ? null : { a: a.id, b: b.id, type: a.type, score: Math.max(0, Math.min(1, rounded)), reasons }
}

/** 双漾县教育局/局长 → 教育局/局长: of a county first and then of the city is a career. */
const kindsOfPosts = ({ posts }: Known): ReadonlySet<string> =>
  new Set([...posts].map((post) => post.replace(/^(?:中共)?\p{Script=Han}{1,20}[省市县区州旗镇乡村](?=\p{Script=Han}{2})/u, '')))

/** The one was seen for the last time before the other was seen. */
function inTurn(a: Known, b: Known): boolean {
  const [one, other] = [[...a.dates].sort(), [...b.dates].sort()]
  const before = (x: readonly IsoDate[], y: readonly IsoDate[]) => x.length > 0 && y.length > 0 && (x.at(-1) ?? '') < (y[0] ?? '')
  return before(one, other) || before(other, one)
}

type Likeness = keyof typeof BASE

function likeness(a: Known, b: Known): Likeness | null {
  if (overlap(a.names, b.names)) return 'same-name'
  if (overlap(a.aliases, b.names) || overlap(b.aliases, a.names) || overlap(a.aliases, b.aliases)) return 'alias-in-common'
  const pairs = [...a.names].flatMap((one) => [...b.names].map((other) => [one, other] as const))
  if (a.type === 'Company') return pairs.some(([one, other]) => mayBeShort(one, other) || mayBeShort(other, one)) ? 'short-form' : null
  if (a.type === 'Programme') return pairs.some(([one, other]) => isSameCore(one, other)) ? 'short-form' : null
  return a.type === 'Person' && pairs.some(([one, other]) => differByOne(one, other)) ? 'similar-name' : null
}

function mayBeShort(short: string, full: string): boolean {
  const read = (name: string) => companyName(name.replace(/（/gu, '(').replace(/）/gu, ')'), { home: NO_HOME, stems: new Map() })
  const [brief, long] = [read(short), read(full)]
  return (
    shortness(brief, long) !== null ||
    (!brief.registered && brief.core.length >= 3 && long.core.length > brief.core.length && long.core.includes(brief.core))
  )
}

function isSameCore(one: string, other: string): boolean {
  const [a, b] = [programmeCore(one, { home: NO_HOME }), programmeCore(other, { home: NO_HOME })]
  return a.core === b.core && a.region === b.region
}

function differByOne(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 3) return false
  let differences = 0
  for (let k = 0; k < one.length; k += 1) if (one[k] !== other[k]) differences += 1
  return differences === 1
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const entry of a) if (b.has(entry)) return true
  return false
}
