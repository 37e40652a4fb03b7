import type { EntityType, RelationType, StatementKind } from './schema.ts'

declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** Deterministic ids: a function of content, never of the order or the time of a load. */
export type ArticleId = Brand<string, 'ArticleId'>
export type SentenceId = Brand<string, 'SentenceId'>
export type EntityId = Brand<string, 'EntityId'>
export type ReferentId = Brand<string, 'ReferentId'>
export type RelationId = Brand<string, 'RelationId'>

/** `YYYY-MM-DD` or `YYYY-MM`. Kept as a string in both stores: it sorts, and it can be coarse. */
export type IsoDate = Brand<string, 'IsoDate'>

/** Offsets are UTF-16 code units of the page's raw text, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface ArticleRow extends Span {
  readonly id: ArticleId
  readonly headline: string
  readonly byline: readonly string[]
  readonly date: IsoDate | null
  /** The paper: 株洲日报. */
  readonly source: string | null
  /** The edition or page number as printed: 02版. */
  readonly page: string | null
  /** The file or record it was read from, for messages and `remove`. */
  readonly origin: string
  /** The paper's home as a full place name: 湖南省株洲市. */
  readonly home: string | null
  /** Raw text of the article; `text.slice(m.start - article.start, m.end - article.start)` is a mention's surface. */
  readonly text: string
  /** Where other articles print nearly the same: the first of them, by date and id. Settled by the closing step. */
  readonly story?: ArticleId
  /** What it was read with, where its builder noted that: with another model or other rules the same text may give another share. */
  readonly made?: string
}

export interface SentenceRow extends Span {
  /** Raw text, line breaks included: `article.text.slice(start - article.start, end - article.start)`. */
  readonly text: string
  /** Paragraph number within the article, from 0; the headline is -1. */
  readonly paragraph: number
  /** Where a caption or furniture interrupts the sentence, the pieces that belong to it. */
  readonly parts?: readonly Span[]
}

/**
 * What one article speaks of: its mentions of one thing. `entity` is the thing across articles; the closing step may
 * change it (merge or split), and what ties the article to it is then written again.
 */
export interface ReferentRow {
  readonly type: EntityType
  /** The fullest name the text or its locality makes certain: 中共株洲市委员会 for 市委 in a paper of 株洲. */
  readonly name: string
  /** All surfaces and derived names, sorted, the name not repeated. */
  readonly aliases: readonly string[]
  readonly entity: EntityId
  /** Evidence for and against identity across articles, sorted: posts (`株洲市人民政府/市长`), organs and places nearby. */
  readonly context: readonly string[]
}

export interface MentionRow extends Span {
  /** Index into `referents`; null for a Title, which is no node. */
  readonly referent: number | null
  /** Index into `sentences`. */
  readonly sentence: number
  readonly surface: string
  /** Calibrated probability, 0 to 1. */
  readonly score: number
  /** A mention in a byline, or in a second printing of a paragraph: shown, but not counted. */
  readonly uncounted?: 'byline' | 'copy'
}

export interface RelationRow {
  readonly type: RelationType
  /** Indexes into `referents`. */
  readonly head: number
  readonly tail: number
  /** HOLDS_ROLE alone has these. */
  readonly title?: string
  readonly kind?: StatementKind
  readonly date: IsoDate | null
  /** Indexes into `sentences`, sorted, at least one. */
  readonly evidence: readonly number[]
  readonly score: number
}

/** Everything one article adds to the graph; the unit of a transaction. */
export interface ArticleShare {
  readonly article: ArticleRow
  readonly sentences: readonly SentenceRow[]
  readonly referents: readonly ReferentRow[]
  readonly mentions: readonly MentionRow[]
  readonly relations: readonly RelationRow[]
  /** Indexes of the referents who signed the article. */
  readonly wrote: readonly number[]
  /** Indexes of the sentences that an earlier article of its story has as well, sorted. Settled by the closing step. */
  readonly repeats?: readonly number[]
  /** The article as it was extracted, packed, where a decision changed it; see graph/decisions/original.ts. */
  readonly original?: string
}
