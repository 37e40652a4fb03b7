import { createHash } from 'node:crypto'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import type { ArticleShare } from '../../graph/index.ts'
import { MingtuError } from '../../graph/index.ts'
import type { Page } from '../../pipeline/types.ts'

/** Pages wait here for workers; a job's id is the hash of its page, so that a page is queued once however often it is sent. */
export const PAGES = 'mingtu-pages'
/** What workers found waits here for the one process that writes. */
export const SHARES = 'mingtu-shares'

export interface PageJob {
  readonly page: Page
}

export interface ShareJob {
  readonly origin: string
  readonly chars: number
  readonly shares: readonly ArticleShare[]
}

export interface Queues {
  readonly pages: Queue<PageJob>
  readonly shares: Queue<ShareJob>
  close(): Promise<void>
}

/** A page that cannot be read is tried this often, then set aside with its reason. */
const ATTEMPTS = 3
const BACKOFF_MS = 1_000

/** How long a worker may be silent before its job goes to another. */
export const LOCK_MS = 30_000

export const connectionTo = (url: string) => ({ url, maxRetriesPerRequest: null })

/** Opens the queues of a Redis address. Throws USAGE for what is no address, TAGGER when Redis does not answer. */
export async function openQueues(url: string): Promise<Queues> {
  if (!/^rediss?:\/\/[^/\s]/.test(url))
    throw new MingtuError('USAGE', `${url} is no address of a Redis server.`, 'Write it as redis://HOST:6379.')
  await askOnce(url)
  const options = {
    connection: connectionTo(url),
    defaultJobOptions: { attempts: ATTEMPTS, backoff: { type: 'exponential', delay: BACKOFF_MS }, removeOnComplete: true },
  }
  const [pages, shares] = [new Queue<PageJob>(PAGES, options), new Queue<ShareJob>(SHARES, options)]
  // Redis may be restarted while we run: the connection comes back by itself, and what was asked meanwhile waits.
  for (const queue of [pages, shares]) queue.on('error', () => undefined)
  const close = async (): Promise<void> => {
    await Promise.all([pages.close(), shares.close()])
  }
  return { pages, shares, close }
}

/** Once and without trying again: the queues themselves wait for a Redis for ever. */
async function askOnce(url: string): Promise<void> {
  const probe = new Redis(url, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null })
  probe.on('error', () => undefined) // it comes as the rejection below
  try {
    await probe.connect()
  } catch (cause) {
    throw new MingtuError('TAGGER', `no Redis answers at ${url}.`, 'Start redis-server, or check the address.', { cause })
  } finally {
    probe.disconnect()
  }
}

export const jobIdOf = (page: Page): string =>
  createHash('sha256')
    .update(JSON.stringify([page.origin, page.format, page.meta, page.raw]))
    .digest('hex')
    .slice(0, 32)

/** Jobs that are yet to be done; those set aside are not among them. */
export const openJobs = (queue: Queue): Promise<number> => queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized')
