import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { watch } from 'chokidar'
import { MingtuError } from '../graph/index.ts'
import { listInputs } from '../pipeline/read/index.ts'

/** Names under which programs keep what they are still fetching. */
const UNFINISHED = /\.(?:part|partial|filepart|crdownload|download|tmp|temp)$|~$/i

export interface WatchOptions {
  /** A file is whole when its size has stood still for so long. */
  readonly settledMs: number
  readonly signal: AbortSignal
}

/**
 * The files of folders as absolute paths: first those that are there, then whatever arrives or is written anew, in batches. A file that
 * is still growing comes in a later batch. Ends when it is told to; throws INPUT where the folders cannot be watched.
 */
export async function* newFiles(folders: readonly string[], { settledMs, signal }: WatchOptions): AsyncGenerator<ReadonlySet<string>> {
  const arrived = new Set<string>()
  let failure: Error | undefined
  const noticed = new EventTarget()
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path) => UNFINISHED.test(path),
    awaitWriteFinish: { stabilityThreshold: settledMs, pollInterval: Math.min(500, settledMs / 4) },
  })
  for (const event of ['add', 'change'] as const)
    watcher.on(event, (path) => {
      arrived.add(resolve(path))
      noticed.dispatchEvent(new Event('arrival'))
    })
  try {
    await once(watcher, 'ready')
    watcher.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error))
      noticed.dispatchEvent(new Event('arrival'))
    })
    yield await settledFiles(folders, { settledMs, signal })
    for (;;) {
      if (arrived.size === 0 && failure === undefined && !signal.aborted) await either(noticed, signal)
      // The pages of an issue come together and are built together.
      let seen = 0
      while (seen !== arrived.size && !signal.aborted) {
        seen = arrived.size
        await pause(settledMs, signal)
      }
      if (signal.aborted) return
      if (failure !== undefined) throw failure
      const batch = new Set(arrived)
      arrived.clear()
      yield batch
    }
  } catch (cause) {
    if (cause instanceof MingtuError) throw cause
    throw new MingtuError(
      'INPUT',
      `${folders.join(', ')} cannot be watched: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Check the permissions; on Linux, fs.inotify.max_user_watches limits how many files are watched.',
      { cause },
    )
  } finally {
    await watcher.close()
  }
}

/** Files whose size stands still; the watcher tells of the others when they are whole. */
async function settledFiles(folders: readonly string[], { settledMs, signal }: WatchOptions): Promise<ReadonlySet<string>> {
  const before = await sizesOf(folders)
  if (before.size > 0) await pause(settledMs, signal)
  const after = await sizesOf(folders)
  return new Set([...after].flatMap(([path, bytes]) => (before.get(path) === bytes ? [path] : [])))
}

async function sizesOf(folders: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const listed = await listInputs(folders)
  return new Map(
    listed.flatMap((input) => (input.kind === 'file' && !UNFINISHED.test(input.path) ? [[resolve(input.path), input.bytes] as const] : [])),
  )
}

/** Waits for so long, or until it is told to stop, which is no failure. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}

async function either(noticed: EventTarget, signal: AbortSignal): Promise<void> {
  await once(noticed, 'arrival', { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
