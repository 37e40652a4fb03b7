import { readByline } from './byline.ts'
import type { Lead } from './dateline.ts'
import { readLead } from './dateline.ts'
import { isFurniture } from './furniture.ts'
import type { Line } from './lines.ts'
import { CLOSERS, endsSentence } from './sentence-end.ts'
import { isAffiliated, isSignature, isSigned } from './signature.ts'

/** `title` is anything that is printed like a title: kicker, headline, subtitle and section head; starts.ts tells them apart. */
export type LineKind = 'title' | 'byline' | 'text' | 'caption' | 'furniture'

export interface Classified {
  readonly line: Line
  readonly kind: LineKind
  /** Text that begins as a report does. */
  readonly lead: Lead | null
  /** Text that goes on in the middle of a sentence of the text line before it. */
  readonly continues: boolean
  /** The line ends a sentence. */
  readonly final: boolean
  /** Ends with a byline in brackets: nothing of this article is expected to follow. */
  readonly signed: boolean
}

export const MARKED = /^[□■◎★☆◇◆●○※△▲▼]\s*/u
const DATED = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日[^\s]{0,12}[，,、至]|^(?:近日|日前|昨日|昨天|今天|今日|近年来|据悉|据介绍|当天|当日)[，,]/u
const CREDIT = /(?:摄影报道|摄影|摄|供图|图片提供|提供图片|[/／]图|资料图片?)\s*[）)】]?$/u
const CAPTION_FRONT = /^(?:[▲▼△▽↑↓←→◀▶►◢◣]\s*|[（(]图[）)]\s*|图为|图\s?[①-⑨1-9一二三四]?\s*[：:])/u
export const WIDEST_TITLE = 62
const WIDEST_PLAIN_TITLE = 42
/** What begins an entry of a list. */
export const LISTED =
  /^[●■◆△◇○□★▲※·•①-⑩【\[]|^(?:\d{1,2}[.．、]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]{1,2}[）)])|^[问答][：:]|^——/u
/** 文 化 周 刊: words set wide, not names. */
const SPACED = /^(?:[\u4e00-\u9fff]\s+){2,}[\u4e00-\u9fff]$/u

/** What a line is by itself; classify.ts then looks at its neighbours. */
export function classifyAlone(line: Line): Classified {
  const kind = (name: LineKind, lead: Lead | null = null): Classified => ({
    line,
    kind: name,
    lead,
    continues: false,
    final: endsSentence(line.tail),
    signed: name === 'text' && isSigned(line.tail),
  })
  if (isFurniture(line.head, line.width)) return kind('furniture')
  const lead = readLead(line.head)
  if (lead !== null && !(lead.dateline.end === 0 && line.width < 60 && readByline(line.head.replace(MARKED, ''), 0)?.labelled === true))
    return kind('text', lead)
  if (line.heading > 0) return kind('title')
  if (line.width <= 60 && isSignature(line.head)) return kind('byline')
  if (line.width <= 70 && !SPACED.test(line.head)) {
    const byline = readByline(line.head, 0)
    if (byline !== null && (byline.labelled || MARKED.test(line.head) || byline.names.length > 0)) return kind('byline')
    if (isAffiliated(line.head)) return kind('byline')
  }
  if (CREDIT.test(line.tail) || CAPTION_FRONT.test(line.head)) return kind('caption')
  return kind(hasTitleShape(line) ? 'title' : 'text')
}

/** Short, without a sentence's end, not begun or broken off in mid-sentence. */
export function hasTitleShape(line: Line): boolean {
  const { head, width } = line
  if (width < 2 || width > WIDEST_TITLE || head.length > 120) return false
  if (width > WIDEST_PLAIN_TITLE && !/\s/u.test(head)) return false
  if (/[，,、；;。：:（(“‘「『《]$/u.test(head) || /^[，,、；;。：:）)”’」』》！？!?…]/u.test(head)) return false
  if (/。/u.test(head.slice(0, -1)) && !/——$/u.test(head)) return false
  if (width > 16 && LISTED.test(head) && !head.startsWith('【') && !head.startsWith('——')) return false
  if (isEntry(head) || SAYING.test(head)) return false
  if (DATED.test(head) || /^[问答][：:]/u.test(head)) return false
  const stripped = head.replace(CLOSERS, '')
  if (/[。；;]$/u.test(stripped)) return false
  if (/[！？!?]”$/u.test(head) && head.startsWith('“') && head.indexOf('”') === head.length - 1 && width > 30) return false
  return commas(head) <= 3 && !/\d{6,}|℃.*℃/u.test(head) && !(width < 12 && /\d\s*元$/u.test(head))
}

/** “…”主持人收场时说，“…！”: direct speech that was broken off by who says it. */
const SAYING = /(?:说|道|问|答|喊|表示)[，,]\s*[“"]/u

/** 岚江市第一小学:周一鸣 吴海燕: an entry of a list of names. */
const isEntry = (text: string): boolean => {
  const colon = text.search(/[：:]/u)
  return colon > 0 && (readByline(text.slice(colon + 1), 0)?.names.length ?? 0) > 0
}

const commas = (text: string): number => text.split(/[，,、]/u).length - 1
