import { existsSync } from 'node:fs'
import { MingtuError, openStore as openStoreWith, readHolder } from '../graph/index.ts'
import type { GraphStore } from '../graph/index.ts'
import { credentialsFor } from './credentials.ts'
import type { Terminal } from './terminal.ts'

export const STORE_OPTION = ['--store <dir>', 'the folder of the graph, or neo4j://host:7687', 'graph.mingtu'] as const

/** Opens or makes a store; the terminal is where a password is asked for. */
export async function openStore(address: string, terminal: Terminal): Promise<GraphStore> {
  return openStoreWith(address, await credentialsFor(address, terminal))
}

/** Opens a store that should be there already: a mistyped path must not make an empty graph. */
export async function openExistingStore(address: string, terminal: Terminal): Promise<GraphStore> {
  if (!address.includes('://') && !existsSync(address))
    throw new MingtuError('STORE', `There is no store at ${address}.`, `Build it first: mingtu build PAGES --store ${address}`)
  return openStore(address, terminal)
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
