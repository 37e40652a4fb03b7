import { parentPort, workerData } from 'node:worker_threads'
import { openSession, type Batch, type SessionSource } from './session.ts'

/** One thread of a session pool: a model of its own, one inference thread, one batch at a time. */
export type ToWorker = { readonly kind: 'batch'; readonly batch: Batch } | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'ready'; readonly config: unknown }
  | { readonly kind: 'logits'; readonly logits: Float32Array }
  | { readonly kind: 'failed'; readonly cause: unknown }

if (parentPort === null) throw new Error('this module runs in a worker thread')
const port = parentPort
const answer = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, transfer)

try {
  const session = await openSession(workerData as SessionSource, 1)
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'close') {
      void session.close().then(() => port.close())
      return
    }
    session.run(message.batch).then(
      (answered) => {
        const logits = Float32Array.from(answered) // the runtime's own memory cannot be handed over
        answer({ kind: 'logits', logits }, [logits.buffer])
      },
      (cause: unknown) => answer({ kind: 'failed', cause }),
    )
  })
  answer({ kind: 'ready', config: JSON.parse(JSON.stringify(session.config)) })
} catch (cause) {
  answer({ kind: 'failed', cause })
}
