import { MingtuError } from '../../graph/errors.ts'
import type { Page, PageFormat, PageMeta, SkippedPage } from '../types.ts'
import { isPdf, isZip } from './binary.ts'
import { decodeText } from './decode.ts'
import { isDocx, readDocx } from './docx.ts'
import { declaredCharset, looksLikeHtml, readHtml } from './html.ts'
import { readPdf } from './pdf.ts'

export type PageEvent = { readonly kind: 'page'; readonly page: Page } | { readonly kind: 'skipped'; readonly skipped: SkippedPage }

const EXTENSIONS: Readonly<Record<string, PageFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  shtml: 'html',
  xhtml: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** The format that a file's name states; undefined when it states none that is known. */
export function formatOfName(path: string): PageFormat | undefined {
  const extension = /\.([^./\\]+)(?:\.gz)?$/.exec(path)?.[1]?.toLowerCase()
  return extension === undefined ? undefined : EXTENSIONS[extension]
}

/** The pages of a file that is in memory: one, or one for each page of a PDF. What the bytes are counts for more than the name. */
export async function* pagesOf(origin: string, bytes: Uint8Array, meta: (own: PageMeta) => PageMeta): AsyncGenerator<PageEvent> {
  try {
    if (bytes.length === 0) yield skipped(origin, 'it is empty', 'Nothing to do, or fetch the file again.')
    else if (isPdf(bytes)) yield* pdfPages(origin, bytes, meta)
    else if (isZip(bytes) && (isDocx(bytes) || /\.docx$/i.test(origin)))
      yield pageOrBlank({ origin, format: 'docx', raw: await readDocx(bytes), meta: meta({}) })
    else yield textPage(origin, bytes, meta)
  } catch (error) {
    if (!(error instanceof MingtuError)) throw error
    yield skipped(origin, error.message, error.remedy)
  }
}

async function* pdfPages(origin: string, bytes: Uint8Array, meta: (own: PageMeta) => PageMeta): AsyncGenerator<PageEvent> {
  let number = 0
  let blank = 0
  for await (const raw of readPdf(bytes)) {
    number += 1
    if (raw.trim() === '') blank += 1
    else yield { kind: 'page', page: { origin: number === 1 ? origin : `${origin}#${String(number)}`, format: 'pdf', raw, meta: meta({}) } }
  }
  if (blank === 0) return
  const which = blank === number ? 'it' : `${String(blank)} of its ${String(number)} pages`
  yield skipped(
    origin,
    `${which} ${blank === number ? 'is a PDF without' : 'have no'} readable text layer`,
    'Run OCR on it first, or give the text of the page.',
  )
}

function textPage(origin: string, bytes: Uint8Array, meta: (own: PageMeta) => PageMeta): PageEvent {
  if (/\.json$/i.test(origin)) return skipped(origin, 'it is JSON, not a page', 'Make it JSONL (.jsonl): one {"text": "…"} a line.')
  const named = formatOfName(origin)
  const decoded = decodeText(bytes, named === 'html' ? declaredCharset(bytes) : undefined)
  if (decoded.kind === 'unreadable') return skipped(origin, decoded.reason, decoded.remedy)
  const format = named ?? (looksLikeHtml(decoded.text) ? 'html' : 'text')
  if (format !== 'html') return pageOrBlank({ origin, format, raw: decoded.text, meta: meta({}) })
  const { raw, meta: own } = readHtml(decoded.text)
  return pageOrBlank({ origin, format, raw, meta: meta(own) })
}

function pageOrBlank(page: Page): PageEvent {
  return page.raw.trim() === ''
    ? skipped(page.origin, 'it holds no text', 'Give a file with the text of the page.')
    : { kind: 'page', page }
}

export function skipped(origin: string, reason: string, remedy: string): PageEvent {
  return { kind: 'skipped', skipped: { origin, reason, remedy } }
}
