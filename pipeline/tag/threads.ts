import { availableParallelism } from 'node:os'
import { openSessionPool } from './session-pool.ts'
import { openSession, type Session, type SessionSource } from './session.ts'

export interface ThreadOptions {
  /**
   * Threads that tag beside the calling one, each with a model of its own (some 100 MB); 0 tags in the calling thread, which is ready
   * sooner. Default 0. What is found does not depend on it.
   */
  readonly workers?: number
}

/** More threads than this wait for the one that reads, links and writes. */
const MOST_WORKERS = 4
/** Inside one run in the calling thread. */
const INNER_THREADS = 2

/** As many tagging threads as this machine has use for. */
export const usefulWorkers = (): number => Math.min(availableParallelism(), MOST_WORKERS)

export function openSessionOf(source: SessionSource, { workers = 0 }: ThreadOptions): Promise<Session> {
  return workers === 0 ? openSession(source, INNER_THREADS) : openSessionPool(source, workers)
}
