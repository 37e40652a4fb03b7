// npm run bench:scale -- ARTICLES.jsonl[.gz] [ARTICLES]: the constants of docs/scale.md that a small machine can measure: what a hub costs, what
// parallel lanes bring, and how much disk an article takes, in both stores.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { entityId, openStore } from '../../graph/index.ts'
import type { ArticleId, ArticleShare, EntityId, GraphStore } from '../../graph/index.ts'
import { startNeo4j } from '../../tests/neo4j-server/start.ts'
import { median } from '../pipeline/timing.ts'
import { bareRows, countRows } from './bare.ts'
import { sharesOf } from './shares.ts'

const [file, limit = '1000'] = process.argv.slice(2)
if (file === undefined) throw new Error('Give a JSONL file of articles: npm run bench:scale -- articles.jsonl.gz')
const log = (line: string): void => console.log(line)

const HUB_EDGES = [10, 1_000, 100_000]
/** Edges that are added to a hub in one commit, and how often. */
const [ADDED, COMMITS] = [20, 9]
const LANES = [1, 2, 4]
const ROUNDS = 3
const AT_ONCE = 40
/** What one article of the preparation ties to the hub. */
const TIED = 1_000

const idOf = (text: string): ArticleId => entityId('Event', text) as string as ArticleId // any 32 hexadecimal digits

/** An article of one sentence, which states that each of these people holds a post at the hub. */
function tying(hub: string, from: number, count: number): ArticleShare {
  const sentence = `${hub}的名单。`
  const people = Array.from({ length: count }, (_, k) => `${hub}第${String(from + k)}人`)
  const referent = (type: 'Person' | 'Organization', name: string) => ({
    type,
    name,
    aliases: [],
    entity: entityId(type, name),
    context: [],
  })
  return {
    article: {
      id: idOf(`${hub} ${String(from)} ${String(count)}`),
      start: 0,
      end: sentence.length,
      headline: sentence,
      byline: [],
      date: null,
      source: null,
      page: null,
      origin: 'bench',
      home: null,
      text: sentence,
    },
    sentences: [{ start: 0, end: sentence.length, text: sentence, paragraph: 0 }],
    referents: [referent('Organization', hub), ...people.map((name) => referent('Person', name))],
    mentions: [],
    relations: people.map((_, k) => ({
      type: 'HOLDS_ROLE',
      head: k + 1,
      tail: 0,
      title: '委员',
      kind: 'observed',
      date: null,
      evidence: [0],
      score: 1,
    })),
    wrote: [],
  }
}

async function hubs(name: string, store: GraphStore): Promise<void> {
  for (const edges of HUB_EDGES) {
    const hub = `汐阳第${String(edges)}委员会`
    for (let from = 0; from < edges; from += TIED) await store.commit(tying(hub, from, Math.min(TIED, edges - from)))
    const took: number[] = []
    for (let k = 0; k < COMMITS; k++) {
      const share = tying(hub, edges + k * ADDED, ADDED)
      const began = performance.now()
      await store.commit(share)
      took.push((performance.now() - began) / ADDED)
    }
    log(`${name}: an edge more at a thing that has ${edges.toLocaleString('en')}: ${(median(took) ?? 0).toFixed(2)} ms (${String(ADDED)} a commit, median of ${String(COMMITS)})`) // prettier-ignore
  }
}

/** The same articles under other ids; where the things are to be apart, those have others too. */
function asLane(share: ArticleShare, run: string, apart: boolean): ArticleShare {
  const id = idOf(`${run} ${share.article.id}`)
  const entity = (own: EntityId): EntityId => (apart ? entityId('Event', `${run} ${own}`) : own)
  return {
    ...share,
    article: { ...share.article, id },
    referents: share.referents.map((referent) => ({ ...referent, entity: entity(referent.entity) })),
  }
}

/** Rows a second of so many lanes, each with a connection and articles of its own. */
async function together(
  open: () => Promise<GraphStore>,
  shares: readonly ArticleShare[],
  count: number,
  name: string,
  apart: boolean,
): Promise<number> {
  const stores = await Promise.all(Array.from({ length: count }, open))
  const parts = stores.map((_, lane) =>
    shares.filter((_share, k) => k % count === lane).map((share) => asLane(share, `${name} ${String(lane)}`, apart)),
  )
  const { nodes, edges } = bareRows(shares)
  const began = performance.now()
  await Promise.all(
    stores.map(async (store, lane) => {
      const part = parts[lane] ?? []
      for (let k = 0; k < part.length; k += AT_ONCE) await store.commitAll(part.slice(k, k + AT_ONCE))
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await Promise.all(stores.map((store) => store.close()))
  return (countRows(nodes) + countRows(edges)) / seconds
}

async function lanes(open: () => Promise<GraphStore>, shares: readonly ArticleShare[]): Promise<void> {
  await together(open, shares, 2, 'a server that has just begun is slow', true)
  const kinds = [true, false].flatMap((apart) => LANES.map((count) => ({ apart, count, rates: [] as number[] })))
  for (let round = 0; round < ROUNDS; round++)
    for (const { apart, count, rates } of kinds)
      rates.push(await together(open, shares, count, `${String(apart)} ${String(count)} ${String(round)}`, apart))
  for (const { apart, count, rates } of kinds)
    log(`Neo4j, ${String(count)} ${count === 1 ? 'lane' : 'lanes'}, ${apart ? 'things of their own' : 'things in common'}: ${Math.round(median(rates) ?? 0).toLocaleString('en')} rows a second (median of ${String(ROUNDS)})`) // prettier-ignore
}

function bytesOf(path: string): number {
  const stats = statSync(path)
  return stats.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0) : stats.size
}

async function fill(store: GraphStore, shares: readonly ArticleShare[]): Promise<void> {
  for (let k = 0; k < shares.length; k += AT_ONCE) await store.commitAll(shares.slice(k, k + AT_ONCE))
  await store.derive()
}

const machine = (): string => `load average ${loadavg().map((n) => n.toFixed(1)).join(' ')}` // prettier-ignore

const shares: ArticleShare[] = []
for await (const share of await sharesOf(file, log)) {
  if (shares.length >= Number(limit)) break
  shares.push(share)
}
log(`${String(cpus().length)} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, ${machine()}; ${String(shares.length)} articles`)

const folder = mkdtempSync(join(tmpdir(), 'mingtu-scale-'))
const path = join(folder, 'disk.mingtu')
const filled = await openStore(path)
await fill(filled, shares)
await filled.close()
log(`embedded: ${Math.round(bytesOf(path) / shares.length).toLocaleString('en')} bytes an article on disk, closed`)
const embedded = await openStore(join(folder, 'hubs.mingtu'))
await hubs('embedded', embedded)
await embedded.close()
rmSync(folder, { recursive: true })

const server = await startNeo4j(['-Xmx1g'])
if ('missing' in server) throw new Error(server.missing)
const open = (): Promise<GraphStore> => openStore(server.address, server.credentials)
const store = await open()
const before = server.folder === null ? 0 : bytesOf(join(server.folder, 'data/databases'))
await fill(store, shares)
await store.close()
if (server.kill !== null && server.folder !== null) {
  await server.kill()
  await server.start() // its pages are on the disk then
  const [now, logs] = [bytesOf(join(server.folder, 'data/databases')), bytesOf(join(server.folder, 'data/transactions'))]
  log(`Neo4j: ${Math.round((now - before) / shares.length).toLocaleString('en')} bytes an article on disk, and ${Math.round(logs / 2 ** 20).toLocaleString('en')} MB of transaction logs in all`) // prettier-ignore
}
await lanes(open, shares.slice(0, 250))
const asked = await open()
await hubs('Neo4j', asked)
await asked.close()
await server.stop()
log(machine())
