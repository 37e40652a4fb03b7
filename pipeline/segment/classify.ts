import { readByline } from './byline.ts'
import type { Lead } from './dateline.ts'
import { readLead } from './dateline.ts'
import { isFurniture } from './furniture.ts'
import type { Line } from './lines.ts'
import { looksLikeName } from './surnames.ts'

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

const CLOSERS = /[”’"'」』）)】》〉\]\s]+$/u
const FINAL = /[。！？!?…；;｡．~]$|[\u3400-\u9fff]\.$/u
const MARKED = /^[□■◎★☆◇◆●○※△▲▼]\s*/u
const DATED = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日[^\s]{0,12}[，,、至]|^(?:近日|日前|昨日|昨天|今天|今日|近年来|据悉|据介绍|当天|当日)[，,]/u
const CREDIT = /(?:摄影报道|摄影|摄|供图|图片提供|提供图片|[/／]图|资料图片?)\s*[）)】]?$/u
const CAPTION_FRONT = /^(?:[▲▼△▽↑↓←→◀▶►◢◣]\s*|[（(]图[）)]\s*|图为|图\s?[①-⑨1-9一二三四]?\s*[：:])/u
const WIDEST_TITLE = 62
const WIDEST_PLAIN_TITLE = 42

export const endsSentence = (tail: string): boolean => FINAL.test(tail.replace(CLOSERS, ''))

/** First by the line alone, then by its neighbours: a short line in the middle of a wrapped paragraph is text. */
export function classify(lines: readonly Line[]): Classified[] {
  const alone = lines.map(classifyAlone)
  const widths = wrapWidths(alone)
  let before: Classified | undefined
  return alone.map((item, k) => {
    const wrap = widths[k] ?? 0
    if (item.kind === 'title' && before?.kind === 'text' && item.line.heading === 0 && signsBelow(alone, k))
      item = { ...item, kind: 'byline' }
    if (isPromoted(alone, k, before)) item = { ...item, kind: 'title' }
    const middle = item.kind === 'title' && item.line.heading === 0 && isMidText(alone, k, before, wrap)
    const next = alone[k + 1]
    // Names alone are a byline only under a headline; elsewhere they are a list, or words that look like names.
    if (
      item.kind === 'byline' &&
      before?.kind !== 'title' &&
      (before?.kind !== 'byline' || isSignature(before.line.head)) &&
      isBare(item.line)
    ) {
      item = { ...item, kind: hasTitleShape(item.line) ? 'title' : 'text' }
    }
    if (
      item.kind === 'title' &&
      before?.kind === 'title' &&
      next?.kind === 'byline' &&
      next.line.blanks === 0 &&
      AFFILIATION.test(item.line.head)
    )
      item = { ...item, kind: 'byline' }
    const text: Classified =
      middle || (item.kind === 'text' && item.lead === null) ? { ...item, kind: 'text', continues: goesOn(before, alone, k, wrap) } : item
    // Captions and furniture may interrupt a sentence; titles and bylines end it.
    if (text.kind !== 'caption' && text.kind !== 'furniture') before = text
    return text
  })
}

const LISTED =
  /^[●■◆△◇○□★▲※·•①-⑩【\[]|^(?:\d{1,2}[.．、]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]{1,2}[）)])|^[问答][：:]|^——/u
/** An unfinished line as long as this is prose; a shorter one may be an entry of a list. */
const PROSE = 28

const isOpen = (before: Classified | undefined): boolean => before?.kind === 'text' && !before.final && !before.signed

/** Short lines in a row are prose when one of the first of them ends a sentence; the lines of a list do not. */
function reachesEnd(items: readonly Classified[], k: number): boolean {
  for (let at = k; at < items.length && at < k + 3; at += 1) {
    const item = items[at] as Classified // at is below the length
    if (at > k && (item.line.blanks > 0 || (item.kind !== 'text' && item.kind !== 'title') || LISTED.test(item.line.head))) return false
    if (item.final) return true
  }
  return false
}

/** Whether a text line goes on in the middle of the sentence that the text before it left open. */
function goesOn(before: Classified | undefined, items: readonly Classified[], k: number, wrap: number): boolean {
  const item = items[k] as Classified // k comes from map
  if (before === undefined || !isOpen(before) || LISTED.test(item.line.head)) return false
  if (/[，,、]$/u.test(before.line.tail)) return true
  if (/[：:]$/u.test(before.line.tail)) return /^[“"「]/u.test(item.line.head)
  return before.line.width >= PROSE || reachesEnd(items, k) || (wrap > 0 && before.line.width >= wrap * 0.7)
}

function classifyAlone(line: Line): Classified {
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

const SIGNATURE =
  /^[\u4e00-\u9fff·、\s（）()]{0,40}(?:\d{4}|[一二三四五六七八九十〇○零]{4})年[^，。！？]{1,8}(?:日|[初十廿][一二三四五六七八九十]|[一二三四五六七八九]号)$/u
const REMARK =
  /^[（(](?:本报综合|据|来源|资料来源|数据来源|综合|作者|作者单位|本版|本组|本栏|本期|联系人|热线|编辑|整理|此件|记者手记|未完|完|编发|责任编辑|执行编辑|热线|原载|转自|摘自|相关|排名|以上|全文)[^（）()]{0,50}[）)]$|^[（(][\u4e00-\u9fff]{2,8}[报网社台]\s+[\u4e00-\u9fff]{2,4}[）)]$/u

/** What closes a notice or a letter: the organ and the date in words, or a remark in brackets on where the text comes from. */
const isSignature = (text: string): boolean => SIGNATURE.test(text) || REMARK.test(text)

const BRACKETED = /[（(]([^（）()]{2,60})[）)]$/u

function isSigned(tail: string): boolean {
  const found = BRACKETED.exec(tail)
  const inside = found?.[1]
  if (found === null || inside === undefined) return false
  const byline = readByline(inside, 0)
  return byline !== null && byline.names.length > 0 && (byline.labelled || endsSentence(tail.slice(0, found.index)))
}

const AFFILIATION =
  /(?:大学|学院|学校|中学|小学|研究院|研究所|公司|集团|医院|协会|学会|委员|代表|教师|教授|书记|主任|局长|院长|校长|会长|律师|市民|读者|村民|工人|农民|职工|干部|志愿者|医生|经理|董事长|党校|厅|局|委|办|中心|银行|商会|联合会|研究员|工程师)$/u

/** 湖南某某学院 某某: an author with the place of work or the post, as under a headline of opinion. */
function isAffiliated(text: string): boolean {
  const words = text.split(/[\s/／]+/u)
  const first = words[0]
  if (first === undefined || words.length < 2 || words.length > 6 || !AFFILIATION.test(first)) return false
  return readByline(words.slice(1).join(' '), 0) !== null
}

/** Short, without a sentence's end, not begun or broken off in mid-sentence. */
function hasTitleShape(line: Line): boolean {
  const { head, width } = line
  if (width < 2 || width > WIDEST_TITLE || head.length > 120) return false
  if (width > WIDEST_PLAIN_TITLE && !/\s/u.test(head)) return false
  if (/[，,、；;。：:（(“‘「『《]$/u.test(head) || /^[，,、；;。：:）)”’」』》！？!?…]/u.test(head)) return false
  if (/。/u.test(head.slice(0, -1)) && !/——$/u.test(head)) return false
  if (width > 16 && LISTED.test(head) && !head.startsWith('【') && !head.startsWith('——')) return false
  if (isEntry(head)) return false
  if (DATED.test(head) || /^[问答][：:]/u.test(head)) return false
  const stripped = head.replace(CLOSERS, '')
  if (/[。；;]$/u.test(stripped)) return false
  if (/[！？!?]”$/u.test(head) && head.startsWith('“') && head.indexOf('”') === head.length - 1 && width > 30) return false
  return commas(head) <= 3 && !/\d{6,}|℃.*℃/u.test(head) && !(width < 12 && /\d\s*元$/u.test(head))
}

/** 岚江市第一小学:周一鸣 吴海燕: an entry of a list of names. */
const isEntry = (text: string): boolean => {
  const colon = text.search(/[：:]/u)
  return colon > 0 && (readByline(text.slice(colon + 1), 0)?.names.length ?? 0) > 0
}

const commas = (text: string): number => text.split(/[，,、]/u).length - 1

/** Lines either side that tell whether a line stands among hard-wrapped ones. */
const NEAR = 12

/**
 * The column's width for each line that stands among hard-wrapped ones (broken off in mid-sentence, followed by another without
 * a blank, and about equally wide); 0 elsewhere.
 */
function wrapWidths(items: readonly Classified[]): number[] {
  const broken = items.map((item, k) =>
    !item.final && item.kind !== 'byline' && item.line.width < 120 && items[k + 1]?.line.blanks === 0 ? item.line.width : 0,
  )
  return items.map((_, k) => {
    const near = broken
      .slice(Math.max(0, k - NEAR), k + NEAR)
      .filter((width) => width > 0)
      .sort((a, b) => a - b)
    const typical = near[Math.floor(near.length * 0.6)] ?? 0
    const alike = near.filter((width) => Math.abs(width - typical) <= Math.max(2, typical * 0.15)).length
    return near.length >= 4 && alike >= near.length * 0.55 ? typical : 0
  })
}

/** Words with which a sentence begins or breaks off, and a headline does not. */
const BROKEN_PROSE = /的有|的是$|[的和与及在是把被向对将]$|^(?:今年|去年|目前|近年来|据|其中|此次|当前|随着|同时|此外|记者)/u

function isMidText(items: readonly Classified[], k: number, before: Classified | undefined, wrap: number): boolean {
  const { line } = items[k] as Classified // k comes from map
  const open = isOpen(before)
  if (anchorFollows(items, k))
    return (
      open &&
      line.blanks === 0 &&
      wrap > 0 &&
      (before?.line.width ?? 0) >= wrap * 0.8 &&
      items[k + 1]?.kind !== 'title' &&
      items[k + 1]?.lead === null
    )
  if (line.width > 26 && !/\s/u.test(line.head) && /[，,、的了]/u.test(line.head)) return true
  const next = items[k + 1]
  if (
    before?.kind === 'text' &&
    (next?.kind === 'text' || next?.line.blanks === 0) &&
    line.width < 26 &&
    BROKEN_PROSE.test(line.head) &&
    !/[？?！!]/u.test(line.head)
  )
    return true
  if (open && line.blanks === 0) return true
  if (open && before !== undefined && /[，,、]$/u.test(before.line.tail)) return true
  if (wrap > 0 && before?.kind === 'text' && line.width >= wrap * 0.8 && line.width <= wrap * 1.25 && next?.line.blanks === 0) return true
  return false
}

/**
 * A short line right above a dateline or byline is its headline even when it is shaped like text (昨日，全市…), and so is the
 * kicker above that, which may end in a colon.
 */
function isPromoted(items: readonly Classified[], k: number, before: Classified | undefined): boolean {
  const item = items[k] as Classified // k comes from map
  const { line } = item
  if (
    item.kind !== 'text' ||
    item.lead !== null ||
    item.signed ||
    line.width > WIDEST_TITLE ||
    isOpen(before) ||
    /[。；;，,、”]$/u.test(line.head)
  )
    return false
  if (LISTED.test(line.head) || /。/u.test(line.head) || before?.kind === 'byline') return false
  const next = items[k + 1]
  return /[：:]$/u.test(line.head)
    ? next?.kind === 'title' && anchorFollows(items, k)
    : next !== undefined && ((next.lead !== null && next.lead.dateline.end > 0) || (next.kind === 'byline' && before?.kind !== 'text'))
}

const ORGAN = /(?:人民政府|委员会|办公室|董事会|监事会|组织部|宣传部|小组|公司|局|厅|协会|联合会|法院|检察院|总工会|指挥部)$/u
const ONLY_DATE = /^(?:\d{4}|[二〇○零一九]{4})年[^，。]{1,8}(?:日|[初十廿][一二三四五六七八九十])$/u

/** The organs under a notice, one a line, above its date. */
function signsBelow(items: readonly Classified[], k: number): boolean {
  for (let at = k; at < items.length && at < k + 4; at += 1) {
    const { head } = (items[at] as Classified).line // at is below the length
    if (at > k && ONLY_DATE.test(head)) return true
    if (!ORGAN.test(head)) return false
  }
  return false
}

/** Words that may be names, with no 记者 or 摄 beside them; after a mark a common surname is enough. */
function isBare(line: Line): boolean {
  if (isSignature(line.head) || /^[（(]/u.test(line.head)) return false
  return readByline(line.head, 0)?.labelled !== true && !(MARKED.test(line.head) && looksLikeName(line.head.replace(MARKED, '')))
}

/** 文 化 周 刊: words set wide, not names. */
const SPACED = /^(?:[\u4e00-\u9fff]\s+){2,}[\u4e00-\u9fff]$/u

/** After the titles that begin here comes a dateline or a byline. */
function anchorFollows(items: readonly Classified[], k: number): boolean {
  for (let next = k + 1; next < items.length && next <= k + 4; next += 1) {
    const item = items[next] as Classified // next is below the length
    if (item.lead !== null || item.kind === 'byline') return true
    if (item.kind !== 'title' && item.kind !== 'furniture') return false
  }
  return false
}
