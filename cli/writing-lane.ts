import type { ArticleShare, Committed, GraphStore } from '../graph/index.ts'

/** What waits to be committed, and who is told of it then. */
interface Waiting {
  readonly shares: readonly ArticleShare[]
  readonly onCommitted: (committed: readonly Committed[]) => void
}

export interface LaneOptions {
  /** Articles a transaction, where so many come; a transaction of one costs twice as much an article. Default 40. */
  readonly articles?: number
}

const ARTICLES = 40
/** An article waits no longer than this for others: what a killed build has to find again is the work of so long. */
const WAIT_MS = 500

/**
 * The one writer of a build, at work while the next pages are read and tagged. Shares are committed in the order in which they were added, several
 * articles a transaction.
 */
export class WritingLane {
  private readonly store: GraphStore
  private readonly articles: number
  private waiting: Waiting[] = []
  private waitingArticles = 0
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<void> = Promise.resolve()
  private failure: { readonly error: unknown } | null = null

  constructor(store: GraphStore, { articles = ARTICLES }: LaneOptions = {}) {
    this.store = store
    this.articles = articles
  }

  /** Resolves when there is room for more. Throws the error of a commit that failed, this one's or an earlier one's. */
  async add(shares: readonly ArticleShare[], onCommitted: Waiting['onCommitted']): Promise<void> {
    this.waiting.push({ shares, onCommitted })
    this.waitingArticles += shares.length
    if (this.waitingArticles < this.articles) {
      this.timer ??= setTimeout(() => this.flush(), WAIT_MS)
      return
    }
    await this.writing
    this.flush()
    this.rethrow()
  }

  /** Commits all that was added. */
  async drain(): Promise<void> {
    this.flush()
    await this.writing
    this.rethrow()
  }

  private flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const { waiting } = this
    this.waiting = []
    this.waitingArticles = 0
    if (waiting.length > 0) this.writing = this.writing.then(() => this.write(waiting))
  }

  private async write(waiting: readonly Waiting[]): Promise<void> {
    if (this.failure !== null) return
    try {
      const committed = await this.store.commitAll(waiting.flatMap(({ shares }) => shares))
      let from = 0
      for (const { shares, onCommitted } of waiting) onCommitted(committed.slice(from, (from += shares.length)))
    } catch (error) {
      this.failure = { error } // whoever adds or drains next hears of it
    }
  }

  private rethrow(): void {
    if (this.failure !== null) throw this.failure.error
  }
}
