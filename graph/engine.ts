import type { StoreKind } from './store.ts'
import type { QueryOptions } from './store.ts'
import type { CypherValue, QueryResult } from './view.ts'

/** A row of a statement that we wrote: columns by alias. */
export type Row = Readonly<Record<string, unknown>>

export type Parameters = Readonly<Record<string, unknown>>

/** Runs one of our own statements and answers all its rows, numbers and strings as plain values. */
export type Run = (statement: string, parameters?: Parameters) => Promise<readonly Row[]>

/**
 * What a database has to do for us; the rest of a store is shared. Statements are Cypher in the dialect that both databases read alike:
 * every aggregate has an alias, no aggregate stands inside an expression, labels and types are constants.
 */
export interface Engine {
  readonly kind: StoreKind
  ensureSchema(): Promise<void>
  readonly read: Run
  /** One transaction: all statements that `work` runs, or none. `work` may be run again when another writer came between. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>
  /** Another text after each write, whoever made it: what was read at one revision holds as long as it is the same. */
  revision(): Promise<string>
  /** Runs `work`, which has transactions of its own and may be done again, while no other process runs one this way; others wait for it. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Sentence ids by BM25 over two-character terms, best first. */
  fullText(text: string, limit: number): Promise<readonly { readonly sentence: string; readonly score: number }[]>
  /** A user's query: read-only, within its limits. */
  query(
    cypher: string,
    options: Required<Omit<QueryOptions, 'params'>> & { readonly params: { readonly [name: string]: CypherValue } },
  ): Promise<QueryResult>
  /** Makes ready what users' queries need, where that takes long, and again after each write. Resolves when the next one is answered at once. */
  warm(): Promise<void>
  close(): Promise<void>
}
