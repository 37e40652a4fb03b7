import { MingtuError } from '../../graph/errors.ts'

export interface ByteLine {
  /** From 1. */
  readonly number: number
  /** Without its line feed. */
  readonly bytes: Buffer
}

const LINE_FEED = 0x0a

/** Lines of a byte stream, none longer than `maxBytes` (else INPUT is thrown): one line is in memory, however long the stream. */
export async function* byteLines(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<ByteLine> {
  let pieces: Uint8Array[] = []
  let length = 0
  let number = 1
  const keep = (piece: Uint8Array): void => {
    length += piece.length
    if (length > maxBytes)
      throw new MingtuError(
        'INPUT',
        `line ${String(number)} is longer than ${String(Math.floor(maxBytes / 1024 / 1024))} MB`,
        'Split the record.',
      )
    pieces.push(piece)
  }
  for await (const chunk of stream) {
    let from = 0
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, to))
      yield { number, bytes: Buffer.concat(pieces) }
      pieces = []
      length = 0
      number += 1
      from = to + 1
    }
    if (from < chunk.length) keep(chunk.subarray(from))
  }
  if (length > 0) yield { number, bytes: Buffer.concat(pieces) }
}
