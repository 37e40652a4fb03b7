import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildGraph } from '../../cli/build-graph.ts'
import { buildQueued } from '../../cli/queue/build-queued.ts'
import { openQueues } from '../../cli/queue/queues.ts'
import { workOnPages } from '../../cli/queue/work.ts'
import { openStore } from '../../graph/index.ts'
import type { GraphStore } from '../../graph/index.ts'
import type { PageEvent } from '../../pipeline/read/index.ts'
import { openTagger } from '../../pipeline/tag/index.ts'
import type { Tagger } from '../../pipeline/types.ts'
import { startNeo4j } from '../neo4j-server/start.ts'
import { hasRedis, startRedis } from './redis.ts'
import type { RunningRedis } from './redis.ts'

const PAGES = 12
const KILLED_AT = 4
const PEOPLE = ['陆望舒', '端木清', '郜雪松', '濮水深']

async function* pages(): AsyncGenerator<PageEvent> {
  for (let k = 0; k < PAGES; k += 1) {
    const raw = `汐阳市第${String(k + 1)}次会议召开\n\n　　汐阳日报讯 1月${String(k + 1)}日，汐阳市召开会议。市长${PEOPLE[k % PEOPLE.length] ?? ''}出席并讲话。\n`
    yield { kind: 'page', page: { origin: `${String(k)}.txt`, format: 'text', raw, meta: { source: '汐阳日报' } } }
  }
}

async function linesOf(store: GraphStore): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of store.export()) lines.push(JSON.stringify(line))
  await store.close()
  return lines
}

const neo4j = hasRedis() ? await startNeo4j() : { missing: 'Redis is missing.' }

describe('a queue that is written to Neo4j', () => {
  if ('missing' in neo4j || neo4j.kill === null) {
    it.skip('is not tested: it takes a Redis, and a Neo4j that may be killed')
    return
  }
  const { address, credentials, kill, start, stop } = neo4j
  let [redis, tagger]: [RunningRedis | null, Tagger | null] = [null, null]

  beforeAll(async () => {
    redis = await startRedis()
    tagger = await openTagger('builtin')
  })

  afterAll(async () => {
    await tagger?.close()
    await redis?.stop()
    await stop()
  })

  it('has the graph of one process, also where the server was killed and came back in mid-build', { timeout: 180_000 }, async () => {
    if (redis === null || tagger === null) throw new Error('beforeAll has not run')
    const queues = await openQueues(redis.url)
    const working = new AbortController()
    const worker = workOnPages(redis.url, queues, tagger, { signal: working.signal })
    const store = await openStore(address, credentials)
    const restarts: Promise<void>[] = []
    const summary = await buildQueued(redis.url, queues, pages(), store, {
      decisions: [],
      signal: working.signal,
      onPage: ({ written }) => {
        if (written === KILLED_AT && restarts.length === 0) restarts.push(kill().then(() => start()))
      },
    })
    await Promise.all(restarts)
    working.abort()
    await worker
    await queues.close()
    expect(restarts).toHaveLength(1)
    expect(summary).toMatchObject({ interrupted: false, skipped: [] })
    expect(summary.written + summary.present).toBe(PAGES)
    const one = await openStore(':memory:')
    await buildGraph(pages(), tagger, one)
    expect(await linesOf(store)).toEqual(await linesOf(one))
  })
})
