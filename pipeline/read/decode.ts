import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { binaryKind, controlShare } from './binary.ts'
import { chineseShare } from './chinese.ts'

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly remedy: string }

/** Enough to tell encodings apart; a page is decoded as a whole only once the encoding is known. */
const SAMPLE_BYTES = 64 * 1024
/** Text in the right encoding scores 0.95 and more, the same bytes in a wrong one at most 0.6, on invented pages of 20 characters and more. */
const MIN_CHINESE = 0.8
/** A text with one slip in 200 characters is damaged, not in another encoding. */
const MAX_DAMAGE = 1 / 200
/** Above this share of control characters, valid UTF-8 is no text; a few NULs from a bad conversion are. */
const MAX_CONTROLS = 0.3
const MAX_CONTROLS_UNKNOWN = 0.02
/** Share of ASCII, Chinese and its punctuation in the right byte order of UTF-16; in the wrong one it is near one half. */
const MIN_PLAIN = 0.97

const BOMS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

const SAVE_AS_UTF8 = 'Save it as UTF-8.'
const NO_TEXT = 'Give the text of the page.'

/**
 * Text of unknown encoding: a BOM decides; then strict UTF-8; then UTF-16, GB18030 and Big5 where the result reads as Chinese; then what
 * `declared` names (the charset of an HTML page). NULs and lone surrogates of a good text are kept, the BOM is not.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const bom = BOMS.find((candidate) => candidate.bytes.every((byte, k) => bytes[k] === byte))
  if (bom) return text(decodeAs(bytes.subarray(bom.bytes.length), bom.encoding), bom.encoding)

  const binary = binaryKind(bytes)
  if (binary) return { kind: 'unreadable', reason: `it is ${binary.what}, not text`, remedy: binary.remedy }

  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const wide = wideEncoding(sample)
  if (wide) return text(decodeAs(bytes, wide), wide)

  const utf8 = decodeStrictUtf8(bytes)
  if (utf8 !== null) return controlShare(sample) > MAX_CONTROLS ? notText() : text(utf8, 'utf-8')

  if (damage(decodeAs(sample, 'utf-8')) <= MAX_DAMAGE) {
    const damaged = decodeAs(bytes, 'utf-8')
    if (damage(damaged) <= MAX_DAMAGE) return text(damaged, 'utf-8')
  }
  if (controlShare(sample) > MAX_CONTROLS_UNKNOWN) return notText()

  const foreign = foreignEncoding(sample)
  if (foreign) return { kind: 'unreadable', reason: `it seems to be text in ${foreign}, which is not Chinese`, remedy: SAVE_AS_UTF8 }

  const encoding = chineseEncoding(sample) ?? knownEncoding(declared)
  if (encoding) {
    const decoded = decodeAs(bytes, encoding)
    if (damage(decoded) <= MAX_DAMAGE) return text(decoded, encoding)
  }
  return { kind: 'unreadable', reason: 'it is in no known encoding (UTF-8, UTF-16, GB18030 and Big5 were tried)', remedy: SAVE_AS_UTF8 }
}

const text = (decoded: string, encoding: string): Decoded => ({ kind: 'text', text: decoded, encoding })
const notText = (): Decoded => ({ kind: 'unreadable', reason: 'it is binary data, not text', remedy: NO_TEXT })

/** A file that was cut off within its last character is UTF-8 all the same. */
function decodeStrictUtf8(bytes: Uint8Array): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let decoded: string
  try {
    decoded = decoder.decode(bytes, { stream: true })
  } catch {
    return null // not UTF-8: other encodings are tried
  }
  try {
    return decoded + decoder.decode()
  } catch {
    return `${decoded}\ufffd`
  }
}

/** Node's own UTF-16 keeps lone surrogates, which TextDecoder would replace. */
function decodeAs(bytes: Uint8Array, encoding: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (encoding === 'utf-16le') return buffer.toString('utf16le')
  if (encoding === 'utf-16be')
    return Buffer.from(buffer.subarray(0, buffer.length & ~1))
      .swap16()
      .toString('utf16le')
  return encoding === 'utf-8' ? buffer.toString('utf8') : iconv.decode(buffer, encoding, { stripBOM: false })
}

/** Share of replacement characters. */
function damage(decoded: string): number {
  let replaced = 0
  for (let at = decoded.indexOf('\ufffd'); at >= 0; at = decoded.indexOf('\ufffd', at + 1)) replaced += 1
  return replaced / decoded.length
}

/** UTF-16 without a BOM: read in the right byte order, nearly every unit is ASCII or common Chinese. */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (sample.length < 8) return null
  const even = sample.subarray(0, sample.length & ~1)
  const reads = (decoded: string): boolean => plainShare(decoded) >= MIN_PLAIN && chineseShare(decoded) >= MIN_CHINESE
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => reads(decodeAs(even, encoding))) ?? null
}

function plainShare(decoded: string): number {
  let plain = 0
  for (let k = 0; k < decoded.length; k += 1) {
    const unit = decoded.charCodeAt(k)
    const ascii = (unit >= 0x20 && unit < 0x7f) || unit === 0x0a || unit === 0x0d || unit === 0x09
    if (ascii || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xffef)) plain += 1
  }
  return plain / decoded.length
}

function chineseEncoding(sample: Uint8Array): string | null {
  const scores = ['gb18030', 'big5'].map((encoding) => ({ encoding, share: chineseShare(decodeAs(sample, encoding)) }))
  const best = scores.reduce((a, b) => (b.share > a.share ? b : a))
  return best.share >= MIN_CHINESE ? best.encoding : null
}

/** Korean and Japanese bytes are valid GB18030 and give real, senseless hanzi; letter frequencies tell them apart. */
function foreignEncoding(sample: Uint8Array): string | null {
  const matches = analyse(sample)
  const confidence = (name: string) => matches.find((match) => match.name === name)?.confidence ?? 0
  const chinese = Math.max(confidence('GB18030'), confidence('Big5'))
  const foreign = matches.find((match) => ['EUC-KR', 'EUC-JP', 'Shift_JIS'].includes(match.name))
  return foreign && foreign.confidence >= 50 && foreign.confidence > chinese ? foreign.name : null
}

function knownEncoding(declared: string | undefined): string | null {
  return declared !== undefined && iconv.encodingExists(declared) ? declared : null
}
