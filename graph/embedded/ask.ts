import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { MingtuError } from '../errors.ts'
import type { QueryResult } from '../view.ts'
import type { QueryAnswer, QueryJob } from './query-process.ts'
import { queryError } from './query-error.ts'

/**
 * Runs one query in a child process, killed at the limit. Throws QUERY with a rewrite where one is known, QUERY_LIMIT at the limit of time
 * or memory.
 */
export function askSnapshot(job: QueryJob, timeoutMs: number): Promise<QueryResult> {
  // From source the child needs the loader that runs its parent; compiled it needs none.
  const fromSource = import.meta.url.endsWith('.ts')
  const script = fileURLToPath(new URL(fromSource ? './query-process.ts' : './query-process.js', import.meta.url))
  const child = fork(script, { execArgv: fromSource ? ['--import', 'tsx'] : [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return new Promise<QueryResult>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(limit(`the query ran past its limit of ${timeoutMs} ms`, 'Narrow it (a label, a name, a LIMIT), or raise --timeout.'))
    }, timeoutMs)
    const settle = (work: () => void): void => {
      clearTimeout(timer)
      work()
    }
    child.once('message', (answer: QueryAnswer) =>
      settle(() => {
        if (answer.kind === 'result') resolve(answer.result)
        else if (answer.kind === 'failed') reject(queryError(job.cypher, answer.message))
        else
          reject(
            limit(`the query needed more than ${job.memoryLimit / 1024 ** 2} MB of memory`, 'Narrow it, or count instead of collecting.'),
          )
      }),
    )
    // After an answer these change nothing: a promise settles once.
    child.once('exit', (code, signal) =>
      settle(() => reject(limit(`the query ended its process (${signal ?? `exit ${code ?? '?'}`})`, 'Narrow it, or ask for fewer rows.'))),
    )
    child.once('error', (cause) =>
      settle(() => {
        const remedy = 'Check the memory and the number of processes of this machine.'
        reject(new MingtuError('QUERY', 'the query process could not be started', remedy, { cause }))
      }),
    )
    child.send(job)
  }).finally(() => child.kill('SIGKILL'))
}

const limit = (message: string, remedy: string): MingtuError => new MingtuError('QUERY_LIMIT', message, remedy)
