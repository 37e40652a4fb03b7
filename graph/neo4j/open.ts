import { auth, driver as newDriver, type Driver } from 'neo4j-driver'
import { CypherStore } from '../cypher-store.ts'
import { MingtuError } from '../errors.ts'
import type { GraphStore } from '../store.ts'
import { Neo4jEngine } from './engine.ts'
import { storeError } from './errors.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** How long a command waits for a server that comes back: a restart takes a minute. */
const RETRY_MS = 90_000
const CONNECT_MS = 10_000

export const isNeo4jAddress = (address: string): boolean => /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\//.test(address)

/**
 * Opens the graph in a Neo4j database and brings its schema up to date: `neo4j://host:7687`, or with a database's name behind it,
 * `neo4j://host:7687/news`. Throws USAGE for an address that cannot be read, STORE where the server is down, refuses the user, or holds
 * something else, STORE_FORMAT for a graph of another version.
 */
export async function openNeo4jStore(address: string, credentials: Credentials | null): Promise<GraphStore> {
  const { server, database } = readAddress(address)
  const driver = connect(server, credentials)
  const engine = new Neo4jEngine(driver, address, database)
  try {
    await driver.verifyConnectivity(database === null ? {} : { database })
    await engine.ensureSchema()
  } catch (error) {
    await engine.close()
    throw storeError(error, address)
  }
  return new CypherStore(engine)
}

function readAddress(address: string): { readonly server: string; readonly database: string | null } {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || url.host === '')
    throw new MingtuError('USAGE', `${address} is no address of a server`, 'Write neo4j://host:7687, or neo4j://host:7687/DATABASE.')
  if (url.username !== '' || url.password !== '')
    throw new MingtuError(
      'USAGE',
      `the address of ${url.host} has a user or password in it, which others could read`,
      'Leave them out, and set NEO4J_USERNAME and NEO4J_PASSWORD.',
    )
  const database = decodeURIComponent(url.pathname.slice(1))
  return { server: `${url.protocol}//${url.host}${url.search}`, database: database === '' ? null : database }
}

function connect(server: string, credentials: Credentials | null): Driver {
  const token = credentials === null ? auth.basic('', '') : auth.basic(credentials.username, credentials.password)
  return newDriver(server, token, {
    // Our whole numbers are far below 2^53.
    disableLosslessIntegers: true,
    maxTransactionRetryTime: RETRY_MS,
    connectionTimeout: CONNECT_MS,
  })
}
