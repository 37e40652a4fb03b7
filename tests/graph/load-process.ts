import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import { manyShares } from './many-shares.ts'

// Loads articles slowly and says so after each: the process that the test kills.
const [folder = '', count = '0'] = process.argv.slice(2)
const store = await openEmbeddedStore(folder)
for (const share of manyShares(Number(count))) {
  await store.commit(share)
  process.send?.(share.article.id)
  await new Promise((resolve) => setTimeout(resolve, 5))
}
await store.close()
