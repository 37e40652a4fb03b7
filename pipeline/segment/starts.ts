import type { Classified } from './shape.ts'
import { readByline } from './byline.ts'
import { isColumnName, isContinuation } from './furniture.ts'
import type { Candidate } from './score.ts'
import { articleScore } from './score.ts'

/** Titles that stand together, `from` to `to` (exclusive), as indexes of the classified lines. */
export interface Run {
  readonly from: number
  readonly to: number
}

export interface Start {
  /** First line of the article. */
  readonly from: number
  /** First line after its titles; `from` when it has none. */
  readonly body: number
}

export function runsOf(items: readonly Classified[]): Run[] {
  const runs: Run[] = []
  for (let k = 0; k < items.length;) {
    if (items[k]?.kind !== 'title') {
      k += 1
      continue
    }
    let to = k + 1
    while (to < items.length && items[to]?.kind === 'title' && joins(items[to - 1] as Classified, items[to] as Classified)) to += 1 // both are below the length
    runs.push({ from: k, to })
    k = to
  }
  return runs
}

/** A marked headline does not belong to the unmarked title above it, unless that names the column. */
const joins = (a: Classified, b: Classified): boolean =>
  a.line.heading === b.line.heading || b.line.heading === 0 || a.line.heading > 0 || isColumnName(a.line.head, a.line.width)

/** Where articles begin, in order: at titles that score as headlines, at datelines without a title, and at the top of the page. */
export function startsOf(
  items: Classified[],
  isArticle: (candidate: Candidate) => boolean = (candidate) => articleScore(candidate) > 0,
): Start[] {
  const starts: Start[] = []
  const runs = runsOf(items)
  const byFrom = new Map(runs.map((run) => [run.from, run]))
  let index = -1
  for (let k = 0; k < items.length; k += 1) {
    const item = items[k] as Classified // k is below the length
    const run = byFrom.get(k)
    if (run !== undefined) {
      const current = starts.at(-1)
      index += 1
      if (current === undefined || startsReport(items[run.to]) || isArticle({ items, run, runs, index, start: current.from }))
        starts.push(...headlinesOf(items, run))
      k = run.to - 1
    } else if (startsReport(item) && starts.at(-1)?.body !== k) {
      if (starts.at(-1) === undefined || !onlyBylineSince(items, starts.at(-1)?.body ?? 0, k)) starts.push({ from: k, body: k })
    } else if (item.kind === 'text' && restOfAnother(items, k)) {
      starts.push({ from: k, body: k })
    } else if (starts.length === 0 && item.kind !== 'furniture') starts.push({ from: k, body: k })
  }
  return withFragments(items, starts)
}

/** A dateline begins an article whatever stands above it, so the titles above are its headline. */
const startsReport = (item: Classified | undefined): boolean => item !== undefined && item.lead !== null && item.lead.dateline.end > 0

/** Text under 上接01版, where no headline stands above that. */
const restOfAnother = (items: readonly Classified[], k: number): boolean => {
  const above = items[k - 1]
  const before = items[k - 2]?.kind
  return above?.kind === 'furniture' && isContinuation(above.line.head) && before !== 'title' && before !== 'byline'
}

/** A headline has at most so many lines with its kicker and subtitles; what follows is a table or a list. */
const HEADLINE_LINES = 4

/** A paragraph shorter than this may stand twice on a page by right. */
const SURE_REPEAT = 40

/**
 * A column that was read twice leaves its paragraphs once at the foot of a stranger's article, before their own. Where all that
 * follows in an article stands again in a later one, it is a fragment by itself.
 */
function withFragments(items: readonly Classified[], starts: readonly Start[]): Start[] {
  const last = new Map<string, number>()
  items.forEach((item, k) => {
    if (item.kind === 'text' && item.line.width >= SURE_REPEAT) last.set(item.line.head, k)
  })
  return starts.flatMap((start, n) => {
    const end = starts[n + 1]?.from ?? items.length
    let from = end
    for (let k = end - 1; k > start.body; k -= 1) {
      const item = items[k] as Classified // k is below the length
      if (item.kind === 'furniture') continue
      if ((last.get(item.line.head) ?? 0) < end) break
      from = k
    }
    return from < end ? [start, { from, body: from }] : [start]
  })
}

const onlyBylineSince = (items: readonly Classified[], from: number, to: number): boolean =>
  items.slice(from, to).every((item) => item.kind === 'byline' || item.kind === 'furniture' || item.kind === 'caption')

const BRACKETED = /^[（(][^（）()]*[）)]$/u

const bodyFollows = (items: readonly Classified[], k: number): boolean => {
  const next = items.slice(k, k + 4).find((item) => item.kind !== 'furniture')
  return next !== undefined && next.kind !== 'title'
}

/** Splits a run into the headlines it holds: a caption's title may follow a bare headline; a column's name is left out. */
function headlinesOf(items: Classified[], run: Run): Start[] {
  let from = run.from
  for (let item = items[from]; item !== undefined && from < run.to; item = items[from]) {
    const column = isColumnName(item.line.head, item.line.width)
    // A remark in brackets above a headline belongs to the article before it.
    if (!column && !(BRACKETED.test(item.line.head) && from < run.to - 1)) break
    if (from === run.to - 1 && bodyFollows(items, run.to)) break
    items[from] = { ...item, kind: 'furniture' }
    from += 1
  }
  if (from === run.to) return []
  if (run.to - from > 1 && captionFollows(items, run.to) && (items[run.to - 1]?.line.width ?? 99) <= 16) {
    return [
      { from, body: run.to - 1 },
      { from: run.to - 1, body: run.to },
    ]
  }
  return [{ from, body: Math.min(run.to, from + HEADLINE_LINES) }]
}

/** A picture's text: a caption line, or a short paragraph with its credit in the next line. */
export function captionFollows(items: readonly Classified[], k: number): boolean {
  const first = items[k]
  if (first?.kind === 'caption') return true
  const credit = items[k + 1]
  return (
    first?.kind === 'text' &&
    first.line.width <= 160 &&
    credit?.kind === 'byline' &&
    /摄|图/u.test(credit.line.head) &&
    readByline(credit.line.head, 0) !== null
  )
}
