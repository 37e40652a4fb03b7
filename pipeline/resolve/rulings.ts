import { MingtuError } from '../../graph/errors.ts'
import { entityId } from '../../graph/ids.ts'
import type { ArticleId, EntityId } from '../../graph/model.ts'
import { Unions } from '../link/index.ts'
import { blockKey, byArticle } from './blocks.ts'
import type { Bearer, IdentityShare } from './blocks.ts'

/** A referent of an article, by its index. */
export interface Pointed {
  readonly article: ArticleId
  readonly index: number
}

/** What people decided about pairs, once their keys are found. */
export interface PairRulings {
  readonly same: readonly (readonly [Pointed, Pointed])[]
  readonly different: readonly (readonly [Pointed, Pointed])[]
}

export const NO_RULINGS: PairRulings = { same: [], different: [] }

/** A referent with the thing that evidence gives it. */
interface Found extends Bearer {
  readonly entity: EntityId
}

/** Referents that are one by decision; a single one where none was made. */
interface Bond {
  readonly members: Found[]
  /** Bonds that are someone else by decision. */
  readonly apart: Set<Bond>
}

/**
 * Corrects what was resolved by evidence: things said to be the same become one with all that belongs to them, and things said to be
 * different are told apart, everyone else between them going where posts, organs and papers fit best. Every referent keeps a thing, and what
 * no decision touches stays as it is. The order of decisions is of no account. Throws DECISIONS where a chain of “same” joins what is
 * said to be different.
 */
export function applyRulings(shares: Iterable<IdentityShare>, resolved: Map<ArticleId, EntityId[]>, rulings: PairRulings): void {
  const pairs = [...rulings.same, ...rulings.different]
  const touched = new Set(pairs.flat().flatMap(({ article, index }) => resolved.get(article)?.[index] ?? []))
  if (touched.size === 0) return
  const bonds = bondsOf(foundIn(shares, resolved, touched), rulings)
  for (const component of componentsOf(bonds)) {
    for (const [id, members] of named(told(component))) {
      for (const { share, index } of members) {
        const entities = resolved.get(share.article.id)
        if (entities !== undefined) entities[index] = id
      }
    }
  }
}

function foundIn(
  shares: Iterable<IdentityShare>,
  resolved: ReadonlyMap<ArticleId, readonly EntityId[]>,
  touched: ReadonlySet<EntityId>,
): readonly Found[] {
  const found: Found[] = []
  for (const share of shares) {
    share.referents.forEach((referent, index) => {
      const entity = resolved.get(share.article.id)?.[index]
      if (entity !== undefined && touched.has(entity)) found.push({ share, index, referent, entity })
    })
  }
  return found.sort(byArticle)
}

const placeOf = ({ article, index }: Pointed): string => `${article}.${String(index)}`

/** Bonds by the decisions, in the order of their first members. */
function bondsOf(found: readonly Found[], { same, different }: PairRulings): readonly Bond[] {
  const bonds = new Map<string, Bond>()
  for (const member of found)
    bonds.set(placeOf({ article: member.share.article.id, index: member.index }), { members: [member], apart: new Set() })
  const ofOneType = (a: Bond, b: Bond): boolean => a.members[0]?.referent.type === b.members[0]?.referent.type
  for (const [one, other] of same) {
    const [a, b] = [bonds.get(placeOf(one)), bonds.get(placeOf(other))]
    if (a === undefined || b === undefined || a === b || !ofOneType(a, b)) continue
    a.members.push(...b.members)
    for (const { share, index } of b.members) bonds.set(placeOf({ article: share.article.id, index }), a)
  }
  for (const [one, other] of different) {
    const [a, b] = [bonds.get(placeOf(one)), bonds.get(placeOf(other))]
    if (a === undefined || b === undefined) continue
    if (a === b) throw contradiction(a)
    a.apart.add(b)
    b.apart.add(a)
  }
  const all = [...new Set(bonds.values())]
  for (const { members } of all) members.sort(byArticle)
  return all.sort((a, b) => byArticle(firstOf(a), firstOf(b)))
}

const firstOf = ({ members }: Bond): Found => members[0] as Found // no bond without a member

function contradiction(bond: Bond): MingtuError {
  const names = [...new Set(bond.members.map(({ referent }) => referent.name))].join('、')
  return new MingtuError(
    'DECISIONS',
    `decisions about ${names} contradict each other: some make one thing of what another keeps apart`,
    `List them with mingtu decide list, and undo one.`,
  )
}

/** Bonds that evidence or decisions join, directly or over others. */
function componentsOf(bonds: readonly Bond[]): readonly (readonly Bond[])[] {
  const unions = new Unions()
  for (const bond of bonds) for (const { entity } of bond.members) unions.join(entity, firstOf(bond).entity)
  const components = new Map<string, Bond[]>()
  for (const bond of bonds) {
    const root = unions.find(firstOf(bond).entity)
    components.set(root, [...(components.get(root) ?? []), bond])
  }
  return [...components.values()]
}

/** The things of a component: one, unless decisions tell some of its bonds apart; the others then join the one they are nearest to. */
function told(component: readonly Bond[]): readonly (readonly Found[])[] {
  const things: Bond[][] = []
  const sides = component.filter(({ apart }) => apart.size > 0)
  for (const bond of sides) {
    const home = things.find((thing) => thing.every((other) => !other.apart.has(bond)) && thing.some((other) => sharesEntity(other, bond)))
    if (home === undefined) things.push([bond])
    else home.push(bond)
  }
  if (things.length === 0) return [component.flatMap(({ members }) => members)]
  const seeds = things.map((thing) => thing.flatMap(({ members }) => members))
  const result = seeds.map((seed) => [...seed])
  for (const bond of component) {
    if (bond.apart.size > 0) continue
    const nearness = seeds.map((seed) => nearnessOf(bond.members, seed))
    result[nearness.indexOf(Math.max(...nearness))]?.push(...bond.members)
  }
  return result
}

const sharesEntity = (a: Bond, b: Bond): boolean => a.members.some(({ entity }) => b.members.some((other) => other.entity === entity))

/** What speaks for one thing: the same thing by evidence before anything else, then posts, then organs and places, then the paper's home. */
function nearnessOf(members: readonly Found[], seed: readonly Found[]): number {
  const context = new Set(seed.flatMap(({ referent }) => referent.context))
  const shared = [...new Set(members.flatMap(({ referent }) => referent.context))].filter((entry) => context.has(entry))
  const homes = new Set(seed.map(({ share }) => share.article.home ?? share.article.source))
  return (
    (members.some(({ entity }) => seed.some((other) => other.entity === entity)) ? 1000 : 0) +
    shared.reduce((sum, entry) => sum + (entry.includes('/') ? 10 : 2), 0) +
    (members.some(({ share }) => homes.has(share.article.home ?? share.article.source)) ? 1 : 0)
  )
}

/** Each thing keeps the id that most of its referents had, if no other thing has more of them; else it gets one of its own. */
function named(things: readonly (readonly Found[])[]): readonly (readonly [EntityId, readonly Found[]])[] {
  const count = (thing: readonly Found[], id: EntityId): number => thing.filter(({ entity }) => entity === id).length
  const ids = [...new Set(things.flat().map(({ entity }) => entity))].sort()
  const ownerOf = new Map(
    ids.map((id) => {
      const counts = things.map((thing) => count(thing, id))
      return [id, counts.indexOf(Math.max(...counts))] as const
    }),
  )
  return things.map((thing, k) => {
    const [kept] = ids.filter((id) => ownerOf.get(id) === k).sort((a, b) => count(thing, b) - count(thing, a) || (a < b ? -1 : 1))
    const { share, index, referent } = [...thing].sort(byArticle)[0] as Found // no thing without a member
    return [kept ?? entityId(referent.type, `${blockKey(referent)}##${placeOf({ article: share.article.id, index })}`), thing] as const
  })
}
