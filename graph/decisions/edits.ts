import type { ArticleShare, MentionRow, ReferentRow, RelationRow } from '../model.ts'
import { RELATION_TYPES, type EntityType } from '../schema.ts'
import type { Decision } from './decision.ts'
import { mentionAt, parseKey, referentAt, type MentionKey } from './key.ts'

/** A share that is being changed; what is taken out is null until the indexes are drawn together. */
interface Draft {
  readonly share: ArticleShare
  readonly mentions: (MentionRow | null)[]
  readonly referents: (ReferentRow | null)[]
  relations: RelationRow[]
  wrote: number[]
}

export interface Edited {
  /** The same object when nothing was changed. */
  readonly share: ArticleShare
  /** The decisions that found what they speak of. */
  readonly applied: ReadonlySet<Decision>
}

/** Spans before things, things before relations: each finds what the one before has made. */
const ORDER = ['span', 'retype', 'not-entity', 'reject', 'add'] as const satisfies readonly Decision['kind'][]

/**
 * What a person decided about the mentions and relations of one article. Decisions that speak of other articles, and those about identity,
 * are passed over.
 */
export function editShare(share: ArticleShare, decisions: readonly Decision[]): Edited {
  const applied = new Set<Decision>()
  const draft: Draft = {
    share,
    mentions: [...share.mentions],
    referents: [...share.referents],
    relations: [...share.relations],
    wrote: [...share.wrote],
  }
  for (const kind of ORDER) for (const decision of decisions) if (decision.kind === kind && edit(draft, decision)) applied.add(decision)
  const changed =
    [...applied].some(({ kind }) => kind !== 'reject') || draft.referents.some((referent, k) => referent !== share.referents[k])
  return { share: changed ? drawnTogether(draft) : share, applied }
}

/** False when the article has not what the decision speaks of. */
function edit(draft: Draft, decision: Decision): boolean {
  switch (decision.kind) {
    case 'span':
      return mendSpan(draft, decision.key, decision)
    case 'retype':
      return retype(draft, decision.key, decision.type)
    case 'not-entity':
      return drop(draft, decision.key)
    case 'reject':
      return forgetPost(draft, decision)
    case 'add':
      return addRelation(draft, decision)
    case 'same':
    case 'different':
    case 'unsure':
    case 'withhold':
      return false
  }
}

/** A mention that was taken out stands for nothing; keys pass over it as over a title. */
const GONE: Pick<MentionRow, 'start' | 'end' | 'referent'> = { start: -1, end: -1, referent: null }

const referentIn = ({ referents }: Draft, index: number): ReferentRow | null => referents[index] ?? null

function referentOf(draft: Draft, key: MentionKey): number {
  const parts = parseKey(key)
  if (parts === null || parts.article !== draft.share.article.id) return -1
  if (parts.kind === 'mention') return draft.mentions[mentionOf(draft, key)]?.referent ?? -1
  return draft.referents.findIndex((referent) => referent?.type === parts.type && referent.name === parts.name)
}

function mentionOf(draft: Draft, key: MentionKey): number {
  const parts = parseKey(key)
  if (parts?.kind !== 'mention' || parts.article !== draft.share.article.id) return -1
  return mentionAt({ referents: draft.share.referents, mentions: draft.mentions.map((mention) => mention ?? GONE) }, parts)
}

function mendSpan(draft: Draft, key: MentionKey, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const { article, sentences } = draft.share
  const index = mentionOf(draft, key)
  const mention = draft.mentions[index] ?? null
  const sentence = sentences.findIndex((each) => each.start <= start && end <= each.end)
  const old = referentIn(draft, mention?.referent ?? -1)
  if (mention === null || mention.referent === null || old === null || sentence < 0) return false
  draft.mentions.forEach((other, k) => {
    if (other !== null && k !== index && other.start < end && start < other.end) draft.mentions[k] = null
  })
  const surface = article.text.slice(start - article.start, end - article.start)
  const name = surface.replace(/\s+/gu, '')
  const known = draft.referents.findIndex(
    (referent) => referent?.type === old.type && (referent.name === name || referent.aliases.includes(name)),
  )
  const alone = !draft.mentions.some((other, k) => k !== index && other?.referent === mention.referent)
  const renamed: ReferentRow = { ...old, name, aliases: [] }
  let referent = known
  if (known < 0 && alone) draft.referents[(referent = mention.referent)] = renamed
  else if (known < 0) referent = draft.referents.push(renamed) - 1
  draft.mentions[index] = { ...mention, start, end, surface, sentence, referent }
  return true
}

function retype(draft: Draft, key: MentionKey, type: EntityType): boolean {
  const index = referentOf(draft, key)
  const referent = referentIn(draft, index)
  if (referent === null) return false
  draft.referents[index] = { ...referent, type }
  return true
}

function drop(draft: Draft, key: MentionKey): boolean {
  const index = referentOf(draft, key)
  if (referentIn(draft, index) === null) return false
  draft.referents[index] = null
  draft.mentions.forEach((mention, k) => {
    if (mention?.referent === index) draft.mentions[k] = null
  })
  return true
}

/** The relation itself goes wherever it is stated; here goes the post that it lent to the person as a sign of identity. */
function forgetPost(draft: Draft, { head, tail, title }: Extract<Decision, { kind: 'reject' }>): boolean {
  const [from, to] = [referentOf(draft, head), referentOf(draft, tail)]
  const [person, organ] = [referentIn(draft, from), referentIn(draft, to)]
  if (person === null || organ === null) return false
  const post = title === null ? null : `${organ.name}/${title}`
  if (post !== null && person.context.includes(post))
    draft.referents[from] = { ...person, context: person.context.filter((entry) => entry !== post) }
  return true
}

function addRelation(draft: Draft, decision: Extract<Decision, { kind: 'add' }>): boolean {
  const [head, tail] = [referentOf(draft, decision.head), referentOf(draft, decision.tail)]
  const [from, to] = [referentIn(draft, head), referentIn(draft, tail)]
  if (from === null || to === null || head === tail || !fits(decision.type, from.type, to.type)) return false
  const evidence = [decision.head, decision.tail].flatMap((key) => draft.mentions[mentionOf(draft, key)]?.sentence ?? [])
  if (evidence.length === 0) return false
  const isRole = decision.type === 'HOLDS_ROLE'
  const title = isRole ? (decision.title ?? '') : null
  const kind = isRole ? (decision.role ?? 'observed') : null
  draft.relations.push({
    type: decision.type,
    head,
    tail,
    ...(title === null ? {} : { title }),
    ...(kind === null ? {} : { kind }),
    date: decision.date,
    evidence: [...new Set(evidence)].sort((a, b) => a - b),
    score: 1,
  })
  if (title !== null && kind !== 'former' && kind !== 'removed')
    draft.referents[head] = { ...from, context: [...new Set([...from.context, `${to.name}/${title}`])].sort() }
  return true
}

function fits(type: RelationRow['type'], head: EntityType, tail: EntityType): boolean {
  const { head: heads, tail: tails }: { readonly head: readonly EntityType[]; readonly tail: readonly EntityType[] } = RELATION_TYPES[type]
  return heads.includes(head) && tails.includes(tail)
}

/** Leaves out what was taken out and what nothing speaks of any more, and counts the indexes anew. */
function drawnTogether({ share, mentions, referents, relations, wrote }: Draft): ArticleShare {
  const named = mentions.filter((mention) => mention !== null)
  const stated = relations.filter(({ type, head, tail }) => {
    const [from, to] = [referents[head] ?? null, referents[tail] ?? null]
    return from !== null && to !== null && fits(type, from.type, to.type)
  })
  const signed = wrote.filter((index) => referents[index]?.type === 'Person')
  const spoken = new Set([
    ...named.flatMap(({ referent }) => referent ?? []),
    ...stated.flatMap(({ head, tail }) => [head, tail]),
    ...signed,
    // What no mention and no relation spoke of before is left as it was.
    ...share.referents.flatMap((_, k) => (isSilent(share, k) ? [k] : [])),
  ])
  const place = new Map<number, number>()
  const kept = referents.flatMap((referent, k) => {
    if (referent === null || !spoken.has(k)) return []
    place.set(k, place.size)
    return [referent]
  })
  const moved = (index: number): number => place.get(index) ?? -1
  return {
    ...share,
    referents: kept,
    mentions: named
      .map((mention) => ({ ...mention, referent: mention.referent === null ? null : moved(mention.referent) }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
    relations: stated.map((relation) => ({ ...relation, head: moved(relation.head), tail: moved(relation.tail) })),
    wrote: signed.map(moved),
  }
}

const isSilent = ({ mentions, relations, wrote }: ArticleShare, k: number): boolean =>
  !mentions.some(({ referent }) => referent === k) && !relations.some(({ head, tail }) => head === k || tail === k) && !wrote.includes(k)

/** Index of the referent that a key means in a share; -1 when the key is another article's or the share no longer speaks of that. */
export function referentOfKey(share: ArticleShare, key: MentionKey): number {
  const parts = parseKey(key)
  return parts === null || parts.article !== share.article.id ? -1 : referentAt(share, parts)
}
