import { createReadStream } from 'node:fs'
import type { ReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { MingtuError } from '../../graph/errors.ts'

export interface OpenedFile {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Bytes of the file, before unpacking, that were read so far. */
  readonly read: () => number
}

/** A file as a stream, unpacked when its name ends in .gz. */
export function openFile(path: string): OpenedFile {
  const file: ReadStream = createReadStream(path)
  const read = () => file.bytesRead
  if (!path.toLowerCase().endsWith('.gz')) return { bytes: file, read }
  // An error of either stream reaches whoever reads the last one; the callback has nothing to add.
  return { bytes: pipeline(file, createGunzip(), () => undefined), read }
}

/** Everything that a stream holds. Throws INPUT past the limit, without reading on. */
export async function readWhole(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > maxBytes)
      throw new MingtuError(
        'INPUT',
        `it is larger than ${String(maxBytes / 1024 / 1024)} MB`,
        'Split it into pages, or make it JSONL with one article a line.',
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The first bytes of a stream, at least one unless it is empty, and the stream with them put back. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]()
  const first = await iterator.next()
  const head = first.done === true ? new Uint8Array() : first.value
  return { head, bytes: prepend(head, iterator) }
}

async function* prepend(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}
