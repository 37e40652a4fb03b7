import grafeo, { type GrafeoDB } from '@grafeo-db/js'
import type { QueryResult } from '../view.ts'
import { cypherValue, idOfNode } from './values.ts'

/** One query over a read-only snapshot, in a process of its own: Grafeo has no time limit and no cancel, a process can be killed. */
export interface QueryJob {
  readonly snapshot: string
  readonly cypher: string
  readonly params: Readonly<Record<string, unknown>>
  readonly rowLimit: number
  /** Bytes of resident memory at which the process gives up. */
  readonly memoryLimit: number
}

export type QueryAnswer =
  | { readonly kind: 'result'; readonly result: QueryResult }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'too large' }

const WATCH_MS = 50

async function run(job: QueryJob): Promise<QueryResult> {
  const db: GrafeoDB = grafeo.GrafeoDB.openReadOnly(job.snapshot)
  const answer = await db.executeCypher(job.cypher, job.params)
  const { columns } = answer
  const count = Math.min(answer.length, job.rowLimit)
  const rows = Array.from({ length: count }, (_, k) => {
    const row = answer.get(k)
    return columns.map((column) => cypherValue(row[column], (node) => idOfNode(db, node)))
  })
  return { columns, rows, truncated: answer.length > count }
}

const answer = (message: QueryAnswer): void => {
  process.send?.(message, () => process.exit(0))
}

process.once('message', (job: QueryJob) => {
  // The query itself runs on a thread of Grafeo's, outside the heap that Node could limit.
  setInterval(() => {
    if (process.memoryUsage.rss() > job.memoryLimit) answer({ kind: 'too large' })
  }, WATCH_MS).unref()
  run(job)
    .then((result) => answer({ kind: 'result', result }))
    .catch((error: unknown) => answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }))
})
