import { MingtuError } from '../errors.ts'

/** How Grafeo words what the operating system told it. */
const OF_DISK = /I\/O error|os error \d+|No space left|File too large|Read-only file system/i

/** The error of a disk that is full, gone or not writable, said for people; null for any other error. */
export function ofDisk(error: unknown): MingtuError | null {
  const message = error instanceof Error ? error.message : String(error)
  if (!OF_DISK.test(message)) return null
  return new MingtuError(
    'STORE',
    `The store cannot be written: ${message}`,
    'Check the free space and the disk. The articles written so far are whole; the same command goes on from there.',
    { cause: error },
  )
}
