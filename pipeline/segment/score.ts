import type { Classified } from './shape.ts'
import { isColumnName } from './furniture.ts'
import type { Run } from './starts.ts'
import { WEIGHTS } from './weights.ts'

export interface Candidate {
  readonly items: readonly Classified[]
  readonly run: Run
  readonly runs: readonly Run[]
  /** Which of the runs it is. */
  readonly index: number
  /** First line of the article that is open when the titles come. */
  readonly start: number
}

interface Seen extends Candidate {
  readonly first: Classified
  readonly last: Classified
  readonly before: Classified | undefined
  readonly next: Classified | undefined
  readonly afterNext: Classified | undefined
  readonly width: number
  readonly text: string
  /** Width of the text since the open article began. */
  readonly body: number
  /** First lines of the open article. */
  readonly opening: readonly Classified[]
  /** Runs of titles inside the open article. */
  readonly sections: number
  readonly style: Style
}

/** Words of running text that headlines do without. */
const PROSE = /[的了着过在是把被让给跟就都还也很没不着这那他她它们我你]|并且|因为|所以|为了/gu
const LEAD_WORDS = /^(?:.{0,30}(?:\d{1,2}月\d{1,2}日|近日|日前|昨日|昨天|今天|今日|\d{1,2}日[，,上下晚]))|记者.{0,10}获悉/u

/** What is looked at in a run of titles, each row 0 or 1; weights.ts says how much it counts for an article's headline. */
export const FEATURES = {
  bias: () => true,
  /** 本报讯, 岚江日报5月6日讯: the surest sign there is. */
  datelineFollows: (s) => s.next?.lead !== undefined && s.next.lead !== null && s.next.lead.dateline.end > 0,
  /** (记者 …) and then the text: the papers that print no 本报讯. */
  bracketFollows: (s) => s.next?.lead !== undefined && s.next.lead !== null && s.next.lead.dateline.end === 0,
  /** A byline below a title is an article's more often than a list's. */
  bylineFollows: (s) => s.next?.kind === 'byline' && s.afterNext?.kind !== 'title',
  /** 岚江日报全媒体记者/…, and then the text: how a feature begins. */
  reporterFollows: (s) => s.next?.kind === 'byline' && s.afterNext?.kind === 'text' && /^[^（(]*记者/u.test(s.next.line.head),
  /** A name or a place of work, and then a paragraph: how an opinion begins. */
  authorFollows: (s) =>
    s.next?.kind === 'byline' && s.afterNext?.kind === 'text' && s.afterNext.line.width >= 40 && !/^[（(]|记者/u.test(s.next.line.head),
  bylineThenTitle: (s) => s.next?.kind === 'byline' && s.afterNext?.kind === 'title',
  /** The title of a picture. */
  captionFollows: (s) => s.next?.kind === 'caption',
  /** Another run begins at once, by its markup: one of the two has no text. */
  titleFollows: (s) => s.next?.kind === 'title',
  /** The foot of the page: a bare headline, or a remark. */
  nothingFollows: (s) => s.next === undefined,
  /** Paragraphs as printed, not the short lines of a list or a dialogue. */
  longTextFollows: (s) => s.next?.kind === 'text' && s.next.line.width >= 60,
  shortTextFollows: (s) => s.next?.kind === 'text' && s.next.line.width < 24 && s.next.final,
  /** Features open with somebody speaking; so do sections. */
  quoteFollows: (s) => s.next?.kind === 'text' && /^[“"「]/u.test(s.next.line.head),
  /** The report's first words say when: 近日, 3月5日, 记者从…获悉. */
  newsFollows: (s) => s.next?.kind === 'text' && s.next.lead === null && LEAD_WORDS.test(s.next.line.head),
  /** Where headings are marked, they are headlines first of all. */
  markdown: (s) => s.first.line.heading > 0,
  /** ### under ##: a section head. */
  deeperMarkdown: (s) => s.first.line.heading > s.style.topLevel,
  /** Where headlines are marked, an unmarked line is none. */
  unmarked: (s) => s.first.line.heading === 0 && s.style.topLevel < 7,
  /** **…** alone on its line is how marked pages set section heads. */
  bold: (s) => s.first.line.bold && s.last.line.bold,
  /** Kicker, headline and subtitle; section heads have one line, seldom two. */
  severalLines: (s) => s.run.to - s.run.from > 1,
  manyLines: (s) => s.run.to - s.run.from > 3,
  /** Headlines say who did what; a few characters cannot. */
  tiny: (s) => s.width <= 5,
  short: (s) => s.width <= 8,
  medium: (s) => s.width >= 12,
  long: (s) => s.width >= 18,
  veryLong: (s) => s.width >= 28,
  /** 解放思想 狠抓落实: a space stands for the comma in headlines. */
  twoParts: (s) => /\S\s+\S/u.test(s.first.line.head),
  /** A number is in many headlines, and in few section heads. */
  fact: (s) => /\d/u.test(s.text),
  quoted: (s) => /[“「『]/u.test(s.text),
  /** “请问这里是……？” as a line of its own is somebody speaking. */
  wholeQuote: (s) => /^[“"「][^“”"「」]*[”"」]$/u.test(s.text),
  /** Headlines have spaces for commas, 、 and full stops. */
  comma: (s) => /[，,]/u.test(s.text),
  pause: (s) => /、/u.test(s.text),
  colon: (s) => /[：:]/u.test(s.text),
  /** Questions head sections and interviews more than articles. */
  asks: (s) => /[？?！!]$/u.test(s.text),
  /** Function words that a headline leaves out speak for a line of text. */
  prose: (s) => count(s.text, PROSE) >= 1,
  muchProse: (s) => count(s.text, PROSE) >= 3,
  /** 里，26岁的…: begins with the tail of a word. */
  tailFirst: (s) => /^(?:.{1,2}[，,]|[的了着和与等个们里上中下，])/u.test(s.text) && s.before?.final === false,
  /** The article before was signed at its foot. */
  afterSignature: (s) => s.before?.signed === true || s.before?.kind === 'byline',
  /** ▶▶下转02版, 责任编辑: the article before is over. */
  afterFurniture: (s) => s.before?.kind === 'furniture',
  afterCaption: (s) => s.before?.kind === 'caption',
  afterTitle: (s) => s.before?.kind === 'title',
  /** The sentence before is open: this may be its continuation after a column break. */
  afterUnfinished: (s) => s.before?.kind === 'text' && !s.before.final && !s.before.signed,
  afterLongUnfinished: (s) => s.before?.kind === 'text' && !s.before.final && !s.before.signed && s.before.line.width >= 28,
  /** More white above than between paragraphs. */
  wideGap: (s) => s.first.line.blanks > s.style.usualBlanks,
  /** Paragraphs stand line under line, and here is a blank line. */
  onlyGap: (s) => s.style.usualBlanks === 0 && s.first.line.blanks > 0,
  onlyGapUnfinished: (s) => s.style.usualBlanks === 0 && s.first.line.blanks > 0 && s.before?.final === false,
  /** Less white above than between paragraphs: part of what stands above. */
  noGap: (s) => s.first.line.blanks < s.style.usualBlanks,
  /** Nearer to the text above than to the text below. */
  gapBelow: (s) => s.next !== undefined && s.next.line.blanks > s.first.line.blanks,
  /** Paragraphs are indented on this page, and this line is or is not. */
  indentedLikeText: (s) => s.style.indents && s.first.line.indented,
  notIndented: (s) => s.style.indents && !s.first.line.indented,
  /** On a hard-wrapped page any line of a paragraph can look like a title. */
  wrapped: (s) => s.style.wrapped,
  /** 选好种子 … 育好苗子 … 闯好路子: section heads are cut to one pattern. */
  parallel: (s) => hasSibling(s),
  /** 一、 (二) 3. ■: sections and lists. */
  numbered: (s) =>
    /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．]|[①-⑩]|第[一二三四五六七八九十]+[章节部]|[■●◆▲△])/u.test(
      s.text,
    ),
  /** 【声音】: a section, unless it names the column. */
  bracketed: (s) => /^[【\[〖（(].*[】\]〗）)]$/u.test(s.text),
  /** —— begins a subtitle or a source, never an article. */
  dashed: (s) => /^[—–-]{1,2}/u.test(s.text),
  /** A standing column was named in the line above. */
  column: (s) => s.run.to - s.run.from > 1 && isColumnName(s.first.line.head, s.first.line.width),
  /** Nothing but headlines since the last start: a headline without a text. */
  openIsBare: (s) => s.body === 0,
  /** An article of a line or two may be a brief; usually it is not over yet. */
  openIsShort: (s) => s.body > 0 && s.body < 120,
  openIsLong: (s) => s.body >= 400,
  openIsVeryLong: (s) => s.body >= 900,
  /** Reports (本报讯) have no section heads, so a title in one is the next article's. */
  openIsReport: (s) => s.opening.some((item) => item.lead !== null),
  /** Features under a byline have sections. */
  openIsFeature: (s) => s.opening.some((item) => item.kind === 'byline'),
  /** An article that had one section head is likely to have the next. */
  openHasSections: (s) => s.sections >= 1,
  /** Most articles of this page have a dateline or byline, and this has none. */
  odd: (s) => s.style.anchored >= 0.6 && !(s.next?.kind === 'byline' || (s.next?.lead !== undefined && s.next.lead !== null)),
} as const satisfies Record<string, (seen: Seen) => boolean>

export type FeatureName = keyof typeof FEATURES

const rows = Object.entries(FEATURES) as [FeatureName, (seen: Seen) => boolean][] // the keys of the table above

/** Log odds that the titles are an article's headline. */
export function articleScore(candidate: Candidate): number {
  const seen = look(candidate)
  let sum = 0
  for (const [name, test] of rows) if (test(seen)) sum += WEIGHTS[name]
  return sum
}

/** The features that hold, for training. */
export function featuresOf(candidate: Candidate): FeatureName[] {
  const seen = look(candidate)
  return rows.filter(([, test]) => test(seen)).map(([name]) => name)
}

function look(candidate: Candidate): Seen {
  const { items, run, runs, index, start } = candidate
  const beyond = items.slice(run.to, run.to + 4).filter((item) => item.kind !== 'furniture')
  const titles = items.slice(run.from, run.to)
  let sections = 0
  for (let k = index - 1; k >= 0 && index - k < 20 && (runs[k]?.from ?? 0) > start; k -= 1) sections += 1
  return {
    ...candidate,
    first: items[run.from] as Classified, // a run holds at least one line
    last: items[run.to - 1] as Classified, // the same
    before: items[run.from - 1],
    next: beyond[0],
    afterNext: beyond[1],
    width: titles.reduce((sum, item) => sum + item.line.width, 0),
    text: titles.map((item) => item.line.head).join(' '),
    body: bodyWidth(items, start, run.from),
    opening: items.slice(start, Math.min(run.from, start + 6)),
    sections,
    style: styleOf(items),
  }
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

interface Style {
  /** Lowest number of # among the page's headings, 7 when it has none. */
  readonly topLevel: number
  /** Blank lines before most lines. */
  readonly usualBlanks: number
  readonly indents: boolean
  readonly wrapped: boolean
  /** Datelines and bylines for each run of titles, at most 1. */
  readonly anchored: number
}

const styles = new WeakMap<readonly Classified[], Style>()

/** How the whole page is laid out; found once a page. */
function styleOf(items: readonly Classified[]): Style {
  const known = styles.get(items)
  if (known !== undefined) return known
  const blanks = new Map<number, number>()
  const levels = new Map<number, number>()
  let indented = 0
  let open = 0
  let texts = 0
  let anchors = 0
  let titles = 0
  items.forEach((item, k) => {
    if (k > 0) blanks.set(item.line.blanks, (blanks.get(item.line.blanks) ?? 0) + 1)
    if (item.kind === 'title' && item.line.heading > 0) levels.set(item.line.heading, (levels.get(item.line.heading) ?? 0) + 1)
    if (item.kind === 'text') {
      texts += 1
      if (item.line.indented) indented += 1
      if (!item.final) open += 1
    }
    if (item.kind === 'title' && items[k - 1]?.kind !== 'title') titles += 1
    if ((item.lead !== null || item.kind === 'byline') && items[k - 1]?.kind === 'title') anchors += 1
  })
  // A page's own title may stand alone above its headlines.
  const repeated = [...levels].filter(([, count]) => count > 1).map(([level]) => level)
  const style = {
    topLevel: Math.min(7, ...(repeated.length > 0 ? repeated : levels.keys())),
    usualBlanks: [...blanks].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0,
    indents: indented >= texts * 0.4 && indented > 1,
    wrapped: open >= texts * 0.5 && texts > 4,
    anchored: titles === 0 ? 0 : anchors / titles,
  }
  styles.set(items, style)
  return style
}

/** Width of the open article's text, up to 1000. */
function bodyWidth(items: readonly Classified[], start: number, end: number): number {
  let sum = 0
  for (let k = end - 1; k >= start && sum < 1000; k -= 1) {
    const item = items[k] as Classified // k is below the length
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
