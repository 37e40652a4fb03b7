import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import grafeo, { type GrafeoDB } from '@grafeo-db/js'
import type { QueryResult } from '../view.ts'
import { cypherValue, idOfNode } from './values.ts'

/**
 * One query over a read-only snapshot, in a process of its own: Grafeo has no time limit and no cancel, a process can be killed. The process
 * takes the next query of the same snapshot, which it has then open.
 */
export interface QueryJob {
  readonly snapshot: string
  readonly cypher: string
  readonly params: Readonly<Record<string, unknown>>
  readonly rowLimit: number
  /** Bytes of resident memory at which the process gives up. */
  readonly memoryLimit: number
}

/** Opens a snapshot for a query that may come. */
export interface Opening {
  readonly snapshot: string
  readonly cypher: null
}

export type QueryAnswer =
  | { readonly kind: 'result'; readonly result: QueryResult }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'too large' }

/** Said when the snapshot is open and the query, if there is one, begins; then its answer. */
export type Begun = 'begun'

export interface Answered {
  readonly answer: QueryAnswer
  /** Of this process; the next query should have another. */
  readonly isLast: boolean
}

const WATCH_MS = 50

let opened: GrafeoDB | null = null

function open(snapshot: string): GrafeoDB {
  // Who asked was killed: nobody else takes the snapshot away.
  process.once('disconnect', () => {
    rmSync(dirname(snapshot), { recursive: true, force: true })
    process.exit(0)
  })
  // Where Grafeo puts what does not fit into memory: it goes with the snapshot, also when this process is killed.
  // eslint-disable-next-line no-restricted-properties -- told to the engine, not read from the user
  process.env['TMPDIR'] = dirname(snapshot)
  return grafeo.GrafeoDB.openReadOnly(snapshot)
}

function begin({ snapshot }: QueryJob | Opening): GrafeoDB {
  const db = (opened ??= open(snapshot))
  process.send?.('begun' satisfies Begun)
  return db
}

async function run(job: QueryJob): Promise<QueryResult> {
  const db = begin(job)
  const answer = await db.executeCypher(job.cypher, job.params)
  const { columns } = answer
  const count = Math.min(answer.length, job.rowLimit)
  const rows = Array.from({ length: count }, (_, k) => {
    const row = answer.get(k)
    return columns.map((column) => cypherValue(row[column], (node) => idOfNode(db, node)))
  })
  return { columns, rows, truncated: answer.length > count }
}

process.on('message', (job: QueryJob | Opening) => {
  if (job.cypher === null) {
    begin(job)
    return
  }
  const isLarge = (bytes: number): boolean => process.memoryUsage.rss() > bytes
  const send = (answer: QueryAnswer, isLast: boolean): void => {
    clearInterval(watch)
    process.send?.({ answer, isLast } satisfies Answered)
  }
  // The query itself runs on a thread of Grafeo's, outside the heap that Node could limit.
  const watch = setInterval(() => {
    if (isLarge(job.memoryLimit)) send({ kind: 'too large' }, true)
  }, WATCH_MS)
  // What a large answer has taken is not given back.
  const answer = (message: QueryAnswer): void => send(message, isLarge(job.memoryLimit / 2))
  run(job)
    .then((result) => answer({ kind: 'result', result }))
    .catch((error: unknown) => answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }))
})
