import { createWriteStream, existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { MingtuError } from '../graph/index.ts'
import type { FilePart } from '../graph/index.ts'
import type { Output } from './terminal.ts'

/** Characters a write: many small pieces would make as many calls. */
const CHUNK = 65_536

async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = ''
  for await (const piece of pieces) {
    chunk += piece
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

/** Writes and waits where the reader is slower than the writer, so that an export of any size stays out of memory. */
export async function writeTo(output: Output, pieces: AsyncIterable<string>): Promise<void> {
  for await (const chunk of inChunks(pieces)) {
    if (!output.write(chunk)) await new Promise<void>((resolve) => output.once('drain', resolve))
  }
}

/** Throws INPUT where the file cannot be made. */
export async function writeFileOf(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const stream = createWriteStream(path)
  const written = finished(stream)
  try {
    await Promise.race([writeTo(stream, pieces), written])
    stream.end()
    await written
  } catch (cause) {
    stream.destroy()
    throw unwritable(path, cause)
  }
}

/** Writes the files of a folder, which must be new or empty: nothing of an earlier run may be taken for a part of this one. */
export async function writeFolder(path: string, parts: AsyncIterable<FilePart>, option = '--out'): Promise<void> {
  if (existsSync(path) && (await readdir(path)).length > 0)
    throw new MingtuError('USAGE', `${option} ${path} is not empty.`, 'Name a new folder, or empty this one.')
  await mkdir(path, { recursive: true })
  const begun = new Set<string>()
  let [file, text] = ['', '']
  const flush = async (): Promise<void> => {
    if (file === '') return
    await (begun.has(file) ? appendFile : writeFile)(join(path, file), text)
    begun.add(file)
    text = ''
  }
  try {
    for await (const part of parts) {
      if (part.file !== file || text.length > CHUNK) await flush()
      file = part.file
      text += part.text
    }
    await flush()
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/** Errors of what is written pass through; those of the file system are told with the path. */
function unwritable(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('syscall' in cause)) return cause
  return new MingtuError('INPUT', `${path} cannot be written: ${cause.message}.`, 'Check the path, its rights and the space on the disk.', {
    cause,
  })
}
