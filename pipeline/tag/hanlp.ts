import { MingtuError } from '../../graph/errors.ts'
import type { MentionType } from '../../graph/schema.ts'
import type { TaggedSpan, Tagger } from '../types.ts'
import { HanlpServer } from './hanlp-client.ts'
import { placeWords } from './hanlp-placing.ts'
import { typeWords } from './hanlp-types.ts'

export interface HanlpOptions {
  /** For one request; default 30 000. */
  readonly timeoutMs?: number
}

/** Requests under way at a time: enough to keep a server of a few threads busy. */
const AT_ONCE = 4
/** Longer texts go in pieces: servers limit the size of a body, 100 kB by default in the commonest one. */
const LONGEST = 2000
/** Of this share of its words missing in the text, an answer belongs to another text. */
const MISSING = 0.1

/**
 * Opens a HanLP server at an explicit address, http or https. Asks it one word first, so that a server that is down is known before
 * anything begins. Throws USAGE for what is no address, TAGGER for a server that does not answer.
 */
export async function openHanlpTagger(address: string, options: HanlpOptions = {}): Promise<Tagger> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new MingtuError(
      'USAGE',
      address === '' ? 'hanlp: has no address' : `hanlp:${address} is no address of a server`,
      'Give --tagger hanlp:http://HOST:PORT. Without an address the client would send the pages to a stranger.',
    )
  }
  const tagger = new HanlpTagger(address.replace(/(?<!\/)\/+$/, ''), options.timeoutMs ?? 30_000)
  await tagger.tag(['你好'])
  return tagger
}

class HanlpTagger implements Tagger {
  readonly name: string
  private readonly server: HanlpServer

  constructor(address: string, timeoutMs: number) {
    const { origin, pathname } = new URL(address) // no name or password in the record of a build
    this.name = `hanlp ${origin}${pathname === '/' ? '' : pathname}`
    this.server = new HanlpServer(address, timeoutMs)
  }

  async tag(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly TaggedSpan[])[]> {
    const pieces = texts.flatMap((text, index) => cutText(text).map((piece) => ({ index, ...piece })))
    const found: TaggedSpan[][] = texts.map(() => [])
    const answers: (readonly TaggedSpan[])[] = []
    // The first failure ends the other requests too.
    const failure = new AbortController()
    const stop = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal])
    let next = 0
    const work = async (): Promise<void> => {
      for (let k = next++; k < pieces.length; k = next++) answers[k] = await this.tagPiece(pieces[k]?.text ?? '', stop)
    }
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work))
    } catch (error) {
      failure.abort(error)
      throw error
    }
    pieces.forEach(({ index, start }, k) => {
      for (const span of answers[k] ?? []) found[index]?.push({ ...span, start: span.start + start, end: span.end + start })
    })
    return found
  }

  private async tagPiece(text: string, signal: AbortSignal): Promise<readonly TaggedSpan[]> {
    const words = await this.server.cut(text, signal)
    const { placed, missing } = placeWords(text, words)
    if (missing > Math.max(1, words.length * MISSING) || (words.length === missing && /\p{Script=Han}/u.test(text))) {
      throw this.server.nonsense(words.length === 0 ? 'it has no words' : `${missing} of its ${words.length} words are not in the text`)
    }
    return typeWords(text, placed).map((span) => ({ ...span, score: SHARE_RIGHT[span.type] }))
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

/**
 * HanLP gives no scores: each type has the share of its mentions that were right (strict span and type, HanLP 1.8.4 portable, after the
 * pattern layer) on the three development pages; n from 12 for organisations to 192 for places. The endings in
 * hanlp-types.ts were mended after reading the errors of these pages, so on other pages fewer may be right.
 */
const SHARE_RIGHT: Readonly<Record<MentionType, number>> = {
  Person: 0.66,
  Place: 0.57,
  Government: 0.62,
  Company: 0.69,
  Organization: 0.58,
  Title: 0.87,
  Programme: 0,
  Event: 0,
}

/** Pieces of at most LONGEST units, each ending with a sentence if it can, else at a mark or space, else between two characters. */
function cutText(text: string): { readonly start: number; readonly text: string }[] {
  const pieces: { start: number; text: string }[] = []
  for (let start = 0; start < text.length;) {
    const window = text.slice(start, start + LONGEST)
    const length = start + window.length === text.length ? window.length : lengthOfPiece(window)
    const piece = window.slice(0, length)
    if (/\S/u.test(piece)) pieces.push({ start, text: piece })
    start += length
  }
  return pieces
}

function lengthOfPiece(window: string): number {
  for (const marks of ['。！？；\n', '，、：,; \t\u3000']) {
    const end = Math.max(...[...marks].map((mark) => window.lastIndexOf(mark)))
    if (end > 0) return end + 1
  }
  return /[\ud800-\udbff]$/.test(window) ? window.length - 1 : window.length
}
