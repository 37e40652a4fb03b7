import type { ArticleId, ArticleShare, EntityId, RelationId } from './model.ts'
import type { EntityType, RelationType } from './schema.ts'
import type {
  Appearances,
  ArticleView,
  Edge,
  EntityNode,
  Evidence,
  GraphView,
  QueryResult,
  SearchHit,
  SentenceHit,
  CypherValue,
} from './view.ts'

export type StoreKind = 'embedded' | 'neo4j'

/** What became of a share that was committed. */
export type Committed = 'written' | 'present' | 'replaced'

export interface StoreCounts {
  readonly articles: number
  readonly sentences: number
  readonly entities: { readonly [type in EntityType]: number }
  readonly mentions: number
  readonly relations: { readonly [type in RelationType | 'CO_OCCURS' | 'WROTE']: number }
  /** True when articles were written or removed since the last `derive`. */
  readonly stale: boolean
}

export interface NeighbourOptions {
  readonly types?: readonly EntityType[]
  readonly relations?: readonly (RelationType | 'CO_OCCURS')[]
  readonly limit?: number
  /** Without the edges of the neighbours among themselves. */
  readonly ownEdges?: boolean
}

export interface PageOptions {
  /** Default 50. */
  readonly limit?: number
  readonly offset?: number
}

export interface QueryOptions {
  readonly params?: { readonly [name: string]: CypherValue }
  /** Milliseconds; default 10,000. */
  readonly timeoutMs?: number
  /** Rows; default 1,000. */
  readonly rowLimit?: number
}

/** One line of a sorted export; equal graphs give equal lines, byte for byte. */
export type ExportLine = { readonly kind: 'node' | 'edge'; readonly [key: string]: unknown }

/**
 * The seam between the graph and what keeps it: the embedded store and Neo4j implement it, one contract suite tests both.
 * Writes are one article at a time, together or not at all, and idempotent. Reads answer in a stated order.
 */
export interface GraphStore {
  readonly kind: StoreKind
  ensureSchema(): Promise<void>

  /** The ids among those given that are already stored; where `made` is given, those that were made so. */
  present(ids: readonly ArticleId[], made?: string): Promise<ReadonlySet<ArticleId>>
  /** Writes an article's share in one transaction. An article that is present with the same share is left as it is. */
  commit(share: ArticleShare): Promise<Committed>
  /**
   * The same of many, several articles a transaction: much faster where each transaction costs a round trip. Each article still goes in
   * whole or not at all. Answers in the order of the shares; of two with one id the later stands.
   */
  commitAll(shares: readonly ArticleShare[]): Promise<readonly Committed[]>
  /** Takes exactly this article's share away. False when there is no such article. */
  remove(id: ArticleId): Promise<boolean>
  /** All shares, or those of the articles asked for, by article id; what identity is resolved from. */
  shares(ids?: readonly ArticleId[]): AsyncIterable<ArticleShare>
  /** Which file each article was last read from, as `noteFiles` was told; the marks mean what the caller makes of them. */
  files(): Promise<ReadonlyMap<ArticleId, string>>
  /** Of articles that are not stored nothing is noted. No part of the graph: exports and queries do not show it. */
  noteFiles(files: ReadonlyMap<ArticleId, string>): Promise<void>
  /**
   * The closing step: entity names, aliases, pinyin and dates, roles' dates, NPMI. Depends on what is stored and never on the
   * order it came in; doing it again changes nothing.
   */
  derive(): Promise<void>

  /**
   * From now on keeps in memory what readings need often, some 100 bytes a relation and a mention, as long as there are no more than a few million.
   * Resolves when it is there. After a write it is read again: a question waits for that so many milliseconds (default 300), then asks the
   * database. Answers are the same, only faster. In the embedded store a process also opens a copy of the store for queries, anew after each write.
   */
  prepare(patienceMs?: number): Promise<void>

  counts(): Promise<StoreCounts>
  entity(id: EntityId): Promise<EntityNode | null>
  /** Names, aliases, pinyin, initials, traditional forms, a slip of one character; best first. */
  search(text: string, options?: { readonly limit?: number; readonly types?: readonly EntityType[] }): Promise<readonly SearchHit[]>
  /** Full text over sentences. */
  searchText(text: string, options?: { readonly limit?: number }): Promise<readonly SentenceHit[]>
  /** The most telling part of the whole: `limit` entities by weight of stated relations and articles, and the edges among them. */
  overview(limit: number): Promise<GraphView>
  neighbours(id: EntityId, options?: NeighbourOptions): Promise<GraphView>
  /** The edges among the given entities. */
  between(ids: readonly EntityId[]): Promise<readonly Edge[]>
  /** Sentences behind an edge, by date, article and offset. */
  evidence(
    relation: RelationId,
    options?: { readonly limit?: number; readonly offset?: number },
  ): Promise<{ readonly total: number; readonly items: readonly Evidence[] }>
  /** Sentences that mention an entity, by date, article and offset. */
  mentions(
    id: EntityId,
    options?: { readonly limit?: number; readonly offset?: number },
  ): Promise<{ readonly total: number; readonly items: readonly Evidence[] }>
  /** How the texts name an entity, and in which months: what its mentions tell without being read one by one. */
  appearances(id: EntityId): Promise<Appearances>
  /** A shortest path, stated relations preferred to co-occurrence; null when there is none within `maxLength` steps (default 5). */
  path(from: EntityId, to: EntityId, options?: { readonly maxLength?: number }): Promise<GraphView | null>
  article(id: ArticleId): Promise<ArticleView | null>
  /** Articles by date, then id. */
  articles(options?: {
    readonly limit?: number
    readonly offset?: number
  }): Promise<{ readonly total: number; readonly items: readonly Omit<ArticleView, 'text' | 'mentions' | 'start'>[] }>

  /** Read-only Cypher, with a time and a row limit. */
  query(cypher: string, options?: QueryOptions): Promise<QueryResult>
  /** Every node and edge, sorted. */
  export(): AsyncIterable<ExportLine>
  close(): Promise<void>
}
