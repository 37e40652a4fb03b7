import { Worker } from 'node:worker_threads'
import { MingtuError } from '../../graph/errors.ts'
import type { FromWorker, ToWorker } from './session-worker.ts'
import type { Batch, Session, SessionSource } from './session.ts'

/**
 * A model in `size` threads, each with a session of its own and one inference thread: several threads inside one run wait for each other
 * at every layer, and in this thread a run would block the reading and writing beside it. Throws what the loading of a model throws.
 */
export async function openSessionPool(source: SessionSource, size: number): Promise<Session> {
  const pool = new SessionPool(Array.from({ length: size }, () => new Lane(source)))
  await pool.loaded()
  return pool
}

/** Batches that a thread holds, one of them at work: enough to go on with while this thread is held up by a commit. */
const HELD = 6

class SessionPool implements Session {
  config: unknown = null
  readonly lanes: number
  private readonly all: readonly Lane[]
  private readonly waiting: (() => void)[] = []

  constructor(lanes: readonly Lane[]) {
    this.all = lanes
    this.lanes = HELD * lanes.length
  }

  async loaded(): Promise<void> {
    const started = await Promise.allSettled(this.all.map((lane) => lane.ready))
    for (const end of started) {
      if (end.status === 'fulfilled') this.config = end.value
      else {
        await this.close()
        throw end.reason
      }
    }
  }

  async run(batch: Batch): Promise<Float32Array> {
    while (this.all.every((lane) => lane.held >= HELD)) await new Promise<void>((resolve) => this.waiting.push(resolve))
    const lane = this.all.reduce((least, each) => (each.held < least.held ? each : least))
    try {
      return await lane.run(batch)
    } finally {
      this.waiting.shift()?.()
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((lane) => lane.close()))
  }
}

interface Asked {
  readonly resolve: (message: FromWorker) => void
  readonly reject: (error: unknown) => void
}

/** One thread of the pool; it answers batches in the order in which they were given. */
class Lane {
  /** The model's config once it is loaded. */
  readonly ready: Promise<unknown>
  private readonly worker: Worker
  private readonly ended: Promise<void>
  private failure: MingtuError | null = null
  private readonly asked: Asked[] = []
  private atWork: Promise<unknown> = Promise.resolve()

  constructor(source: SessionSource) {
    this.worker = startWorker(source)
    this.worker.on('message', (message: FromWorker) => this.settle((asked) => asked.resolve(message)))
    this.ended = new Promise((resolve) => {
      const end = (cause: unknown): void => {
        this.failure ??= failed(cause)
        while (this.asked.length > 0) this.settle((asked) => asked.reject(this.failure))
        resolve()
      }
      this.worker.once('error', end)
      this.worker.once('exit', (code) => end(new Error(`it ended with code ${code}`)))
    })
    this.ready = this.answer().then((message) => {
      if (message.kind === 'ready') return message.config
      throw message.kind === 'failed' ? message.cause : failed(`it answered ${message.kind} while loading`)
    })
  }

  /** Batches that it was given and has not answered. */
  get held(): number {
    return this.asked.length
  }

  async run(batch: Batch): Promise<Float32Array> {
    const answer = this.answer()
    this.atWork = answer
    const message: ToWorker = { kind: 'batch', batch }
    this.worker.postMessage(message, [batch.ids.buffer, batch.mask.buffer])
    const answered = await answer
    if (answered.kind === 'logits') return answered.logits
    throw failed(answered.kind === 'failed' ? answered.cause : `it answered ${answered.kind} to a batch`)
  }

  /** After the batches it holds: a thread that is ended inside the runtime takes the process with it. */
  async close(): Promise<void> {
    await Promise.allSettled([this.ready, this.atWork])
    const message: ToWorker = { kind: 'close' }
    this.worker.postMessage(message)
    await this.ended
  }

  private answer(): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      if (this.failure === null) this.asked.push({ resolve, reject })
      else reject(this.failure)
    })
  }

  private settle(work: (asked: Asked) => void): void {
    const asked = this.asked.shift()
    if (asked !== undefined) work(asked)
  }
}

function failed(cause: unknown): MingtuError {
  return new MingtuError(
    'TAGGER',
    `a tagging thread failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    'Run the command again: it goes on where it stopped. If it happens again, use fewer threads (--threads 1) or another --tagger.',
    { cause },
  )
}

/** From source a thread needs the loader that runs its parent; compiled it needs none. */
function startWorker(source: SessionSource): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./session-worker.js', import.meta.url), { workerData: source })
  const script = JSON.stringify(new URL('./session-worker.ts', import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => (register(), import(${script})))`
  return new Worker(code, { eval: true, execArgv: [], workerData: source })
}
