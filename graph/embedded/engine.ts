import type { GrafeoDB, Transaction } from '@grafeo-db/js'
import { guardQuery } from '../cypher-guard.ts'
import type { Engine, Parameters, Row, Run } from '../engine.ts'
import type { QueryResult } from '../view.ts'
import { ofDisk } from './disk-error.ts'
import { withLists } from './lists.ts'
import { toGrafeo } from './dialect.ts'
import { Snapshot } from './snapshot.ts'
import { idOfNode } from './values.ts'

const LABELS = ['Entity', 'Article', 'ArticleRecord', 'Sentence', 'Meta'] as const

/** Bytes that a user's query may take before it is ended. */
const QUERY_MEMORY = 2 * 1024 ** 3
/** Of rest after a write, before what queries need is made ready again. */
const REST_MS = 1000

/** Grafeo behind the engine seam. One writer at a time: transactions queue. */
export class EmbeddedEngine implements Engine {
  readonly kind = 'embedded'
  private readonly db: GrafeoDB
  private readonly onClose: () => void
  private queue: Promise<unknown> = Promise.resolve()
  private snapshot: Snapshot | null = null
  private readonly file: string | null
  private isWarm = false
  private resting: NodeJS.Timeout | undefined
  private writes = 0

  /** `file` is where the store lies, null for one in memory. */
  constructor(db: GrafeoDB, file: string | null, onClose: () => void) {
    this.db = db
    this.file = file
    this.onClose = onClose
  }

  async ensureSchema(): Promise<void> {
    for (const label of LABELS) {
      await this.db.executeCypher(`CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`)
      // The constraint brings no index of its own here.
      await this.db.executeCypher(`CREATE INDEX ${label.toLowerCase()}_id_index IF NOT EXISTS FOR (n:${label}) ON (n.id)`)
    }
    await this.db.createTextIndex('Sentence', 'plain', { tokenizer: 'cjk_bigram' })
  }

  readonly read: Run = async (statement, parameters) => rowsOf(await this.db.executeCypher(statement, parameters))

  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const turn = this.queue.then(() => this.transact(work))
    this.queue = turn.catch(() => undefined) // the caller has the error; the next in the queue must still run
    return turn
  }

  private async transact<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const transaction: Transaction = this.db.beginTransaction()
    try {
      const result = await work(async (statement: string, parameters: Parameters = {}) => {
        const listed = withLists(statement, parameters)
        return rowsOf(await transaction.executeCypher(listed.statement, listed.parameters))
      })
      transaction.commit()
      this.writes += 1
      await this.dropSnapshot()
      if (this.isWarm) this.warmSoon()
      return result
    } catch (error) {
      undo(transaction)
      throw ofDisk(error) ?? error
    }
  }

  /** One process has the store open. */
  revision(): Promise<string> {
    return Promise.resolve(String(this.writes))
  }

  /** One process has the store open, and it derives once at a time. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return work()
  }

  async fullText(text: string, limit: number): Promise<readonly { readonly sentence: string; readonly score: number }[]> {
    // Sentences of one score come in the order of their loading: enough of them are asked for that the cut does not fall among those shown.
    const hits = await this.db.textSearch('Sentence', 'plain', text, Math.max(4 * limit, 200))
    const found = hits.flatMap(([node, score]) => {
      const id = node === undefined ? null : idOfNode(this.db, node)
      return id === null ? [] : [{ sentence: id, score: score ?? 0 }]
    })
    return found.sort((a, b) => b.score - a.score || (a.sentence < b.sentence ? -1 : 1)).slice(0, limit)
  }

  async query(
    cypher: string,
    options: Parameters & { readonly timeoutMs: number; readonly rowLimit: number; readonly params: Parameters },
  ): Promise<QueryResult> {
    guardQuery(cypher)
    const snapshot = await this.held()
    const { params, rowLimit, timeoutMs } = options
    return snapshot.ask({ cypher: toGrafeo(cypher), params, rowLimit, memoryLimit: QUERY_MEMORY }, timeoutMs)
  }

  /** From now on a process has a copy of the store open for users' queries, and another one soon after each write. */
  async warm(): Promise<void> {
    this.isWarm = true
    if (this.db.nodeCount() > 1) await (await this.held()).warm() // an empty store has one, which notes its format
  }

  private warmSoon(): void {
    clearTimeout(this.resting)
    this.resting = setTimeout(() => {
      this.warm().catch(() => undefined) // the query that comes meets the same, and says so
    }, REST_MS).unref()
  }

  /** The snapshot of now, held for one use. */
  private held(): Promise<Snapshot> {
    const turn = this.queue.then(async () => {
      this.snapshot ??= await Snapshot.take(this.db, this.file)
      return this.snapshot.hold()
    })
    this.queue = turn.catch(() => undefined) // who asked has the error; the next in the queue must still run
    return turn
  }

  private async dropSnapshot(): Promise<void> {
    const { snapshot } = this
    this.snapshot = null
    await snapshot?.drop()
  }

  async close(): Promise<void> {
    this.isWarm = false
    clearTimeout(this.resting)
    await this.queue
    await this.dropSnapshot()
    try {
      this.db.close()
    } catch (error) {
      throw ofDisk(error) ?? error
    } finally {
      this.onClose()
    }
  }
}

function undo(transaction: Transaction): void {
  try {
    if (transaction.isActive) transaction.rollback()
  } catch {
    // A database that cannot write has given the transaction up already; what made it do so is the error to tell.
  }
}

/** Grafeo answers records by column; a `bigint` stands for what is too large for a number and is none of ours. */
const rowsOf = (result: { toArray(): Record<string, unknown>[] }): readonly Row[] => result.toArray()
