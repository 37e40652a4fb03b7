import { randomInt, randomUUID } from 'node:crypto'
import type { Driver, ManagedTransaction, Session } from 'neo4j-driver'
import { guardQuery } from '../cypher-guard.ts'
import type { Engine, Parameters, Row, Run } from '../engine.ts'
import { MingtuError } from '../errors.ts'
import { number, text } from '../records.ts'
import type { QueryResult } from '../view.ts'
import { isBrokenLogin, isLostRace, queryError, storeError, takenAway } from './errors.ts'
import { luceneTerms } from './lucene.ts'
import {
  checkState,
  FORMAT,
  MIGRATIONS,
  NOTE_WRITE,
  READ_OTHERS,
  READ_STATE,
  READ_WRITES,
  SENTENCE_INDEX,
  SLOTS,
  WRITE_STATE,
  type SchemaState,
} from './migrations.ts'
import { cypherValue, endsIn, toNeo4j } from './values.ts'

/** How often a transaction is run that lost a race to another writer: each time, the other one has got further. */
const TRIES = 20
/** Records that the server sends before it is asked for more. */
const FETCH_SIZE = 1000
const INDEX_WAIT_S = 600
/** A profile asks a hundred times: the revision of the graph is taken to hold so long. */
const REVISION_MS = 100

const OWN_IDS = 'MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, n.id AS id'
const FULL_TEXT = `CALL db.index.fulltext.queryNodes('${SENTENCE_INDEX}', $terms, {limit: $most}) YIELD node, score
  RETURN node.id AS sentence, score ORDER BY score DESC, sentence LIMIT $limit`
/** Held until the transaction ends, which the server sees to when this process is killed. */
const HOLD = "MATCH (m:Meta {id: 'format'}) SET m.deriving = true"

/** Neo4j 5 behind the engine seam. Several processes may write at once. */
export class Neo4jEngine implements Engine {
  readonly kind = 'neo4j'
  private readonly driver: Driver
  private readonly address: string
  private readonly database: { readonly database?: string }
  private readonly slot = `written${randomInt(SLOTS)}`
  private asked: { readonly at: number; readonly revision: Promise<string> } | null = null

  /** `address` is only shown; the driver has the connection, and `database` null means the server's default. */
  constructor(driver: Driver, address: string, database: string | null) {
    this.driver = driver
    this.address = address
    this.database = database === null ? {} : { database }
  }

  /** Writes nothing where there is nothing to do, so that a read-only database can be read. */
  async ensureSchema(): Promise<void> {
    const state = (await this.readState()) ?? (await this.refuseOthers())
    if (state !== null) checkState(this.address, state)
    const done = state?.schema ?? 0
    if (done === MIGRATIONS.length) return
    for (const statement of MIGRATIONS.slice(done).flatMap(({ statements }) => statements)) await this.transact((run) => run(statement))
    await this.read('CALL db.awaitIndexes($seconds)', { seconds: INDEX_WAIT_S })
    await this.transact((run) => run(WRITE_STATE, { format: FORMAT, schema: MIGRATIONS.length }))
  }

  async readState(): Promise<SchemaState | null> {
    const [row] = await this.read(READ_STATE)
    return row === undefined ? null : { format: number(row, 'format'), schema: number(row, 'schema') }
  }

  /** Null for an empty database; a state where another process has begun a graph since it was looked for. */
  private async refuseOthers(): Promise<SchemaState | null> {
    const [other] = await this.read(READ_OTHERS)
    if (other === undefined) return null
    const state = await this.readState()
    if (state !== null) return state
    throw new MingtuError(
      'STORE',
      `${this.address} holds data that is no graph of mingtu, under labels that mingtu uses (${String(other['labels'])})`,
      'Give an empty database.',
    )
  }

  readonly read: Run = (statement, parameters) =>
    this.within(this.session('READ'), (session) =>
      again(() => session.executeRead((transaction) => rowsOf(transaction, statement, parameters))),
    )

  async write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const result = await this.transact(async (run) => {
      const done = await work(run)
      // The last, since other writers may wait for this node.
      await run(NOTE_WRITE, { slot: this.slot, token: randomUUID() })
      return done
    })
    this.asked = null
    return result
  }

  /** What others write may be seen so much later; what is written here is seen at once. */
  revision(): Promise<string> {
    if (this.asked !== null && performance.now() - this.asked.at < REVISION_MS) return this.asked.revision
    const revision = this.read(READ_WRITES).then((rows) => rows.map((row) => text(row, 'written')).join())
    const asked = { at: performance.now(), revision }
    this.asked = asked
    revision.catch(() => {
      if (this.asked === asked) this.asked = null // who asked has the error
    })
    return revision
  }

  private transact<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.within(this.session('WRITE'), (session) =>
      again(() =>
        session.executeWrite((transaction) =>
          work(async (statement, parameters) => withIds(await rowsOf(transaction, statement, parameters))),
        ),
      ),
    )
  }

  /** A lock on one node, held by a transaction of its own; whoever comes second waits at it. `work` is done again when that connection is lost. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.within(this.session('WRITE'), (session) =>
      again(() =>
        session.executeWrite(async (transaction) => {
          await transaction.run(HOLD)
          return work()
        }),
      ),
    )
  }

  async fullText(wanted: string, limit: number): Promise<readonly { readonly sentence: string; readonly score: number }[]> {
    const terms = luceneTerms(wanted)
    if (terms === '') return []
    // Sentences of one score come in no order: enough of them are asked for that the cut does not fall among those shown.
    const rows = await this.read(FULL_TEXT, { terms, limit, most: Math.max(4 * limit, 200) })
    return rows.map((row) => ({ sentence: text(row, 'sentence'), score: number(row, 'score') }))
  }

  async query(
    cypher: string,
    options: Parameters & { readonly timeoutMs: number; readonly rowLimit: number; readonly params: Parameters },
  ): Promise<QueryResult> {
    guardQuery(cypher)
    const { params, rowLimit, timeoutMs } = options
    const session = this.session('READ', Math.min(rowLimit + 1, FETCH_SIZE))
    try {
      const transaction = await session.beginTransaction({ timeout: timeoutMs })
      const result = transaction.run(cypher, toNeo4j(params))
      const columns = await result.keys()
      const found: unknown[][] = []
      // Leaving the loop tells the server to send no more.
      for await (const record of result) if (found.push(columns.map((column): unknown => record.get(column))) > rowLimit) break
      const rows = found.slice(0, rowLimit)
      const ids = await this.ownIds(transaction, rows)
      await transaction.rollback()
      const idOf = (element: string): string | null => ids.get(element) ?? null
      return {
        columns: columns.map(String),
        rows: rows.map((row) => row.map((value) => cypherValue(value, idOf))),
        truncated: found.length > rowLimit,
      }
    } catch (error) {
      throw queryError(error, this.address, timeoutMs)
    } finally {
      await session.close()
    }
  }

  private async ownIds(transaction: Pick<ManagedTransaction, 'run'>, rows: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(endsIn(rows))]
    const found = ids.length === 0 ? [] : await rowsOf(transaction, OWN_IDS, { ids })
    return new Map(found.flatMap((row) => (typeof row['id'] === 'string' ? [[text(row, 'element'), row['id']] as const] : [])))
  }

  private session(mode: 'READ' | 'WRITE', fetchSize = FETCH_SIZE): Session {
    // The bookmarks of one driver: in a cluster, a read after a write sees it.
    const bookmarkManager = this.driver.executeQueryBookmarkManager
    return this.driver.session({ ...this.database, defaultAccessMode: mode, fetchSize, bookmarkManager })
  }

  private async within<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await work(session)
    } catch (error) {
      throw storeError(error, this.address)
    } finally {
      await session.close()
    }
  }

  /** The server is ready. */
  warm(): Promise<void> {
    return Promise.resolve()
  }

  close(): Promise<void> {
    return this.driver.close()
  }
}

/** Runs a transaction that lost a race, or its connection, again. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === TRIES || !(isLostRace(error) || isBrokenLogin(error))) throw error
    }
  }
}

/** A node that another writer took away, while this one waited to change it, has no property any more. */
function withIds(rows: readonly Row[]): readonly Row[] {
  if (rows.some((row) => row['id'] === null)) throw takenAway()
  return rows
}

async function rowsOf(
  transaction: Pick<ManagedTransaction, 'run'>,
  statement: string,
  parameters: Parameters = {},
): Promise<readonly Row[]> {
  const { records } = await transaction.run(statement, toNeo4j(parameters))
  return records.map((record): Row => record.toObject())
}
