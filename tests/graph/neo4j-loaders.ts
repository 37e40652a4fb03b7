import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { RunningNeo4j } from '../neo4j-server/start.ts'

const SCRIPT = fileURLToPath(new URL('./fixtures/neo4j-load-process.ts', import.meta.url))

export interface Loader {
  /** What it has said: 'open', what each commit did, 'derived'. */
  readonly messages: readonly unknown[]
  /** Resolves when it has said so many things, or ended. */
  heard(count: number): Promise<void>
  /** Resolves when it has ended well, rejects when it has not. */
  readonly ended: Promise<void>
  kill(): Promise<void>
}

/** Processes that load generated articles into the server, each in an order of its own. */
export function loadersOf({ address, credentials }: RunningNeo4j): {
  readonly loader: (count: number, seed: number) => Loader
  readonly endAll: () => Promise<void>
} {
  const children: ChildProcess[] = []
  const end = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await once(child, 'exit')
  }
  const loader = (count: number, seed: number): Loader => {
    const args = [address, String(count), String(seed), credentials.username, credentials.password]
    const child = fork(SCRIPT, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    children.push(child)
    const messages: unknown[] = []
    child.on('message', (message) => messages.push(message))
    const ended = new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the loader ended with ${String(code)}`))))
    })
    ended.catch(() => undefined) // a test that kills it does not wait for its end
    return {
      messages,
      heard: (wanted) =>
        new Promise<void>((resolve) => {
          child.on('message', () => messages.length >= wanted && resolve())
          child.once('exit', () => resolve())
        }),
      ended,
      kill: () => end(child),
    }
  }
  return {
    loader,
    endAll: async () => {
      for (const child of children) await end(child)
    },
  }
}
