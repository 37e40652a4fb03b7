import { readByline } from './byline.ts'
import type { Line } from './lines.ts'
import type { Classified } from './shape.ts'
import { classifyAlone, hasTitleShape, LISTED, MARKED, WIDEST_TITLE } from './shape.ts'
import { AFFILIATION, isSignature, NOTICE_END, ONLY_DATE, ORGAN } from './signature.ts'
import { looksLikeName } from './surnames.ts'

/** First by the line alone, then by its neighbours: a short line in the middle of a wrapped paragraph is text. */
export function classify(lines: readonly Line[]): Classified[] {
  const alone = lines.map(classifyAlone)
  const widths = wrapWidths(alone)
  let before: Classified | undefined
  return alone.map((item, k) => {
    const wrap = widths[k] ?? 0
    const signs = item.kind === 'title' && before?.kind === 'text' && item.line.heading === 0 && signsBelow(alone, k, before)
    if (signs) item = { ...item, kind: 'byline' }
    if (isPromoted(alone, k, before)) item = { ...item, kind: 'title' }
    const middle = item.kind === 'title' && item.line.heading === 0 && isMidText(alone, k, before, wrap)
    const next = alone[k + 1]
    // Names alone are a byline only under a headline; elsewhere they are a list, or words that look like names.
    if (
      item.kind === 'byline' &&
      !signs &&
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

/** The organs under a notice, one a line, above its date, or right under 特此公告. */
function signsBelow(items: readonly Classified[], k: number, before: Classified): boolean {
  if (NOTICE_END.test(before.line.tail) && ORGAN.test(items[k]?.line.head ?? '')) return true
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

/** After the titles that begin here comes a dateline or a byline. */
function anchorFollows(items: readonly Classified[], k: number): boolean {
  for (let next = k + 1; next < items.length && next <= k + 4; next += 1) {
    const item = items[next] as Classified // next is below the length
    if (item.lead !== null || item.kind === 'byline') return true
    if (item.kind !== 'title' && item.kind !== 'furniture') return false
  }
  return false
}
