import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import type { ArticleShare } from '../../graph/model.ts'
import type { GraphStore } from '../../graph/store.ts'
import { hostile, lanchuan } from './lanchuan.ts'

/** A real store in memory that holds the given articles. */
export async function storeOf(shares: readonly ArticleShare[]): Promise<GraphStore> {
  const store = await openEmbeddedStore(':memory:')
  await store.ensureSchema()
  for (const share of shares) await store.commit(share)
  await store.derive()
  return store
}

/** The invented city and one article that means harm. */
export const cityStore = (articles = 60): Promise<GraphStore> => storeOf([...lanchuan(articles), hostile()])
