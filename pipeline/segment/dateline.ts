import type { Span } from '../../graph/model.ts'

/**
 * How a report begins: 本报讯, 岚江日报讯, 岚江日报5月6日讯, 新华社北京1月2日电, 清远讯. A dateline with a date may be followed by
 * anything; one without must be followed by a space, a bracket, a colon, a quote or the end, for 电 and 讯 also begin words.
 */
const SOURCE = '(?:据)?(?:本报|本刊|本台|新华社|中新社|中新网|人民网|[\\u4e00-\\u9fff·]{2,14}?(?:报|网|社|台|客户端|融媒体?))'
const PLACE = '(?:[·/][\\u4e00-\\u9fff]{2,8})?(?:\\s*综合[\\u4e00-\\u9fff]{0,8}?|(?:\\s*[\\u4e00-\\u9fff]{1,8}?)??)\\s*'
const DAY = '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日'
const END = '\\s*(?:综合|专|快)?(?:电|讯|消息|报道)(?!\\s*员)'
const BREAK = '(?=$|[\\s（(：:“"【*\\d]|记者|通讯员)'
const LEAD = new RegExp(
  `^(?:\\*\\*)?[【\\[]?(?:${SOURCE}${PLACE}(?:${DAY}${END}|(?:快讯|专电|讯|电|综合消息)(?!\\s*员)${BREAK})|[\\u4e00-\\u9fff]{2,4}\\s?讯(?=[\\s（(*]))[】\\]]?(?:\\*\\*)?`,
  'u',
)

/** Brackets right after the dateline, or at the front of the text where there is none: (全媒体记者/… 通讯员/…). */
const BRACKET = /^\s*[（(]([^（）()]{2,70})[）)]/u
/** Without brackets: 本报讯 记者 某某、通讯员 某某报道：… */
const OPEN_BYLINE = /^\s*((?:[\u4e00-\u9fff]{0,8}记者|通讯员)[^。，,“”"]{2,40}?)\s*报道[：:\s]/u

export interface Lead {
  /** The dateline itself, offsets in the text; empty where the text begins with the byline. */
  readonly dateline: Span
  /** The inside of the byline that follows. */
  readonly byline: Span | null
}

const SIGNED = /记\s*者|通\s*讯\s*员|文\s*[/／]\s*图|实习生/u

/** The lead a line begins with, or null. */
export function readLead(text: string): Lead | null {
  const found = LEAD.exec(text)
  const end = found?.[0].length ?? 0
  const rest = text.slice(end)
  const bracket = BRACKET.exec(rest)
  const inside = bracket?.[1]
  if (bracket !== null && inside !== undefined && SIGNED.test(inside) && (found !== null || rest.length > bracket[0].length + 12)) {
    const start = end + bracket[0].length - 1 - inside.length
    return { dateline: { start: 0, end }, byline: { start, end: start + inside.length } }
  }
  const open = OPEN_BYLINE.exec(rest)
  const names = open?.[1]
  if (open !== null && names !== undefined && (found !== null || rest.length > open[0].length + 12)) {
    const start = end + open[0].indexOf(names)
    return { dateline: { start: 0, end }, byline: { start, end: start + names.length } }
  }
  return found === null ? null : { dateline: { start: 0, end }, byline: null }
}
