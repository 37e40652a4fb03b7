import type { Classified } from './classify.ts'
import type { Run } from './starts.ts'
import { isColumnName } from './furniture.ts'

export interface Candidate {
  readonly items: readonly Classified[]
  readonly run: Run
  readonly runs: readonly Run[]
  /** Which of the runs it is. */
  readonly index: number
  /** First line of the article that is open when the titles come. */
  readonly start: number
}

interface Feature {
  readonly weight: number
  readonly test: (seen: Seen) => boolean
}

interface Seen extends Candidate {
  readonly first: Classified
  readonly last: Classified
  readonly before: Classified | undefined
  readonly next: Classified | undefined
  readonly afterNext: Classified | undefined
  readonly width: number
}

/**
 * What speaks for an article's headline and against a section head, in the same unit (log odds, roughly). The sum above 0 starts
 * an article.
 */
export const FEATURES = {
  bias: { weight: -1, test: () => true },
  /** 本报讯, 湖南日报3月16日讯: the surest sign there is. */
  datelineFollows: { weight: 6, test: (s) => s.next?.lead !== undefined && s.next.lead !== null },
  bylineFollows: { weight: 4, test: (s) => s.next?.kind === 'byline' && s.afterNext?.kind !== 'title' },
  markdown: { weight: 2.5, test: (s) => s.first.line.heading > 0 },
  deeperMarkdown: { weight: -3, test: (s) => s.first.line.heading > topLevel(s.items) },
  bold: { weight: -3, test: (s) => s.first.line.bold && s.last.line.bold },
  severalLines: { weight: 0.7, test: (s) => s.run.to - s.run.from > 1 },
  long: { weight: 1, test: (s) => s.width >= 14 },
  short: { weight: -1.5, test: (s) => s.width <= 7 },
  twoParts: { weight: 0.8, test: (s) => /\S\s+\S/u.test(s.first.line.head) },
  /** The article before was signed, ended with a picture, or was followed by 责任编辑. */
  beforeIsOver: { weight: 2.5, test: (s) => s.before?.signed === true || (s.before?.kind === 'byline') || s.before?.kind === 'furniture' || s.before?.kind === 'caption' },
  beforeUnfinished: { weight: -0.5, test: (s) => s.before?.kind === 'text' && !s.before.final },
  wideGap: { weight: 1.5, test: (s) => s.first.line.blanks > usualBlanks(s.items) },
  noGap: { weight: -1, test: (s) => s.first.line.blanks === 0 && usualBlanks(s.items) > 0 },
  newsLead: { weight: 1.5, test: (s) => s.next?.kind === 'text' && /^(?:.{0,30}(?:\d{1,2}月\d{1,2}日|近日|日前|昨日|昨天|今天|今日|\d{1,2}日[，,上下晚]))|记者.{0,10}获悉/u.test(s.next.line.head) },
  /** 企业敢拼 … 政府肯拼 … 干部善拼: section heads are cut to one pattern. */
  parallel: { weight: -2.5, test: (s) => hasSibling(s) },
  numbered: { weight: -3, test: (s) => /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．]|[①-⑩]|第[一二三四五六七八九十]+[章节部])/u.test(s.first.line.head) },
  bracketed: { weight: -1, test: (s) => /^[【\[〖].*[】\]〗]$/u.test(s.first.line.head) },
  dashed: { weight: -2, test: (s) => /^[—–-]{1,2}/u.test(s.first.line.head) },
  column: { weight: 1.5, test: (s) => s.run.to - s.run.from > 1 && isColumnName(s.first.line.head, s.first.line.width) },
  openArticleIsBare: { weight: 2, test: (s) => bodyWidth(s) === 0 },
  openArticleIsShort: { weight: -0.5, test: (s) => bodyWidth(s) > 0 && bodyWidth(s) < 120 },
  openArticleIsReport: { weight: 1, test: (s) => s.items.slice(s.start, Math.min(s.run.from, s.start + 6)).some((item) => item.lead !== null) },
  openArticleIsFeature: { weight: -0.7, test: (s) => s.items.slice(s.start, Math.min(s.run.from, s.start + 6)).some((item) => item.kind === 'byline') },
  endOfPage: { weight: -0.5, test: (s) => s.next === undefined },
} as const satisfies Record<string, Feature>

const rows: readonly Feature[] = Object.values(FEATURES)

/** Above 0: the titles are an article's headline. */
export function articleScore(candidate: Candidate): number {
  const { items, run } = candidate
  const beyond = items.slice(run.to, run.to + 4).filter((item) => item.kind !== 'furniture' && !(item.kind === 'caption'))
  const seen: Seen = {
    ...candidate,
    first: items[run.from] as Classified, // a run holds at least one line
    last: items[run.to - 1] as Classified,
    before: items[run.from - 1],
    next: beyond[0],
    afterNext: beyond[1],
    width: items.slice(run.from, run.to).reduce((sum, item) => sum + item.line.width, 0),
  }
  let sum = 0
  for (const row of rows) if (row.test(seen)) sum += row.weight
  return sum
}

const levels = new WeakMap<readonly Classified[], number>()
function topLevel(items: readonly Classified[]): number {
  const known = levels.get(items)
  if (known !== undefined) return known
  let top = 7
  for (const item of items) if (item.line.heading > 0 && item.line.heading < top) top = item.line.heading
  levels.set(items, top)
  return top
}

const gaps = new WeakMap<readonly Classified[], number>()
/** The number of blank lines that most lines of the page have before them. */
function usualBlanks(items: readonly Classified[]): number {
  const known = gaps.get(items)
  if (known !== undefined) return known
  const counts = new Map<number, number>()
  for (const item of items.slice(1)) counts.set(item.line.blanks, (counts.get(item.line.blanks) ?? 0) + 1)
  const usual = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
  gaps.set(items, usual)
  return usual
}

function bodyWidth(s: Seen): number {
  let sum = 0
  for (let k = s.run.from - 1; k >= s.start && sum < 200; k -= 1) {
    const item = s.items[k] as Classified // k is below the length
    if (item.kind === 'text' || item.kind === 'caption') sum += item.line.width
  }
  return sum
}

const NEIGHBOURS = 3
function hasSibling(s: Seen): boolean {
  const at = s.index
  const text = s.first.line.head
  for (let k = Math.max(0, at - NEIGHBOURS); k <= at + NEIGHBOURS && k < s.runs.length; k += 1) {
    const other = s.items[s.runs[k]?.from ?? -1]
    if (k === at || other === undefined || other.line.width > 16) continue
    const head = other.line.head
    if (head.length !== text.length || head === text) continue
    let same = 0
    for (let c = 0; c < text.length; c += 1) if (head[c] === text[c]) same += 1
    if (same >= Math.max(1, text.length * 0.2)) return true
  }
  return false
}
