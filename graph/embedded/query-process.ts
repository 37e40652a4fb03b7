import grafeo, { type GrafeoDB } from '@grafeo-db/js'
import type { QueryResult } from '../view.ts'
import { cypherValue, idOfNode } from './values.ts'

/** One query over a read-only snapshot, in a process of its own: Grafeo has no time limit and no cancel, a process can be killed. */
export interface QueryJob {
  readonly snapshot: string
  readonly cypher: string
  readonly params: Readonly<Record<string, unknown>>
  readonly rowLimit: number
}

export type QueryAnswer = { readonly ok: true; readonly result: QueryResult } | { readonly ok: false; readonly message: string }

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

process.once('message', (job: QueryJob) => {
  run(job)
    .then((result): QueryAnswer => ({ ok: true, result }))
    .catch((error: unknown): QueryAnswer => ({ ok: false, message: error instanceof Error ? error.message : String(error) }))
    .then((answer) => process.send?.(answer, () => process.exit(0)))
    .catch(() => process.exit(1)) // the parent is gone
})
