import { Worker } from 'bullmq'
import type { Decision, GraphStore } from '../../graph/index.ts'
import type { PageEvent } from '../../pipeline/read/index.ts'
import { articlesOf } from '../../pipeline/segment/index.ts'
import { decisionsByArticle, marksOf, prepareShare } from '../../pipeline/resolve/settle.ts'
import type { BuildSummary } from '../build-graph.ts'
import { closeGraph } from '../close-graph.ts'
import { FilesRead, takeOutdated } from '../files-read.ts'
import { connectionTo, jobIdOf, LOCK_MS, openJobs, SHARES } from './queues.ts'
import type { Queues, ShareJob } from './queues.ts'

export interface QueuedOptions {
  readonly decisions: readonly Decision[]
  readonly signal: AbortSignal
  readonly lockMs?: number
  /** Sends pages to the workers whose articles are stored already. */
  readonly again?: boolean
  /** Leaves in the graph what an older text of a file has put into it. */
  readonly keep?: boolean
  readonly onPage?: (soFar: BuildSummary) => void
  readonly onClosing?: () => void
}

/** Pages waiting for workers at once: Redis keeps them in memory. */
const MOST_WAITING = 1_000
const LOOK_MS = 200

/**
 * Sends pages to the queue and writes what workers found: the one writing lane. A commit is keyed by its article's content, so a job that
 * comes twice is written once. Ends with the closing step when no job is left but those set aside, which are named as skipped.
 */
export async function buildQueued(
  url: string,
  queues: Queues,
  pages: AsyncIterable<PageEvent>,
  store: GraphStore,
  options: QueuedOptions,
): Promise<BuildSummary> {
  const { decisions } = options
  const stopped = (): boolean => options.signal.aborted
  const [byArticle, marks] = [decisionsByArticle(decisions), marksOf(decisions)]
  let summary: BuildSummary = { pages: 0, written: 0, again: 0, present: 0, outdated: 0, skipped: [], chars: 0, interrupted: false, unapplied: [] } // prettier-ignore
  const files = new FilesRead()
  const writer = new Worker<ShareJob>(
    SHARES,
    async ({ data: { shares, chars } }) => {
      for (const share of shares) {
        const answer = await store.commit(prepareShare(share, byArticle.get(share.article.id) ?? [], marks))
        const count = { written: 'written', replaced: 'again', present: 'present' } as const
        summary = { ...summary, [count[answer]]: summary[count[answer]] + 1 }
      }
      summary = { ...summary, pages: summary.pages + 1, chars: summary.chars + chars }
      options.onPage?.(summary)
    },
    { connection: connectionTo(url), concurrency: 1, lockDuration: options.lockMs ?? LOCK_MS, maxStalledCount: 3 },
  )
  writer.on('error', () => undefined) // a restart of Redis: it connects again by itself
  try {
    for await (const event of pages) {
      if (stopped()) break
      if (event.kind === 'skipped') {
        files.skipped(event.skipped)
        summary = { ...summary, skipped: [...summary.skipped, event.skipped] }
        continue
      }
      const ids = [...articlesOf(event.page)].map(({ id }) => id)
      files.page(event.page, ids)
      const known = await store.present(ids)
      if (options.again !== true && ids.every((id) => known.has(id))) {
        summary = { ...summary, pages: summary.pages + 1, present: summary.present + known.size }
        options.onPage?.(summary)
        continue
      }
      while (!stopped() && (await openJobs(queues.pages)) >= MOST_WAITING) await pause()
      await queues.pages.add('page', { page: event.page }, { jobId: jobIdOf(event.page) })
    }
    // A page is in the queue of shares before it leaves that of pages: looked at in this order, none is missed.
    while (!stopped() && ((await openJobs(queues.pages)) > 0 || (await openJobs(queues.shares)) > 0)) await pause()
  } finally {
    await writer.close()
  }
  if (stopped()) {
    await files.note(store)
    return { ...summary, interrupted: true }
  }
  options.onClosing?.()
  const outdated = await takeOutdated(store, files, options.keep === true)
  const { unapplied } = await closeGraph(store, decisions)
  const aside = (await setAside(queues)).map(({ origin, reason }) => ({
    origin,
    reason: `it was set aside: ${reason}`,
    remedy: 'Mend what is wrong, then mingtu jobs retry --queue ' + url,
  }))
  return { ...summary, outdated, unapplied, skipped: [...summary.skipped, ...aside] }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_MS))

export interface AsideJob {
  readonly id: string
  readonly origin: string
  readonly reason: string
  readonly attempts: number
}

/** Jobs that failed as often as they may, by their page. */
export async function setAside({ pages, shares }: Queues): Promise<readonly AsideJob[]> {
  const failed = [
    ...(await pages.getFailed()).map((job) => ({ job, origin: job.data.page.origin })),
    ...(await shares.getFailed()).map((job) => ({ job, origin: job.data.origin })),
  ]
  return failed
    .map(({ job, origin }) => ({ id: job.id ?? '', origin, reason: job.failedReason, attempts: job.attemptsMade }))
    .sort((a, b) => (a.origin < b.origin ? -1 : 1))
}

/** Puts them back to be tried again; answers how many. */
export async function retryAside({ pages, shares }: Queues): Promise<number> {
  const failed = [...(await pages.getFailed()), ...(await shares.getFailed())]
  for (const job of failed) await job.retry('failed')
  return failed.length
}
