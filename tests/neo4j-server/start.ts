import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auth, driver as newDriver } from 'neo4j-driver'
import type { Credentials } from '../../graph/neo4j/open.ts'
import { neo4jClasspath } from './classpath.ts'

/** The first compiler alone: a server of a few minutes is never warm enough for the second. */
const BRIEF = ['-Xmx512m', '-XX:TieredStopAtLevel=1']
const READY_WITHIN_MS = 120_000

export interface RunningNeo4j {
  readonly address: string
  readonly credentials: Credentials
  /** Ends it as kill -9 does; null for a server that is not ours. */
  readonly kill: (() => Promise<void>) | null
  /** Starts it again over the same data, with more lines of neo4j.conf. */
  readonly start: (settings?: readonly string[]) => Promise<void>
  /** Where its data lie; null for a server that is not ours. */
  readonly folder: string | null
  /** Bytes that it holds of the machine's memory; null for a server that is not ours. */
  readonly memory: () => number | null
  /** Ends it, and removes its data. */
  readonly stop: () => Promise<void>
}

/**
 * A real Neo4j: the one that MINGTU_TEST_NEO4J_URI names, which has to be empty, or else one of our own on a free port. Answers why not where
 * Java, Maven or the libraries cannot be had; with CI=true that is an error.
 */
export async function startNeo4j(java: readonly string[] = BRIEF): Promise<RunningNeo4j | { readonly missing: string }> {
  const given = process.env['MINGTU_TEST_NEO4J_URI']
  if (given !== undefined)
    return useGiven(given, { username: process.env['NEO4J_USERNAME'] ?? 'neo4j', password: process.env['NEO4J_PASSWORD'] ?? '' })
  const found = neo4jClasspath()
  if ('classpath' in found) return startOwn(found.classpath, java)
  if (process.env['CI'] === 'true') throw new Error(found.missing)
  console.warn(`Skipped: tests against a real Neo4j server. ${found.missing}`)
  return found
}

/** Throws where there is anything in it. */
export async function useGiven(address: string, credentials: Credentials): Promise<RunningNeo4j> {
  const driver = newDriver(address, auth.basic(credentials.username, credentials.password))
  const { records } = await driver.executeQuery('MATCH (n) RETURN n LIMIT 1').finally(() => driver.close())
  if (records.length > 0)
    throw new Error(`MINGTU_TEST_NEO4J_URI names ${address}, which is not empty: the tests would delete what is in it.`)
  return { address, credentials, kill: null, start: async () => undefined, folder: null, memory: () => null, stop: async () => undefined }
}

async function startOwn(classpath: string, java: readonly string[]): Promise<RunningNeo4j> {
  const home = mkdtempSync(join(tmpdir(), 'mingtu-neo4j-'))
  const port = await freePort()
  const credentials = { username: 'neo4j', password: randomBytes(12).toString('hex') }
  const address = `bolt://127.0.0.1:${port}`
  const configure = (settings: readonly string[]): void => {
    mkdirSync(join(home, 'conf'), { recursive: true })
    writeFileSync(join(home, 'conf', 'neo4j.conf'), [...settingsOf(port), ...settings].join('\n'))
  }
  configure([])
  const password = spawnSync(
    'java',
    [
      '-XX:TieredStopAtLevel=1',
      '-cp',
      classpath,
      'org.neo4j.server.startup.Neo4jAdminCommand',
      'dbms',
      'set-initial-password',
      credentials.password,
    ],
    { env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') }, encoding: 'utf8' },
  )
  if (password.status !== 0) throw new Error(`Neo4j took no password: ${password.stderr}`)
  let server: ChildProcess | undefined
  const kill = async (): Promise<void> => {
    if (server === undefined || server.exitCode !== null) return
    server.stdin?.end()
    await once(server, 'exit')
  }
  const start = async (settings: readonly string[] = []): Promise<void> => {
    configure(settings)
    server = launch(classpath, home, java)
    await ready(address, credentials, server, home)
  }
  await start()
  return {
    address,
    credentials,
    kill,
    start,
    folder: home,
    memory: () => memoryOf(server?.pid),
    stop: async () => {
      await kill()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const settingsOf = (port: number): readonly string[] => [
  `server.bolt.listen_address=127.0.0.1:${port}`,
  `server.bolt.advertised_address=127.0.0.1:${port}`,
  'server.http.enabled=false',
  'server.https.enabled=false',
  'dbms.security.auth_enabled=true',
  'dbms.security.allow_csv_import_from_file_urls=false',
  'dbms.usage_report.enabled=false',
  'server.memory.pagecache.size=64m',
  'db.tx_log.preallocate=false',
  'db.tx_log.rotation.size=16M',
  // Each test begins with an empty graph: plans would be made again and again.
  'dbms.cypher.min_replan_interval=1h',
]

const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)

/** The shell between ends the server when its own standard input ends: so also when the tests are killed. */
function launch(classpath: string, home: string, java: readonly string[]): ChildProcess {
  const server = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`]
  const args = [...java, ...OPENED, '-cp', classpath, ...server]
  const script = 'java "$@" > "$0/server.log" 2>&1 & read -r _; kill -9 $!; wait'
  return spawn('sh', ['-c', script, home, ...args], { stdio: ['pipe', 'ignore', 'inherit'] })
}

/** Of the server below the shell of this number. */
function memoryOf(shell: number | undefined): number | null {
  if (shell === undefined) return null
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '--ppid', String(shell)], { encoding: 'utf8' })
  return Number(stdout.trim().split(/\s+/)[0]) * 1024
}

async function ready(address: string, { username, password }: Credentials, server: ChildProcess, home: string): Promise<void> {
  const driver = newDriver(address, auth.basic(username, password), { connectionTimeout: 2_000 })
  const until = performance.now() + READY_WITHIN_MS
  let last: unknown
  try {
    while (performance.now() < until && server.exitCode === null) {
      try {
        await driver.executeQuery('CALL db.awaitIndexes(60)')
        return
      } catch (error) {
        last = error
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
    }
  } finally {
    await driver.close()
  }
  throw new Error(
    `Neo4j was not ready within ${READY_WITHIN_MS / 1000} s: ${String(last)}\n${readFileSync(join(home, 'server.log'), 'utf8')}`,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // listening on TCP
  server.close()
  await once(server, 'close')
  return port
}
