// npm run bench:neo4j -- ARTICLES.jsonl[.gz] [LIMIT] [neo4j|load]: loads a graph into both stores and asks it; `load` only into Neo4j, beside the bare one.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { auth, driver as newDriver } from 'neo4j-driver'
import { openStore } from '../../graph/index.ts'
import type { ArticleShare, EntityId, GraphStore } from '../../graph/index.ts'
import type { Run } from '../../graph/engine.ts'
import { toNeo4j } from '../../graph/neo4j/values.ts'
import { startNeo4j } from '../../tests/neo4j-server/start.ts'
import { bareRows, countRows, writeBare } from './bare.ts'
import { consoleLatency, latencies, sampleOf } from './latency.ts'
import { sharesOf } from './shares.ts'

const [file, limit = 'Infinity', which = 'both'] = process.argv.slice(2)
if (file === undefined) throw new Error('Give a JSONL file of articles: npm run bench:neo4j -- articles.jsonl.gz')
const log = (line: string): void => console.log(line)

/** Articles a call: so many shares are held at once. */
const AT_ONCE = 200
/** As people run it: a gigabyte of heap, and both compilers. */
const JAVA = ['-Xmx1g']

async function* batches(): AsyncGenerator<readonly ArticleShare[]> {
  let batch: ArticleShare[] = []
  let count = 0
  for await (const share of await sharesOf(file as string, log)) {
    // narrowed above
    if (count++ >= Number(limit)) break
    batch.push(share)
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

interface Loaded {
  readonly rows: number
  readonly seconds: number
  /** Bytes after each quarter of the articles: flat where it does not grow with them. */
  readonly memory: readonly number[]
}

/** Times the writing alone, not the reading of the file. */
async function load(write: (shares: readonly ArticleShare[]) => Promise<unknown>, memory: () => number): Promise<Loaded> {
  let [rows, took] = [0, 0]
  const every: number[] = []
  for await (const batch of batches()) {
    const bare = bareRows(batch)
    rows += countRows(bare.nodes) + countRows(bare.edges)
    const began = performance.now()
    await write(batch)
    took += performance.now() - began
    every.push(memory())
  }
  const memoryAt = [0.25, 0.5, 0.75, 1].map((share) => every[Math.ceil(every.length * share) - 1] ?? 0)
  return { rows, seconds: took / 1000, memory: memoryAt }
}

const perSecond = ({ rows, seconds }: Loaded): number => Math.round(rows / seconds)
const megabytes = (bytes: readonly number[]): string => bytes.map((each) => Math.round(each / 2 ** 20)).join(', ')
const own = (): number => process.memoryUsage.rss()

async function report(name: string, store: GraphStore, loaded: Loaded, ids: readonly EntityId[] | null): Promise<readonly EntityId[]> {
  const began = performance.now()
  await store.derive()
  const closing = (performance.now() - began) / 1000
  const counts = await store.counts()
  const sum = (record: Readonly<Record<string, number>>): number => Object.values(record).reduce((a, b) => a + b, 0)
  const nodes = counts.articles * 2 + counts.sentences + sum(counts.entities)
  const relations = sum(counts.relations) + counts.mentions + counts.sentences
  log(`${name}: ${counts.articles} articles, ${nodes} nodes, ${relations} relations (appearances not counted)`)
  log(
    `  ${loaded.rows} rows in ${loaded.seconds.toFixed(1)} s, ${perSecond(loaded)} rows/s, memory after each quarter ${megabytes(loaded.memory)} MB`,
  )
  log(`  closing step ${closing.toFixed(1)} s`)
  const before = performance.now()
  await store.prepare()
  log(`  read into memory in ${((performance.now() - before) / 1000).toFixed(1)} s, ${megabytes([own()])} MB`)
  const asked = ids ?? (await sampleOf(store))
  for (const { name: what, p50, p95, worst } of await latencies(store, asked))
    log(`  ${what.padEnd(10)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`)
  const { first, others } = await consoleLatency(store)
  log(`  console    first ${first.toFixed(0)} ms (with the snapshot), then ${others.map((ms) => ms.toFixed(0)).join(', ')} ms`)
  return asked
}

log(`${cpus().length} × ${cpus()[0]?.model ?? ''}, load average ${loadavg().map((n) => n.toFixed(1)).join(' ')}, Node ${process.versions.node}`) // prettier-ignore
let ids: readonly EntityId[] | null = null
if (which === 'both') {
  const folder = mkdtempSync(join(tmpdir(), 'mingtu-bench-'))
  const embedded = await openStore(join(folder, 'graph.mingtu'))
  ids = await report('embedded', embedded, await load((shares) => embedded.commitAll(shares), own), null)
  await embedded.close()
  rmSync(folder, { recursive: true })
}

const ours = await startNeo4j(JAVA)
if ('missing' in ours) throw new Error(ours.missing)
const store = await openStore(ours.address, ours.credentials)
const written = await load((shares) => store.commitAll(shares), own)
log(`  server memory ${Math.round((ours.memory() ?? 0) / 2 ** 20)} MB`)
if (which === 'load')
  log(
    `Neo4j: ${written.rows} rows in ${written.seconds.toFixed(1)} s, ${perSecond(written)} rows/s, memory after each quarter ${megabytes(written.memory)} MB`,
  )
else await report('Neo4j', store, written, ids)
await store.close()
await ours.stop()

const other = await startNeo4j(JAVA)
if ('missing' in other) throw new Error(other.missing)
await (await openStore(other.address, other.credentials)).close() // the same constraints and indexes
const driver = newDriver(other.address, auth.basic(other.credentials.username, other.credentials.password))
const run: Run = async (statement, parameters = {}) => {
  const { records } = await driver.executeQuery(statement, toNeo4j(parameters))
  return records.map((record) => record.toObject())
}
const bare = await load((shares) => writeBare(run, shares), own)
log(`bare UNWIND MERGE into Neo4j: ${perSecond(bare)} rows/s; ours ${(perSecond(written) / perSecond(bare)).toFixed(2)} of it`)
await driver.close()
await other.stop()
log(
  `load average ${loadavg()
    .map((n) => n.toFixed(1))
    .join(' ')}`,
)
