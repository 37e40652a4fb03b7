import type { IsoDate } from '../../graph/model.ts'
import type { PageMeta } from '../types.ts'
import { parseDate } from './date.ts'
import { htmlParts } from './html-parts.ts'
import type { HtmlParts } from './html-parts.ts'

/** Names under which pages state what they are, most telling first. */
const META_NAMES = {
  date: ['publishdate', 'pubdate', 'article:published_time', 'datepublished', 'date', 'dc.date', 'time'],
  edition: ['edition', 'page', 'pageno'],
  source: ['source', 'mediaid', 'og:site_name', 'site_name', 'publisher'],
  title: ['og:title', 'articletitle', 'title'],
  url: ['canonical', 'og:url'],
} as const

const PAPER =
  /\p{Script=Han}{2,8}?(?:日报|晚报|早报|晨报|都市报|商报|时报|周报|快报|新报|学报|报)(?=数字报|电子报|电子版|多媒体|客户端|\P{Script=Han}|$)/u
const EDITION = /([A-Z]{0,2}\d{1,3})\s*版/
const MASTHEAD_DATE = /(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*(?:[，,（(]\s*)?(?:星期|周)/u
const TITLE_DATE = /\d{4}\s*[-/年]\s*\d{1,2}\s*[-/月]\s*\d{1,2}/u
/** Mastheads and menus stand at the top; no more of the body is searched. */
const TOP = 4000

/** What is text and what is knowledge about the page; `raw` has one block a line and an empty line before each heading. */
export function readHtml(html: string): { readonly raw: string; readonly meta: PageMeta } {
  const parts = htmlParts(html)
  return { raw: parts.marked === '' ? parts.body : withHeads(parts), meta: metaOf(parts) }
}

/** The charset that a page names for itself within its first bytes. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1')
  return /(?:charset|encoding)\s*=\s*(?:["']\s*)?([\w-]+)/i.exec(head)?.[1]
}

export const looksLikeHtml = (text: string): boolean =>
  /^\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 1000))

/** The marked article, with the kicker, headline, subtitle and author that stand in the page's properties but outside what it marks. */
function withHeads(parts: HtmlParts): string {
  const [kicker = '', title = '', subtitle = '', author = ''] = ['introtitle', 'title', 'subtitle', 'author'].map((name) =>
    property(parts, name),
  )
  const rest = title !== '' && parts.marked.startsWith(title) ? parts.marked.slice(title.length).replace(/^\n+/, '') : parts.marked
  const top = rest.slice(0, TOP)
  const heads = [kicker, title, subtitle, author].filter((line) => line !== '' && !top.includes(line))
  return [...heads, rest].join('\n')
}

function property(parts: HtmlParts, name: string): string {
  const opening = `<${name}>`
  const at = parts.properties.indexOf(opening)
  const end = at < 0 ? -1 : parts.properties.indexOf(`</${name}>`, at)
  return end < 0 ? '' : htmlParts(parts.properties.slice(at + opening.length, end)).body.trim()
}

function metaOf(parts: HtmlParts): PageMeta {
  const stated = (field: keyof typeof META_NAMES): string | undefined =>
    META_NAMES[field].map((name) => parts.metas.get(name)).find((value) => value !== undefined)
  const top = `${parts.title}\n${parts.around.slice(0, TOP)}\n${parts.body.slice(0, TOP)}`
  const date = firstDate([
    property(parts, 'date').slice(0, 10),
    stated('date'),
    TITLE_DATE.exec(parts.title)?.[0],
    MASTHEAD_DATE.exec(top)?.[1],
  ])
  const edition =
    stated('edition') ?? editionIn(property(parts, 'nodename')) ?? editionIn(parts.title) ?? editionIn(parts.around.slice(0, TOP))
  const source = PAPER.exec(stated('source') ?? '')?.[0] ?? stated('source') ?? PAPER.exec(parts.title)?.[0]
  const title =
    [property(parts, 'title'), parts.heading, stated('title')].find((value) => value !== undefined && value !== '') ?? parts.title
  const url = stated('url')
  return {
    ...(title === '' ? {} : { title }),
    ...(date === null ? {} : { date }),
    ...(edition === undefined ? {} : { edition }),
    ...(source === undefined ? {} : { source }),
    ...(url === undefined ? {} : { url }),
  }
}

function firstDate(written: readonly (string | undefined)[]): IsoDate | null {
  for (const candidate of written) {
    const date = candidate === undefined ? null : parseDate(candidate)
    if (date !== null) return date
  }
  return null
}

function editionIn(text: string): string | undefined {
  const number = EDITION.exec(text)?.[1]
  return number === undefined ? undefined : `${number}版`
}
