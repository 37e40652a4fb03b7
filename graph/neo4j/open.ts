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
 * something else, STORE_FORMAT for a graph of another version. A server that goes away later is waited for `retryMs` at each transaction.
 */
export async function openNeo4jStore(address: string, credentials: Credentials | null, retryMs = RETRY_MS): Promise<GraphStore> {
  const engine = await connect(address, credentials, retryMs)
  try {
    await engine.ensureSchema()
  } catch (error) {
    await engine.close()
    throw error
  }
  return new CypherStore(engine)
}

/** For a look at a database, whatever is in it. */
export async function withNeo4j<T>(
  address: string,
  credentials: Credentials | null,
  work: (engine: Neo4jEngine) => Promise<T>,
): Promise<T> {
  const engine = await connect(address, credentials, RETRY_MS)
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

async function connect(address: string, credentials: Credentials | null, retryMs: number): Promise<Neo4jEngine> {
  const { server, database } = readAddress(address)
  const driver = driverOf(server, credentials, retryMs)
  try {
    await driver.verifyConnectivity(database === null ? {} : { database })
  } catch (error) {
    await driver.close()
    throw storeError(error, address)
  }
  return new Neo4jEngine(driver, address, database)
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

function driverOf(server: string, credentials: Credentials | null, retryMs: number): Driver {
  const token = credentials === null ? auth.basic('', '') : auth.basic(credentials.username, credentials.password)
  return newDriver(server, token, {
    // Our whole numbers are far below 2^53.
    disableLosslessIntegers: true,
    maxTransactionRetryTime: retryMs,
    connectionTimeout: CONNECT_MS,
  })
}
