import { Worker } from 'bullmq'
import { extractPage } from '../../pipeline/extract.ts'
import type { ExtractOptions } from '../../pipeline/extract.ts'
import { homeName } from '../../pipeline/home.ts'
import { toShares } from '../../pipeline/share.ts'
import { notesOf } from '../made.ts'
import type { Making } from '../made.ts'
import type { Tagger } from '../../pipeline/types.ts'
import { connectionTo, LOCK_MS, openJobs, PAGES } from './queues.ts'
import type { PageJob, Queues, ShareJob } from './queues.ts'

export interface WorkOptions {
  /** Ends the work after the pages at hand. */
  readonly signal: AbortSignal
  /** Pages at work at once. */
  readonly concurrency?: number
  /** Ends when no page has been waiting for this long; default: never. */
  readonly idleMs?: number
  readonly lockMs?: number
  readonly dictionary?: NonNullable<ExtractOptions['dictionary']>
  readonly labelMap?: NonNullable<Making['labelMap']>
  readonly onPage?: (origin: string, chars: number) => void
  readonly onFailed?: (origin: string, reason: string) => void
}

const CONCURRENCY = 4
const LOOK_MS = 500

/**
 * Takes pages, tags them and hands on what they add. A job is done once its shares are queued, under the page's own id: a worker that is
 * killed before leaves the page to another, and a page that is done twice is queued once.
 */
export async function workOnPages(url: string, queues: Queues, tagger: Tagger, options: WorkOptions): Promise<number> {
  let done = 0
  const lockMs = options.lockMs ?? LOCK_MS
  const noteOf = notesOf({ ...options, tagger: tagger.name })
  const worker = new Worker<PageJob>(
    PAGES,
    async ({ id, data: { page } }) => {
      const dictionary = options.dictionary === undefined ? {} : { dictionary: options.dictionary }
      const extraction = await extractPage(page, tagger, dictionary)
      const made = noteOf({ home: homeName(extraction.home) })
      const shares = toShares(extraction).map((share) => ({ ...share, article: { ...share.article, made } }))
      const job: ShareJob = { origin: page.origin, chars: page.raw.length, shares }
      await queues.shares.add('shares', job, id === undefined ? {} : { jobId: id })
      done += 1
      options.onPage?.(page.origin, page.raw.length)
    },
    {
      connection: connectionTo(url),
      concurrency: options.concurrency ?? CONCURRENCY,
      lockDuration: lockMs,
      stalledInterval: lockMs / 2,
      maxStalledCount: 3, // a page that ends its worker is set aside as well
    },
  )
  worker.on('error', () => undefined) // a restart of Redis: it connects again by itself
  worker.on('failed', (job, error) => options.onFailed?.(job?.data.page.origin ?? '', error.message))
  await untilDone(options.signal, options.idleMs, async () => (await openJobs(queues.pages)) === 0)
  await worker.close()
  return done
}

/** Waits for the signal, or until `idle` has been true for `idleMs`. */
async function untilDone(signal: AbortSignal, idleMs: number | undefined, idle: () => Promise<boolean>): Promise<void> {
  let idleFor = 0
  while (!signal.aborted && (idleMs === undefined || idleFor < idleMs)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    idleFor = idleMs !== undefined && (await idle()) ? idleFor + LOOK_MS : 0
  }
}
