import { parentPort, workerData } from 'node:worker_threads'
import { openSession, type Batch, type Session, type SessionSource } from './session.ts'

/** One thread of a session pool: a model of its own, one inference thread, batches answered in the order they come. */
export type ToWorker = { readonly kind: 'batch'; readonly batch: Batch } | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'ready'; readonly config: unknown }
  | { readonly kind: 'logits'; readonly logits: Float32Array }
  | { readonly kind: 'failed'; readonly cause: unknown }

if (parentPort === null) throw new Error('this module runs in a worker thread')
const port = parentPort
let turn: Promise<unknown> = Promise.resolve()
const answer = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, transfer)

try {
  const session = await openSession(workerData as SessionSource, 1)
  port.on('message', (message: ToWorker) => {
    turn = turn.then(() => (message.kind === 'close' ? session.close().then(() => port.close()) : answerTo(session, message.batch)))
  })
  answer({ kind: 'ready', config: JSON.parse(JSON.stringify(session.config)) })
} catch (cause) {
  answer({ kind: 'failed', cause })
}

async function answerTo(session: Session, batch: Batch): Promise<void> {
  try {
    const logits = Float32Array.from(await session.run(batch)) // the runtime's own memory cannot be handed over
    answer({ kind: 'logits', logits }, [logits.buffer])
  } catch (cause) {
    answer({ kind: 'failed', cause })
  }
}
