import type { ArticleId, EntityId, IsoDate, RelationId, SentenceId, Span } from './model.ts'
import type { EntityType, RelationType, StatementKind } from './schema.ts'

/** A node as the viewer and the profile read it. */
export interface EntityNode {
  readonly id: EntityId
  readonly type: EntityType
  readonly name: string
  readonly aliases: readonly string[]
  readonly pinyin: string
  readonly initials: string
  /** Counted mentions and articles. */
  readonly mentions: number
  readonly articles: number
  /** Articles without their reprints: those that print nearly the same are one story. */
  readonly stories: number
  readonly firstSeen: IsoDate | null
  readonly lastSeen: IsoDate | null
}

export interface StatedEdge {
  readonly id: RelationId
  readonly type: RelationType
  readonly source: EntityId
  readonly target: EntityId
  readonly title: string | null
  readonly kinds: readonly StatementKind[]
  readonly articles: number
  readonly stories: number
  readonly firstSeen: IsoDate | null
  readonly lastSeen: IsoDate | null
  /** Stated dates of appointment and removal, apart from the dates of observation. */
  readonly appointed: IsoDate | null
  readonly removed: IsoDate | null
  /** Highest score among the statements, 0 to 1. */
  readonly score: number
}

export interface CoOccurrenceEdge {
  readonly id: RelationId
  readonly type: 'CO_OCCURS'
  readonly source: EntityId
  readonly target: EntityId
  readonly sentences: number
  readonly articles: number
  readonly stories: number
  /** A sentence that lists k names gives each pair 1/(k−1); what a reprint repeats gives nothing. */
  readonly weight: number
  /** Normalised pointwise mutual information over sentences, −1 to 1 (Bouma 2009). */
  readonly npmi: number | null
  readonly firstSeen: IsoDate | null
  readonly lastSeen: IsoDate | null
}

export type Edge = StatedEdge | CoOccurrenceEdge

/** A part of the graph; `total` says what it is a part of, so that nothing is left out silently. */
export interface GraphView {
  readonly nodes: readonly EntityNode[]
  readonly edges: readonly Edge[]
  readonly total: { readonly nodes: number; readonly edges: number }
}

/** A quotation that backs an edge or a profile line. */
export interface Evidence extends Span {
  readonly sentence: SentenceId
  readonly article: ArticleId
  readonly headline: string
  readonly source: string | null
  readonly page: string | null
  readonly date: IsoDate | null
  readonly text: string
  readonly parts?: readonly Span[]
  /** Spans of the mentions of the entities asked for, in page offsets (subtract `start` to mark `text`). */
  readonly marks: readonly (Span & { readonly entity: EntityId })[]
}

/** A form in which texts name an entity, line breaks left out. */
export interface NameForm {
  readonly name: string
  readonly times: number
  readonly first: Evidence
  /** The last of those with a date, where there are any. */
  readonly last: Evidence
}

export interface Appearances {
  /** By the first date, undated last, then by name. */
  readonly forms: readonly NameForm[]
  /** How many sentences mention it, by `YYYY-MM`; empty months are left out. */
  readonly months: readonly { readonly month: string; readonly mentions: number }[]
  /** Sentences of articles without a date. */
  readonly undated: number
}

export interface ArticleView {
  readonly id: ArticleId
  readonly headline: string
  readonly byline: readonly string[]
  readonly date: IsoDate | null
  readonly source: string | null
  readonly page: string | null
  /** The first article, by date and id, that prints this story. */
  readonly story: ArticleId
  readonly start: number
  readonly text: string
  readonly mentions: readonly (Span & { readonly entity: EntityId | null; readonly type: EntityType | 'Title'; readonly score: number })[]
}

export interface SearchHit {
  readonly entity: EntityNode
  /** The name, alias or pinyin that matched. */
  readonly matched: string
  readonly how: 'exact' | 'prefix' | 'infix' | 'pinyin' | 'initials' | 'variant' | 'fuzzy'
  /** The latest role, for suggestions: 株洲市人民政府 市长. */
  readonly role: string | null
}

export interface SentenceHit {
  readonly evidence: Evidence
  readonly score: number
}

/** A value as Cypher returns it, the same for both stores. */
export type CypherValue =
  | null
  | boolean
  | number
  | string
  | readonly CypherValue[]
  | {
      readonly kind: 'node'
      readonly id: string | null
      readonly labels: readonly string[]
      readonly properties: { readonly [key: string]: CypherValue }
    }
  | {
      readonly kind: 'relationship'
      readonly type: string
      readonly start: string | null
      readonly end: string | null
      readonly properties: { readonly [key: string]: CypherValue }
    }
  | { readonly kind: 'path'; readonly nodes: readonly CypherValue[]; readonly relationships: readonly CypherValue[] }
  | { readonly kind: 'map'; readonly entries: { readonly [key: string]: CypherValue } }

export interface QueryResult {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CypherValue[])[]
  /** True when the row limit cut the result. */
  readonly truncated: boolean
}
