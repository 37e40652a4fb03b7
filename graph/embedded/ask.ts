import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { MingtuError } from '../errors.ts'
import type { QueryResult } from '../view.ts'
import type { Answered, Begun, Opening, QueryJob } from './query-process.ts'
import { queryError } from './query-error.ts'

/** A large snapshot takes seconds to open, which is not the query's fault. */
const OPENING_MS = 120_000

/** Processes that answer queries over one snapshot. One of them stays, with the snapshot open, for the next query. */
export class QueryProcesses {
  private idle: ChildProcess[] = []
  private ended = false
  private warming: { readonly child: ChildProcess; readonly over: Promise<void> } | null = null

  /**
   * Runs one query in a child process, killed at the limit. Throws QUERY with a rewrite where one is known, QUERY_LIMIT at the limit of time
   * or memory.
   */
  async ask(job: QueryJob, timeoutMs: number): Promise<QueryResult> {
    // Who opens the snapshot already has it open before a second one would.
    if (this.idle.length === 0) await this.warming?.over
    const child = this.idle.pop() ?? this.start()
    keepAlive(child, true)
    let isUsable = false
    try {
      const { answer, isLast } = await answerOf(child, job, timeoutMs)
      isUsable = !isLast
      if (answer.kind === 'result') return answer.result
      if (answer.kind === 'failed') throw queryError(job.cypher, answer.message)
      throw limit(`the query needed more than ${job.memoryLimit / 1024 ** 2} MB of memory`, 'Narrow it, or count instead of collecting.')
    } finally {
      if (!isUsable || this.ended || this.idle.length > 0) await end(child)
      else this.putBack(child)
    }
  }

  /** Has a process open the snapshot for the next query. One that cannot ends, and the query that comes says what is wrong. */
  async warm(snapshot: string): Promise<void> {
    if (this.ended || this.idle.length > 0) return this.warming?.over
    this.warming ??= this.warmOne(snapshot)
    await this.warming.over
  }

  private warmOne(snapshot: string): { readonly child: ChildProcess; readonly over: Promise<void> } {
    const child = this.start()
    const over = new Promise<boolean>((resolve) => {
      child.once('message', () => resolve(true))
      child.once('exit', () => resolve(false))
      child.once('error', () => resolve(false))
      child.send({ snapshot, cypher: null } satisfies Opening)
    }).then((isOpen) => {
      this.warming = null
      if (isOpen) this.putBack(child)
    })
    return { child, over }
  }

  /** Nobody will ask. */
  stopWarming(): void {
    this.warming?.child.kill('SIGKILL')
  }

  private putBack(child: ChildProcess): void {
    keepAlive(child, false)
    this.idle.push(child)
  }

  private start(): ChildProcess {
    const child = start()
    child.once('exit', () => {
      this.idle = this.idle.filter((other) => other !== child)
    })
    child.on('error', () => undefined) // told to whoever asks at that time
    return child
  }

  async end(): Promise<void> {
    this.ended = true
    await Promise.all(this.idle.map(end))
  }
}

function start(): ChildProcess {
  // From source the child needs the loader that runs its parent; compiled it needs none.
  const fromSource = import.meta.url.endsWith('.ts')
  const script = fileURLToPath(new URL(fromSource ? './query-process.ts' : './query-process.js', import.meta.url))
  return fork(script, { execArgv: fromSource ? ['--import', 'tsx'] : [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
}

/** Whether the process that asks waits for this one before it ends. */
function keepAlive(child: ChildProcess, isAwaited: boolean): void {
  for (const each of [child, child.channel]) if (isAwaited) each?.ref(); else each?.unref() // prettier-ignore
}

/** Its snapshot may be removed afterwards. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.ref()
  child.kill('SIGKILL')
  await gone
}

function answerOf(child: ChildProcess, job: QueryJob, timeoutMs: number): Promise<Answered> {
  return new Promise<Answered>((resolve, reject) => {
    const failLate = (): void =>
      fail(limit(`the query ran past its limit of ${timeoutMs} ms`, 'Narrow it (a label, a name, a LIMIT), or raise --timeout.'))
    let timer = setTimeout(failLate, OPENING_MS + timeoutMs)
    const onMessage = (message: Begun | Answered): void => {
      if (message === 'begun') {
        clearTimeout(timer)
        timer = setTimeout(failLate, timeoutMs)
        return
      }
      settle()
      resolve(message)
    }
    const onExit = (code: number | null, signal: string | null): void =>
      fail(limit(`the query ended its process (${signal ?? `exit ${code ?? '?'}`})`, 'Narrow it, or ask for fewer rows.'))
    const onError = (cause: unknown): void => {
      const remedy = 'Check the memory and the number of processes of this machine.'
      fail(new MingtuError('QUERY', 'the query process could not be started', remedy, { cause }))
    }
    const settle = (): void => {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onError)
    }
    const fail = (error: MingtuError): void => {
      settle()
      reject(error)
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
    child.once('error', onError)
    child.send(job)
  })
}

const limit = (message: string, remedy: string): MingtuError => new MingtuError('QUERY_LIMIT', message, remedy)
