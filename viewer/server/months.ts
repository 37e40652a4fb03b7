import type { GraphStore } from '../../graph/store.ts'

export interface Month {
  /** `YYYY-MM`. */
  readonly month: string
  readonly articles: number
}

const BATCH = 1_000 // articles read at once: a few hundred KB of headlines

/** Articles by month, in order; undated ones and empty months are left out. */
export async function articlesByMonth(store: GraphStore): Promise<readonly Month[]> {
  const counts = new Map<string, number>()
  for (let offset = 0; ; offset += BATCH) {
    const { total, items } = await store.articles({ limit: BATCH, offset })
    for (const { date } of items) if (date !== null) counts.set(date.slice(0, 7), (counts.get(date.slice(0, 7)) ?? 0) + 1)
    if (items.length === 0 || offset + items.length >= total) break
  }
  return [...counts].map(([month, articles]) => ({ month, articles })).sort((a, b) => (a.month < b.month ? -1 : 1))
}
