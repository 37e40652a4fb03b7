import type { Review } from '../graph/index.ts'
import { decisionsFile } from './decisions-file.ts'
import { openExistingStore, serverOf, withStore } from './open-store.ts'
import { openReview } from './review-desk.ts'
import { servedReview } from './served-review.ts'
import { servedStore } from './served-store.ts'
import type { ReadableStore } from './served-store.ts'
import type { Terminal } from './terminal.ts'

export interface ReviewFlags {
  readonly store: string
  readonly decisions?: string
}

/** Opens the decisions of a store, through the server that holds it where there is one. */
export async function withReview<Result>(
  { store: address, decisions }: ReviewFlags,
  terminal: Terminal,
  use: (review: Review, store: ReadableStore) => Promise<Result>,
): Promise<Result> {
  const server = serverOf(address)
  if (server !== null) return use(servedReview(server), servedStore(server))
  return withStore(await openExistingStore(address, terminal), (store) => use(openReview(store, decisionsFile(address, decisions)), store))
}
