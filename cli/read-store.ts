import { openExistingStore, serverOf, withStore } from './open-store.ts'
import { servedStore } from './served-store.ts'
import type { ReadableStore } from './served-store.ts'
import type { Terminal } from './terminal.ts'

/** Reads a store, through the server that holds it where there is one. */
export async function readStore<Result>(
  address: string,
  terminal: Terminal,
  use: (store: ReadableStore) => Promise<Result>,
): Promise<Result> {
  const server = serverOf(address)
  return server === null ? withStore(await openExistingStore(address, terminal), use) : use(servedStore(server))
}
