import { inflateRawSync } from 'node:zlib'
import mammoth from 'mammoth'
import { MingtuError } from '../../graph/errors.ts'

/** A newspaper page unpacks to less than one megabyte; the reader needs some twenty times this in memory. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
const MAX_COMMENT = 0xffff

interface ZipEntry {
  readonly name: string
  readonly deflated: boolean
  readonly packed: Buffer
}

/** The paragraphs of a Word document, one a line. Throws INPUT for a broken one, and for one that unpacks to more than the limit. */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  refuseBomb(buffer)
  try {
    const { value } = await mammoth.extractRawText({ buffer })
    return value.replaceAll('\n\n', '\n')
  } catch (cause) {
    throw brokenDocx(cause)
  }
}

export const isDocx = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml')

const brokenDocx = (cause?: unknown) =>
  new MingtuError('INPUT', 'it is a broken Word document', 'Open it and save it again as DOCX or plain text.', { cause })

/** The sizes that an archive states can be false, so its parts are really unpacked here, up to the limit and then no further. */
function refuseBomb(zip: Buffer): void {
  let left = MAX_UNPACKED_BYTES
  for (const { name, deflated, packed } of entriesOf(zip)) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue
    const size = deflated ? unpackedSize(packed, left) : packed.length
    left -= size
    if (left <= 0)
      throw new MingtuError(
        'INPUT',
        `its parts unpack to more than ${String(MAX_UNPACKED_BYTES / 1024 / 1024)} MB`,
        'If the document is genuine, save it as plain text.',
      )
  }
}

/** Bytes after unpacking; more than `limit` when the limit is passed. */
function unpackedSize(packed: Buffer, limit: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: limit }).length
  } catch (cause) {
    if (cause instanceof RangeError) return limit + 1
    throw brokenDocx(cause)
  }
}

/** The archive's directory (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16). */
function* entriesOf(zip: Buffer): Generator<ZipEntry> {
  const end = zip.lastIndexOf(signature(END_OF_DIRECTORY))
  if (end < Math.max(0, zip.length - END_LENGTH - MAX_COMMENT) || end + END_LENGTH > zip.length) throw brokenDocx()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + ENTRY_LENGTH > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw brokenDocx()
    const [nameLength, extraLength, commentLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    const local = zip.readUInt32LE(at + 42)
    if (local + LOCAL_LENGTH > zip.length) throw brokenDocx()
    const data = local + LOCAL_LENGTH + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    yield {
      name: zip.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      deflated: zip.readUInt16LE(at + 10) === 8,
      packed: zip.subarray(data, data + zip.readUInt32LE(at + 20)),
    }
    at += ENTRY_LENGTH + nameLength + extraLength + commentLength
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
