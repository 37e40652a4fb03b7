import { existsSync } from 'node:fs'
import { MingtuError, openStore, readHolder } from '../graph/index.ts'
import type { GraphStore } from '../graph/index.ts'

export const STORE_OPTION = ['--store <dir>', 'the folder of the graph', 'graph.mingtu'] as const

/** Opens a store that should be there already: a mistyped path must not make an empty graph. */
export async function openExistingStore(address: string): Promise<GraphStore> {
  if (!address.includes('://') && !existsSync(address))
    throw new MingtuError('STORE', `There is no store at ${address}.`, `Build it first: mingtu build PAGES --store ${address}`)
  return openStore(address)
}

/** The address of the server that holds an embedded store; null when none does. */
export function serverOf(address: string): string | null {
  return (existsSync(address) ? readHolder(address)?.url : undefined) ?? null
}

export async function withStore<Result>(store: GraphStore, use: (store: GraphStore) => Promise<Result>): Promise<Result> {
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
