import { openEmbeddedStore } from './embedded/open.ts'
import { MingtuError } from './errors.ts'
import type { GraphStore } from './store.ts'

/** Opens what `--store` names: a folder, or `:memory:`. */
export async function openStore(address: string): Promise<GraphStore> {
  if (/^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\//.test(address)) {
    throw new MingtuError(
      'USAGE',
      `${address}: this version has no Neo4j store yet`,
      'Give the path of a folder: the embedded store answers the same Cypher.',
    )
  }
  return openEmbeddedStore(address)
}
