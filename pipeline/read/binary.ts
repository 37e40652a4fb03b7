/** What a file is when its first bytes say that it is not text. */
export interface BinaryKind {
  readonly what: string
  readonly remedy: string
}

const OCR = 'Mingtu reads text, not pictures: run OCR first and give it the text.'
const UNPACK = 'Unpack it and give the files inside.'

/** First bytes in Latin-1, the offset they stand at, and what to do. PDF and DOCX are read elsewhere. */
const SIGNATURES: readonly (BinaryKind & { readonly bytes: string; readonly at?: number })[] = [
  { bytes: '\x89PNG', what: 'a PNG picture', remedy: OCR },
  { bytes: '\xff\xd8\xff', what: 'a JPEG picture', remedy: OCR },
  { bytes: 'GIF8', what: 'a GIF picture', remedy: OCR },
  { bytes: 'II*\0', what: 'a TIFF picture', remedy: OCR },
  { bytes: 'MM\0*', what: 'a TIFF picture', remedy: OCR },
  { bytes: 'WEBP', at: 8, what: 'a WebP picture', remedy: OCR },
  { bytes: 'AT&TFORM', what: 'a DjVu scan', remedy: OCR },
  { bytes: 'PK\x03\x04', what: 'a ZIP archive', remedy: UNPACK },
  { bytes: 'PK\x05\x06', what: 'an empty ZIP archive', remedy: UNPACK },
  { bytes: '\x1f\x8b', what: 'a gzip archive', remedy: 'Unpack it; only .jsonl.gz is read as it is.' },
  { bytes: '7z\xbc\xaf', what: 'a 7z archive', remedy: UNPACK },
  { bytes: 'Rar!', what: 'a RAR archive', remedy: UNPACK },
  { bytes: '\xfd7zXZ', what: 'an xz archive', remedy: UNPACK },
  { bytes: '(\xb5/\xfd', what: 'a zstd archive', remedy: UNPACK },
  { bytes: 'BZh', what: 'a bzip2 archive', remedy: UNPACK },
  { bytes: '\xd0\xcf\x11\xe0', what: 'an old Office document (.doc, .xls)', remedy: 'Save it as DOCX or as plain text.' },
  { bytes: 'ftyp', at: 4, what: 'a video or sound file', remedy: 'Give the text of the page.' },
  { bytes: 'ID3', what: 'a sound file', remedy: 'Give the text of the page.' },
  { bytes: '\x7fELF', what: 'a program', remedy: 'Give the text of the page.' },
  { bytes: 'SQLite format 3\0', what: 'an SQLite database', remedy: 'Export its texts as JSONL.' },
]

const LONGEST = 64

export function binaryKind(bytes: Uint8Array): BinaryKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST)).toString('latin1')
  return SIGNATURES.find((signature) => head.startsWith(signature.bytes, signature.at ?? 0)) ?? null
}

export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/** Share of the bytes that no text has: C0 controls other than tab, line ends, form feed and escape. From 0 to 1. */
export function controlShare(bytes: Uint8Array): number {
  let controls = 0
  for (const byte of bytes) if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b) controls += 1
  return bytes.length === 0 ? 0 : controls / bytes.length
}
