import { articleOfKey, editShare, nameMark, originalOf, packOriginal, referentOfKey, withholdIn } from '../../graph/decisions/index.ts'
import type { Decision, MentionKey, Withheld } from '../../graph/decisions/index.ts'
import type { ArticleId, ArticleShare, EntityId, Span } from '../../graph/model.ts'
import { RELATION_TYPES } from '../../graph/schema.ts'
import type { RelationType } from '../../graph/schema.ts'
import { identityShare } from './blocks.ts'
import type { IdentityShare, Intern } from './blocks.ts'
import { resolveIdentity } from './index.ts'
import type { Pointed } from './rulings.ts'

/** Decisions by the articles that their keys speak of. */
export type DecisionsByArticle = ReadonlyMap<ArticleId, readonly Decision[]>

export function decisionsByArticle(decisions: readonly Decision[]): DecisionsByArticle {
  const byArticle = new Map<ArticleId, Decision[]>()
  for (const decision of decisions)
    for (const article of new Set(keysOf(decision).map(articleOfKey))) byArticle.set(article, [...(byArticle.get(article) ?? []), decision])
  return byArticle
}

export function keysOf(decision: Decision): readonly MentionKey[] {
  if ('a' in decision) return [decision.a, decision.b]
  return 'head' in decision ? [decision.head, decision.tail] : [decision.key]
}

/** What is kept of an article while all are settled; texts stay in the store. */
export interface IdentityEntry {
  readonly identity: IdentityShare
  /** Where each referent is first mentioned, counted mentions before others; null for one that is only implied. */
  readonly spans: readonly (Span | null)[]
  /** The referents that keys of decisions mean here. */
  readonly pointed: ReadonlyMap<MentionKey, number>
  readonly applied: ReadonlySet<Decision>
}

/** An article as decisions about its mentions leave it. `stored` may have been settled before. */
export function identityEntry(stored: ArticleShare, own: readonly Decision[] = [], intern?: Intern): IdentityEntry {
  const { share, applied } = editShare(originalOf(stored), own)
  const spans = share.referents.map((_, k) => {
    const mentions = share.mentions.filter(({ referent }) => referent === k)
    const first = mentions.find(({ uncounted }) => uncounted === undefined) ?? mentions[0]
    return first === undefined ? null : { start: first.start, end: first.end }
  })
  const pointed = new Map<MentionKey, number>()
  for (const key of own.flatMap(keysOf)) {
    const index = referentOfKey(share, key)
    if (index >= 0) pointed.set(key, index)
  }
  return { identity: identityShare(share, intern), spans, pointed, applied }
}

/** Who is who over all articles, and what decisions take away. */
export interface Settlement {
  readonly entities: ReadonlyMap<ArticleId, readonly EntityId[]>
  /** `relationKey`s that are stated by no one. */
  readonly rejected: ReadonlySet<string>
  readonly withheld: Withheld
  /** The decisions that found what they speak of. */
  readonly applies: ReadonlySet<Decision>
}

export const relationKey = (type: RelationType, head: EntityId, tail: EntityId, title: string | null): string =>
  JSON.stringify([type, ...(RELATION_TYPES[type].directed ? [head, tail] : [head, tail].sort()), title])

/** A function of the entries and decisions, whatever their order. Throws DECISIONS where decisions about pairs contradict each other. */
export function settle(entries: ReadonlyMap<ArticleId, IdentityEntry>, decisions: readonly Decision[]): Settlement {
  const applies = new Set([...entries.values()].flatMap(({ applied }) => [...applied]))
  const at = (key: MentionKey): Pointed | null => {
    const index = entries.get(articleOfKey(key))?.pointed.get(key)
    return index === undefined ? null : { article: articleOfKey(key), index }
  }
  const typeOf = ({ article, index }: Pointed) => entries.get(article)?.identity.referents[index]?.type
  const pairs = { same: [] as [Pointed, Pointed][], different: [] as [Pointed, Pointed][] }
  for (const decision of decisions) {
    if (!('a' in decision)) continue
    const [a, b] = [at(decision.a), at(decision.b)]
    if (a === null || b === null || typeOf(a) !== typeOf(b)) continue
    applies.add(decision)
    if (decision.kind !== 'unsure') pairs[decision.kind].push([a, b])
  }
  const shares = [...entries.values()].map(({ identity }) => identity)
  const entities = resolveIdentity(shares, pairs)
  const entityAt = (key: MentionKey): EntityId | null => {
    const pointed = at(key)
    return pointed === null ? null : (entities.get(pointed.article)?.[pointed.index] ?? null)
  }
  const rejected = new Set<string>()
  const withheld = new Set<EntityId>()
  for (const decision of decisions) {
    if (decision.kind === 'reject') {
      const [head, tail] = [entityAt(decision.head), entityAt(decision.tail)]
      if (head !== null && tail !== null) rejected.add(relationKey(decision.type, head, tail, decision.title))
    }
    if (decision.kind === 'withhold') {
      const entity = entityAt(decision.key)
      // Where the article that it was decided in is not here, all who bear the name are taken for the one.
      const found = entity === null ? bearersOfMark(shares, entities, decision.mark) : [entity]
      if (found.length > 0) applies.add(decision)
      for (const each of found) withheld.add(each)
    }
  }
  return { entities, rejected, withheld: namesOf(shares, entities, withheld), applies }
}

type Entities = Settlement['entities']

function bearersOfMark(shares: readonly IdentityShare[], entities: Entities, mark: string): readonly EntityId[] {
  return shares.flatMap(({ article, referents }) =>
    referents.flatMap(({ type, name }, k) => (type === 'Person' && nameMark(name) === mark ? (entities.get(article.id)?.[k] ?? []) : [])),
  )
}

function namesOf(shares: readonly IdentityShare[], entities: Entities, ids: ReadonlySet<EntityId>): Withheld {
  const names = new Map<EntityId, Set<string>>()
  if (ids.size === 0) return new Map()
  for (const { article, referents } of shares)
    referents.forEach(({ name, aliases }, k) => {
      const entity = entities.get(article.id)?.[k]
      if (entity === undefined || !ids.has(entity)) return
      const known = names.get(entity) ?? new Set()
      for (const each of [name, ...aliases]) known.add(each)
      names.set(entity, known)
    })
  return new Map([...names].map(([id, known]) => [id, [...known].sort()] as const))
}

/** The story of an article, as the closing step found it. */
export type StoryPart = Pick<ArticleShare, 'repeats'> & { readonly story?: ArticleId }

/** The share as it is to be stored: edited, with the settled entities, without what was rejected and whom one withholds. */
export function settleShare(
  stored: ArticleShare,
  own: readonly Decision[],
  { entities, rejected, withheld }: Pick<Settlement, 'entities' | 'rejected' | 'withheld'>,
  { story, repeats }: StoryPart,
): ArticleShare {
  const base = originalOf(stored)
  const edited = editShare(base, own).share
  const ids = entities.get(base.article.id)
  const named = { ...edited, referents: edited.referents.map((referent, k) => ({ ...referent, entity: ids?.[k] ?? referent.entity })) }
  const relations = named.relations.filter(({ type, head, tail, title }) => {
    const [from, to] = [named.referents[head]?.entity, named.referents[tail]?.entity]
    return from === undefined || to === undefined || !rejected.has(relationKey(type, from, to, title ?? null))
  })
  const left = withholdIn({ ...named, relations }, withheld)
  const isChanged =
    edited !== base ||
    relations.length < named.relations.length ||
    left.article.text !== base.article.text ||
    left.referents.length < named.referents.length
  return {
    ...left,
    article: { ...left.article, ...(story === undefined ? {} : { story }) },
    ...(repeats === undefined || repeats.length === 0 ? {} : { repeats }),
    ...(isChanged ? { original: packOriginal(base) } : {}),
  }
}

/** An article as it first comes into the store: edited, and without anyone whose name is withheld, until the closing step knows who is meant. */
export function prepareShare(share: ArticleShare, own: readonly Decision[], marks: ReadonlySet<string>): ArticleShare {
  const edited = editShare(share, own).share
  const withheld = new Map(
    marks.size === 0
      ? []
      : edited.referents
          .filter(({ type, name }) => type === 'Person' && marks.has(nameMark(name)))
          .map(({ entity, name, aliases }) => [entity, [name, ...aliases]] as const),
  )
  const entities = new Map([[share.article.id, edited.referents.map(({ entity }) => entity)]])
  return settleShare(share, own, { entities, rejected: new Set(), withheld }, {})
}

export const marksOf = (decisions: readonly Decision[]): ReadonlySet<string> =>
  new Set(decisions.flatMap((decision) => (decision.kind === 'withhold' ? [decision.mark] : [])))
