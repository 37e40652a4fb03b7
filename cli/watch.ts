import { statSync } from 'node:fs'
import { MingtuError } from '../graph/index.ts'
import { INTERRUPTED } from './exit-codes.ts'
import { newFiles, pause } from './new-files.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

/** How long to wait for a store that another process holds. */
const BUSY_MS = 30_000

export interface Watching {
  readonly settledMs: number
  /** Ends the watch. */
  readonly signal: AbortSignal
  readonly terminal: Terminal
  /** Builds of these files and answers its exit code. */
  readonly build: (files: ReadonlySet<string>) => Promise<number>
}

/**
 * Builds what is in the folders, then each issue as it arrives, until it is told to stop. The store is open only while pages are written,
 * so that others may read it in between. Answers the exit code: 0 when it was stopped between two issues.
 */
export async function watchFolders(folders: readonly string[], { settledMs, signal, terminal, build }: Watching): Promise<number> {
  const other = folders.find((folder) => !isFolder(folder))
  if (other !== undefined)
    throw new MingtuError('USAGE', `--watch takes folders, and ${other} is none.`, 'Name the folder that pages come into.')
  for await (const files of newFiles(folders, { settledMs, signal })) {
    if (files.size > 0 && (await whenFree(() => build(files), signal, terminal)) === INTERRUPTED) return INTERRUPTED
    print(terminal.stderr, `Watching ${folders.join(', ')}. Ctrl-C stops.`)
  }
  return 0
}

/** Tries until no other process holds the store; undefined when it was stopped meanwhile. */
async function whenFree(build: () => Promise<number>, signal: AbortSignal, { stderr }: Terminal): Promise<number | undefined> {
  while (!signal.aborted) {
    try {
      return await build()
    } catch (error) {
      if (!(error instanceof MingtuError && error.code === 'STORE_BUSY')) throw error
      print(stderr, `${error.message}. Trying again in ${String(BUSY_MS / 1000)} seconds.`)
      await pause(BUSY_MS, signal)
    }
  }
  return undefined
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
