import { CypherStore } from '../cypher-store.ts'
import { text } from '../records.ts'
import type { StoreCounts } from '../store.ts'
import { MIGRATIONS, type SchemaState } from './migrations.ts'
import { withNeo4j, type Credentials } from './open.ts'

const COMPONENTS = 'CALL dbms.components() YIELD name, versions, edition RETURN versions[0] AS version, edition ORDER BY name LIMIT 1'
const INDEXES = "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'mingtu_' RETURN name, state ORDER BY name"

/** What a server says of itself and of the graph in it. */
export interface Neo4jReport {
  readonly version: string
  readonly edition: string
  /** Null where there is no graph of ours. */
  readonly schema: SchemaState | null
  /** The migrations of this version of mingtu. */
  readonly migrations: number
  readonly indexes: readonly { readonly name: string; readonly state: string }[]
  /** Null where there is no graph of ours. */
  readonly counts: StoreCounts | null
}

/** Looks at a database and writes nothing, not even a schema. Throws as `openNeo4jStore`. */
export function inspectNeo4j(address: string, credentials: Credentials | null): Promise<Neo4jReport> {
  return withNeo4j(address, credentials, async (engine) => {
    const [server] = await engine.read(COMPONENTS)
    const schema = await engine.readState()
    return {
      version: server === undefined ? '' : text(server, 'version'),
      edition: server === undefined ? '' : text(server, 'edition'),
      schema,
      migrations: MIGRATIONS.length,
      indexes: (await engine.read(INDEXES)).map((row) => ({ name: text(row, 'name'), state: text(row, 'state') })),
      counts: schema === null ? null : await new CypherStore(engine).counts(),
    }
  })
}
