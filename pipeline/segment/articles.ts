import { articleId } from '../../graph/ids.ts'
import type { IsoDate } from '../../graph/model.ts'
import type { Article, BylineName, Page, Sentence } from '../types.ts'
import type { Classified } from './shape.ts'
import { classify } from './classify.ts'
import { markCopies } from './copies.ts'
import { namesOf } from './credits.ts'
import { ownDate, pageDate } from './dates.ts'
import { linesOf } from './lines.ts'
import { sentencesOf } from './sentences.ts'
import { startsOf } from './starts.ts'

/** An article longer than this, in UTF-16 units, is cut at a sentence's end into numbered parts. */
export const LONGEST_ARTICLE = 200_000

export const splitArticles = (page: Page): readonly Article[] => [...articlesOf(page)]

/** A date in the first lines is the page's; further down it may be a notice's, unless it stands with a weekday or a page number. */
const TOP = 4
const MASTHEAD = /星期|周[一二三四五六日]|版|报/u

/**
 * The articles of a page, in page order. Yields one at a time, so that of a page of any length only one article's sentences (or one
 * part's, where an article is over the limit) are held.
 */
export function* articlesOf(page: Page): Generator<Article> {
  const items = classify([...linesOf(page.raw)])
  const starts = startsOf(items)
  const mastheads = items
    .filter((item, k) => item.kind === 'furniture' && (k < TOP || MASTHEAD.test(item.line.head)))
    .map((item) => item.line.head)
  const date = pageDate(page, mastheads)
  for (const [k, start] of starts.entries()) {
    const lines = items.slice(start.from, starts[k + 1]?.from ?? items.length)
    yield* partsOf(page, lines, start.body - start.from, date)
  }
}

function* partsOf(page: Page, lines: readonly Classified[], body: number, fallback: IsoDate | null): Generator<Article> {
  const first = lines[0] as Classified // an article starts at a line
  const last = lines[lines.length - 1] as Classified // the same
  const span = { start: first.line.start, end: last.line.end }
  const byline = bylineOf(page.raw, lines)
  const date = dateOf(page.raw, lines, body, fallback) ?? fallback
  let headline = ''
  const article = (sentences: readonly Sentence[], start: number, end: number, part: number | null): Article => ({
    id: articleId({
      source: page.meta.source ?? null,
      date,
      page: page.meta.edition ?? null,
      position: start,
      text: page.raw.slice(start, end),
    }),
    start,
    end,
    headline,
    date,
    byline: byline.filter((name) => name.start >= start && name.end <= end),
    ...(part === null ? {} : { part }),
    sentences: markCopies(sentences),
  })
  let held: Sentence[] = []
  let part = 0
  let from = span.start
  const long = span.end - span.start > LONGEST_ARTICLE
  for (const item of sentencesOf(page.raw, lines, body)) {
    const front = held[0]
    if (long && front !== undefined && item.end - from > LONGEST_ARTICLE) {
      part += 1
      const end = Math.max(...held.slice(-8).map((other) => other.end))
      yield article(held, from, end, part)
      held = []
      from = item.start
    }
    if (item.role === 'headline') headline = headline === '' ? item.text : `${headline} ${item.text}`
    held.push(item)
  }
  yield article(held, from, span.end, part === 0 ? null : part + 1)
}

function bylineOf(raw: string, lines: readonly Classified[]): BylineName[] {
  const seen = new Set<string>()
  return lines
    .flatMap((item) => namesOf(raw, item))
    .filter((name) => {
      const fresh = !seen.has(name.name)
      seen.add(name.name)
      return fresh
    })
}

function dateOf(raw: string, lines: readonly Classified[], body: number, page: IsoDate | null): IsoDate | null {
  const item = lines.slice(body).find((other) => other.kind === 'text' || other.kind === 'caption')
  if (item === undefined) return null
  const end = item.lead === null ? 0 : (item.lead.byline?.end ?? item.lead.dateline.end)
  return ownDate(
    item.line.head.slice(0, item.lead?.dateline.end ?? 0),
    raw.slice(item.line.start + end, Math.min(item.line.end, item.line.start + end + 200)),
    page,
  )
}
