/** What a store notes on nodes and edges for its own work; it is no part of the graph. */
export const BOOKKEEPING: ReadonlySet<string> = new Set(['stale', 'micro', 'reprints'])

/** What a query's nodes and edges do not show: `evidence`, `weight` and the dates are made of it. */
export const HIDDEN_IN_QUERIES: ReadonlySet<string> = new Set([...BOOKKEEPING, 'statements'])
