import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildGraph } from '../../cli/build-graph.ts'
import { buildQueued, retryAside, setAside } from '../../cli/queue/build-queued.ts'
import { openQueues } from '../../cli/queue/queues.ts'
import type { Queues } from '../../cli/queue/queues.ts'
import { workOnPages } from '../../cli/queue/work.ts'
import { openStore } from '../../graph/index.ts'
import type { GraphStore } from '../../graph/index.ts'
import type { PageEvent } from '../../pipeline/read/index.ts'
import { openTagger } from '../../pipeline/tag/index.ts'
import type { Tagger } from '../../pipeline/types.ts'
import { hasRedis, startRedis } from './redis.ts'
import type { RunningRedis } from './redis.ts'

const LOCK_MS = 2_000
const PEOPLE = ['陆望舒', '端木清', '郜雪松', '濮水深', '石敢为', '江小满']
const POISON = '毒'

async function* pages(count: number, poison = false): AsyncGenerator<PageEvent> {
  for (let k = 0; k < count; k += 1) {
    const name = PEOPLE[k % PEOPLE.length] ?? ''
    const raw = `汐阳市第${String(k + 1)}次会议召开\n\n　　汐阳日报讯 1月${String(k + 1)}日，汐阳市召开会议。市长${name}出席并讲话。${poison && k === 1 ? POISON : ''}\n`
    yield { kind: 'page', page: { origin: `${String(k)}.txt`, format: 'text', raw, meta: { source: '汐阳日报' } } }
  }
}

async function linesOf(store: GraphStore): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of store.export()) lines.push(JSON.stringify(line))
  return lines
}

describe.skipIf(!hasRedis())('a queue on a real Redis', () => {
  let redis: RunningRedis
  let tagger: Tagger
  let queues: Queues
  const url = (): string => redis.url

  beforeAll(async () => {
    redis = await startRedis()
    tagger = await openTagger('builtin')
    queues = await openQueues(url())
  })

  afterEach(async () => {
    await queues.pages.obliterate({ force: true })
    await queues.shares.obliterate({ force: true })
  })

  afterAll(async () => {
    await queues.close()
    await tagger.close()
    await redis.stop()
  })

  /** Builds through the queue beside whatever `beside` does, and answers the graph. */
  async function queued(input: AsyncIterable<PageEvent>, beside: (stop: AbortSignal) => Promise<unknown>, into?: GraphStore) {
    const store = into ?? (await openStore(':memory:'))
    const stopping = new AbortController()
    const working = beside(stopping.signal)
    const summary = await buildQueued(url(), queues, input, store, {
      decisions: [],
      signal: new AbortController().signal,
      lockMs: LOCK_MS,
    })
    stopping.abort()
    await working
    const lines = await linesOf(store)
    if (into === undefined) await store.close()
    return { summary, lines }
  }

  async function alone(count: number): Promise<readonly string[]> {
    const store = await openStore(':memory:')
    await buildGraph(pages(count), tagger, store)
    const lines = await linesOf(store)
    await store.close()
    return lines
  }

  const work = (signal: AbortSignal, engine = tagger) => workOnPages(url(), queues, engine, { signal, lockMs: LOCK_MS })

  it('gives the graph that one process gives, with two workers', async () => {
    const { summary, lines } = await queued(pages(12), (signal) => Promise.all([work(signal), work(signal)]))
    expect(summary).toMatchObject({ pages: 12, written: 12, interrupted: false, skipped: [] })
    expect(lines).toEqual(await alone(12))
  })

  it('takes out what a file held before it was changed', async () => {
    async function* file(from: number): AsyncGenerator<PageEvent> {
      for await (const event of pages(from + 1)) if (event.kind === 'page') yield { kind: 'page', page: { ...event.page, file: 'a' } }
    }
    const store = await openStore(':memory:')
    await queued(file(1), work, store)
    const { summary } = await queued(file(0), work, store)
    expect(summary).toMatchObject({ written: 0, present: 1, outdated: 1 })
    expect((await store.counts()).articles).toBe(1)
    await store.close()
  })

  it('loses and doubles nothing when a worker is killed in mid-job, and when Redis is killed and comes back', async () => {
    const { summary, lines } = await queued(pages(12), async (signal) => {
      const script = fileURLToPath(new URL('./killed-worker.ts', import.meta.url))
      const killed = spawn(process.execPath, ['--import', 'tsx', script, url()], { stdio: ['ignore', 'pipe', 'inherit'] })
      for await (const text of killed.stdout) if (String(text).includes('at work')) break
      killed.kill('SIGKILL')
      await redis.kill()
      await redis.start()
      await work(signal)
    })
    expect(summary.skipped).toEqual([])
    expect(lines).toEqual(await alone(12))
  })

  it('sets a page aside that fails three times, with its reason; tried again it comes in as well', async () => {
    const poisoned: Tagger = {
      ...tagger,
      name: tagger.name,
      close: () => tagger.close(),
      tag: (texts, signal) => (texts.some((text) => text.includes(POISON)) ? Promise.reject(new Error('no')) : tagger.tag(texts, signal)),
    }
    const { summary } = await queued(pages(3, true), (signal) => work(signal, poisoned))
    expect(summary).toMatchObject({ written: 2, skipped: [{ origin: '1.txt', reason: 'it was set aside: no' }] })
    expect(await setAside(queues)).toMatchObject([{ origin: '1.txt', reason: 'no', attempts: 3 }])
    expect(await retryAside(queues)).toBe(1)
    const after = await queued(pages(0), (signal) => work(signal))
    expect(after.summary).toMatchObject({ written: 1, skipped: [] })
  })
})

it('a Redis that does not answer is an error, and so is what is no address', async () => {
  await expect(openQueues('redis://127.0.0.1:1')).rejects.toMatchObject({
    code: 'TAGGER',
    message: 'no Redis answers at redis://127.0.0.1:1.',
  })
  await expect(openQueues('localhost')).rejects.toMatchObject({ code: 'USAGE' })
})
