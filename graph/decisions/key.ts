import type { ArticleId, ArticleShare, MentionRow, SentenceId, Span } from '../model.ts'
import { ENTITY_TYPES, type EntityType } from '../schema.ts'

declare const brand: unique symbol

/**
 * Names a thing as one article speaks of it, and stays the same when things merge or split: `ARTICLE:336-348` is a mention, in page offsets;
 * `ARTICLE:Government=汐阳市人民政府` a thing that the article implies without naming it.
 */
export type MentionKey = string & { readonly [brand]: 'MentionKey' }

export type KeyParts =
  | ({ readonly kind: 'mention'; readonly article: ArticleId } & Span)
  | { readonly kind: 'implied'; readonly article: ArticleId; readonly type: EntityType; readonly name: string }

export const mentionKey = (article: ArticleId, { start, end }: Span): MentionKey =>
  `${article}:${String(start)}-${String(end)}` as MentionKey // one of the two places that make keys

export const impliedKey = (article: ArticleId, type: EntityType, name: string): MentionKey => `${article}:${type}=${name}` as MentionKey // the other one

/** The parts of a key; null when the text is none. */
export function parseKey(text: string): KeyParts | null {
  const [, article, rest] = /^([0-9a-f]{32}):(.+)$/u.exec(text) ?? []
  if (article === undefined || rest === undefined) return null
  const id = article as ArticleId // the expression has checked its form
  const [, start, end] = /^(\d{1,12})-(\d{1,12})$/.exec(rest) ?? []
  if (start !== undefined && end !== undefined)
    return Number(start) < Number(end) ? { kind: 'mention', article: id, start: Number(start), end: Number(end) } : null
  const cut = rest.indexOf('=')
  const type = rest.slice(0, cut)
  return cut > 0 && cut < rest.length - 1 && type in ENTITY_TYPES
    ? { kind: 'implied', article: id, type: type as EntityType, name: rest.slice(cut + 1) } // a key of the table
    : null
}

export const isMentionKey = (text: string): text is MentionKey => parseKey(text) !== null

/** The article of a key that was parsed before. */
export const articleOfKey = (key: MentionKey): ArticleId => key.slice(0, 32) as ArticleId // a key begins with the id

/** What a key is looked up in; an `ArticleShare` is one. */
export type Keyed = Pick<ArticleShare, 'referents'> & { readonly mentions: readonly Pick<MentionRow, 'start' | 'end' | 'referent'>[] }

/**
 * The mention that a key means: of those it overlaps, the one it overlaps most, so that a key outlives a tagger that reads a name a
 * character longer; -1 when there is none. Titles, which are no things, are passed over.
 */
export function mentionAt({ mentions }: Keyed, { start, end }: Span): number {
  const shared = mentions.map((mention) => (mention.referent === null ? 0 : Math.min(end, mention.end) - Math.max(start, mention.start)))
  const exact = mentions.findIndex((mention, k) => mention.start === start && mention.end === end && (shared[k] ?? 0) > 0)
  const most = Math.max(0, ...shared)
  return exact >= 0 ? exact : most > 0 ? shared.indexOf(most) : -1
}

/** The referent that a key means, as an index; -1 when its article no longer speaks of it. */
export function referentAt(share: Keyed, parts: KeyParts): number {
  if (parts.kind === 'mention') return share.mentions[mentionAt(share, parts)]?.referent ?? -1
  return share.referents.findIndex(({ type, name }) => type === parts.type && name === parts.name)
}

/** The number of a sentence within its article. */
export const sentenceIndex = (id: SentenceId): number => Number(id.slice(id.lastIndexOf('#') + 1))
