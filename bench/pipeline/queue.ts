// npm run bench -- queue [--pages 300]: how much faster two workers are than one at finding names, each a process with one inference thread.
// Once as they share the cores of this machine, and once each held to a core of its own, as on machines of one core.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
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
const LOOK_MS = 100
/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100

interface Round {
  /** Characters a second, from the first page taken to the last one done. */
  readonly rate: number
  /** Processor time of the workers by the time it took: how many cores they had. */
  readonly cores: number | null
}

/** So many workers; they have their model loaded before the clock starts. */
async function round(workers: number, apart: boolean, url: string, queues: Queues, texts: readonly string[]): Promise<Round> {
  for (const [k, raw] of texts.entries()) {
    const page = { origin: `${String(k)}.txt`, format: 'text', raw, meta: { source: '汐阳日报' } } as const
    await queues.pages.add('page', { page }, { jobId: jobIdOf(page) })
  }
  const processes = await Promise.all(Array.from({ length: workers }, (_, k) => startWorker(url, apart ? k : null)))
  const before = processes.map(cpuSeconds)
  const began = performance.now()
  for (const { stdin } of processes) stdin?.write('go\n')
  while ((await openJobs(queues.pages)) > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  const seconds = (performance.now() - began) / 1000
  const used = processes.map((worker, k) => (cpuSeconds(worker) ?? NaN) - (before[k] ?? NaN)).reduce((a, b) => a + b, 0)
  for (const worker of processes) worker.kill('SIGKILL')
  await queues.pages.obliterate({ force: true })
  await queues.shares.obliterate({ force: true })
  return { rate: texts.reduce((sum, text) => sum + text.length, 0) / seconds, cores: Number.isNaN(used) ? null : used / seconds }
}

async function startWorker(url: string, core: number | null): Promise<ChildProcess> {
  const command = [process.execPath, '--import', 'tsx', WORKER, url]
  const [program = '', ...args] = core === null ? command : ['taskset', '-c', String(core), ...command]
  const worker = spawn(program, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] })
  for await (const text of worker.stdout) if (String(text).includes('ready')) break
  return worker
}

/** What a process has used so far, by Linux; null elsewhere. */
function cpuSeconds({ pid }: ChildProcess): number | null {
  if (process.platform !== 'linux') return null
  const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}

const canHold = (): boolean => availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

export async function benchQueue(count: number, log: (line: string) => void): Promise<void> {
  if (!hasRedis()) {
    log('Redis is missing: sudo apt-get install redis-server')
    return
  }
  const { what, lines } = await articlesOf(undefined, count)
  const texts = lines.map((line) => (JSON.parse(line) as { readonly text: string }).text)
  const redis = await startRedis('everysec')
  const queues = await openQueues(redis.url)
  log(`${String(texts.length)} pages: ${what}; medians of ${String(ROUNDS)} rounds; ${String(availableParallelism())} cores for the workers, Redis and this program`) // prettier-ignore
  for (const apart of canHold() ? [false, true] : [false]) {
    const [one, two]: [Round[], Round[]] = [[], []]
    for (let k = 0; k < ROUNDS; k++) {
      one.push(await round(1, apart, redis.url, queues, texts))
      two.push(await round(2, apart, redis.url, queues, texts))
    }
    const [slow, fast] = [one, two].map((rounds) => median(rounds.map(({ rate }) => rate)) ?? 0)
    const said = (rate: number | undefined, rounds: readonly Round[]): string => {
      const cores = median(rounds.flatMap((each) => each.cores ?? []))
      return `${Math.round(rate ?? 0).toLocaleString('en')} characters a second${cores === null ? '' : ` on ${cores.toFixed(2)} cores`}`
    }
    log(`${apart ? 'each held to a core' : 'sharing all cores'}: one worker ${said(slow, one)}, two ${said(fast, two)}: ${((fast ?? 0) / (slow ?? 1)).toFixed(2)} ×`) // prettier-ignore
  }
  await queues.close()
  await redis.stop()
}
