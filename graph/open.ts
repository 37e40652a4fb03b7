import { openEmbeddedStore } from './embedded/open.ts'
import { isNeo4jAddress, openNeo4jStore, type Credentials } from './neo4j/open.ts'
import type { GraphStore } from './store.ts'

/** Opens what `--store` names: a folder, `:memory:`, or the address of a Neo4j server, which asks for credentials unless it has none. */
export async function openStore(address: string, credentials: Credentials | null = null): Promise<GraphStore> {
  return isNeo4jAddress(address) ? openNeo4jStore(address, credentials) : openEmbeddedStore(address)
}
