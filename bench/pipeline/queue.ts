// npm run bench -- queue [--pages 300]: how much faster two workers are than one at finding names, each a process with one inference thread.
import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openJobs, openQueues } from '../../cli/queue/index.ts'
import { jobIdOf } from '../../cli/queue/queues.ts'
import type { Queues } from '../../cli/queue/queues.ts'
import { hasRedis, startRedis } from '../../tests/queue/redis.ts'
import { articlesOf } from './articles.ts'
import { median } from './timing.ts'

const WORKER = fileURLToPath(new URL('./queue-worker.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ROUNDS = 3
const LOOK_MS = 20

/** Characters a second of so many workers; they have their model loaded before the clock starts. */
async function rate(workers: number, url: string, queues: Queues, texts: readonly string[]): Promise<number> {
  for (const [k, raw] of texts.entries()) {
    const page = { origin: `${String(k)}.txt`, format: 'text', raw, meta: { source: '汐阳日报' } } as const
    await queues.pages.add('page', { page }, { jobId: jobIdOf(page) })
  }
  const processes = await Promise.all(Array.from({ length: workers }, () => startWorker(url)))
  const began = performance.now()
  for (const { stdin } of processes) stdin?.write('go\n')
  while ((await openJobs(queues.pages)) > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  const seconds = (performance.now() - began) / 1000
  for (const worker of processes) worker.kill('SIGKILL')
  await queues.pages.obliterate({ force: true })
  await queues.shares.obliterate({ force: true })
  return texts.reduce((sum, text) => sum + text.length, 0) / seconds
}

async function startWorker(url: string): Promise<ChildProcess> {
  const worker = spawn(process.execPath, ['--import', 'tsx', WORKER, url], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] })
  for await (const text of worker.stdout) if (String(text).includes('ready')) break
  return worker
}

export async function benchQueue(count: number, log: (line: string) => void): Promise<void> {
  if (!hasRedis()) {
    log('Redis is missing: sudo apt-get install redis-server')
    return
  }
  const { what, lines } = await articlesOf(undefined, count)
  const texts = lines.map((line) => (JSON.parse(line) as { readonly text: string }).text)
  const redis = await startRedis()
  const queues = await openQueues(redis.url)
  const rates: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    rates[0].push(await rate(1, redis.url, queues, texts))
    rates[1].push(await rate(2, redis.url, queues, texts))
  }
  await queues.close()
  await redis.stop()
  const [one, two] = rates.map((each) => median(each) ?? 0)
  log(`${String(texts.length)} pages: ${what}; medians of ${String(ROUNDS)} rounds`)
  log(`one worker ${Math.round(one ?? 0).toLocaleString('en')} characters a second, two ${Math.round(two ?? 0).toLocaleString('en')}: ${((two ?? 0) / (one ?? 1)).toFixed(2)} ×`) // prettier-ignore
}
