import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { MingtuError } from '../errors.ts'
import type { QueryResult } from '../view.ts'
import type { QueryAnswer, QueryJob } from './query-process.ts'

/** Heap of the child in MB: a query that builds more dies alone. */
const CHILD_HEAP_MB = 1024

/** Runs one query in a child process, killed at the limit. Throws QUERY with a rewrite where one is known, QUERY_LIMIT at the limit. */
export function askSnapshot(job: QueryJob, timeoutMs: number): Promise<QueryResult> {
  // From source the child needs the loader that runs its parent; compiled it needs none.
  const fromSource = import.meta.url.endsWith('.ts')
  const script = fileURLToPath(new URL(fromSource ? './query-process.ts' : './query-process.js', import.meta.url))
  const child = fork(script, {
    execArgv: [...(fromSource ? ['--import', 'tsx'] : []), `--max-old-space-size=${CHILD_HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(
        new MingtuError(
          'QUERY_LIMIT',
          `the query ran past its limit of ${timeoutMs} ms`,
          'Narrow it (a label, a name, a LIMIT), or raise --timeout.',
        ),
      )
    }, timeoutMs)
    child.once('message', (answer: QueryAnswer) => {
      clearTimeout(timer)
      if (answer.ok) resolve(answer.result)
      else reject(new MingtuError('QUERY', answer.message, rewriteOf(answer.message)))
    })
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      // After an answer this changes nothing: a promise settles once.
      reject(
        new MingtuError(
          'QUERY_LIMIT',
          `the query ended its process (${signal ?? `exit ${code ?? '?'}`})`,
          'It needed too much memory: narrow it, or ask for fewer rows.',
        ),
      )
    })
    child.once('error', (cause) => {
      clearTimeout(timer)
      reject(
        new MingtuError(
          'QUERY',
          'the query process could not be started',
          'Check the memory and the number of processes of this machine.',
          { cause },
        ),
      )
    })
    child.send(job)
  })
}

/** What the embedded store does not read, and how to say it instead; each row was tried against it. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/aggregate/i, 'Give the aggregate a name in a WITH before using it: WITH collect(x) AS xs … xs[0].'],
  [/label expression|\|/i, 'Ask for one label at a time: WHERE n:A OR n:B.'],
  [/duration|date\(/i, 'Dates are text here (YYYY-MM-DD): compare them as they are, or cut them with substring().'],
  [/quantif/i, 'Write a variable-length pattern: -[*1..3]-.'],
]

function rewriteOf(message: string): string {
  return REWRITES.find(([sign]) => sign.test(message))?.[1] ?? 'See docs/cypher.md for the labels, properties and examples.'
}
