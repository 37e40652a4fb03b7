import { Tensor } from '@huggingface/transformers'
import { loadModel } from './loading.ts'
import type { Origin, Weights } from './origin.ts'

/** What a token classifier is asked: `rows × width` ids, row-major, and which of them are text rather than padding. */
export interface Batch {
  readonly ids: BigInt64Array<ArrayBuffer>
  readonly mask: BigInt64Array<ArrayBuffer>
  readonly rows: number
  readonly width: number
}

/** A loaded model. The same batch gets the same answer, whichever session runs it and whatever else is running. */
export interface Session {
  /** The model's config.json, as it was read. */
  readonly config: unknown
  /** Batches that it takes at once. */
  readonly lanes: number
  /** Logits, float32 of `[rows, width, labels]`. The arrays of the batch may be gone afterwards. */
  run(batch: Batch): Promise<Float32Array>
  close(): Promise<void>
}

export interface SessionSource {
  readonly origin: Origin
  readonly weights: Weights
}

/** A model in this thread: each run blocks it. `threads` work inside one run. */
export async function openSession({ origin, weights }: SessionSource, threads: number): Promise<Session> {
  const model = await loadModel(origin, weights, threads)
  return {
    config: model.config,
    lanes: 1,
    run: async ({ ids, mask, rows, width }) => {
      const shape = [rows, width]
      // The library types a model's answer as any; a token classifier answers `logits`, float32 of [batch, length, labels].
      const answer = (await model({
        input_ids: new Tensor('int64', ids, shape),
        attention_mask: new Tensor('int64', mask, shape),
      })) as { logits: Tensor }
      return answer.logits.data as Float32Array
    },
    close: async () => {
      await model.dispose()
    },
  }
}

/**
 * Runs all batches, as many at once as the session takes; each is made when its turn comes. Throws the signal's reason when it is aborted,
 * after the batches at work.
 */
export async function runBatches(session: Session, batches: readonly Work[], signal?: AbortSignal): Promise<void> {
  const waiting = batches[Symbol.iterator]()
  const lane = async (): Promise<void> => {
    for (const work of waiting) {
      signal?.throwIfAborted()
      work.read(await session.run(work.batch()))
    }
  }
  const lanes = Array.from({ length: Math.min(session.lanes, batches.length) }, lane)
  for (const ended of await Promise.allSettled(lanes)) if (ended.status === 'rejected') throw ended.reason
  signal?.throwIfAborted() // also where the last batches were at work already
}

/** A batch to be made and what its answer is for. */
export interface Work {
  readonly batch: () => Batch
  readonly read: (logits: Float32Array) => void
}
