import type { TaggedSpan } from '../types.ts'

/**
 * A name that stands in quotation marks is tagged without them (annotation guide: "surface without the quotation marks"); marks inside a longer
 * name stay when both are there. Engines are unsure of exactly these borders, and the marks themselves are not.
 */
const OPEN = '“「『〝'
const CLOSE = '”」』〞'
const LEADING = /[\s\p{So}\p{Sm}、，,。；;：:！!？?—…·)）\]】》]/u
const TRAILING = /[\s、，,。；;：:！!？?—…·(（[【《]/u

/** Mends one span; null when nothing is left of it. */
export function mendQuotes(span: TaggedSpan, text: string): TaggedSpan | null {
  let { start, end } = trimEdges(span.start, span.end, text)
  const inner = quotedCore(text.slice(start, end))
  if (span.type === 'Programme' && inner !== null) return { ...span, start: start + inner.start, end: start + inner.end }
  const { opened, closed } = unbalanced(text.slice(start, end))
  if (closed !== null) {
    // “重大项目攻坚年”五大行动: the mark that closes began before the span; what follows it is no part of the name.
    if (closed >= end - start - closed) end = start + closed
    else start += closed + 1
  }
  if (opened !== null && start + opened < end) {
    // “作风建设年 without its closing mark: the name begins behind the mark, or ends before it.
    if (opened <= end - start - opened) start += opened + 1
    else end = start + opened
  }
  ;({ start, end } = trimEdges(start, end, text))
  return start < end ? { ...span, start, end } : null
}

/** “X”行动, “X” → X: where a text begins with a quotation, the quotation's inside. */
function quotedCore(surface: string): { start: number; end: number } | null {
  const kind = OPEN.indexOf(surface[0] ?? ' ')
  if (kind < 0) return null
  const close = surface.indexOf(CLOSE[kind] ?? '', 1)
  return close > 1 ? { start: 1, end: close } : null
}

/** Offsets of the last opening mark that is never closed and of the first closing mark that was never opened. */
function unbalanced(surface: string): { opened: number | null; closed: number | null } {
  const open: number[] = []
  let closed: number | null = null
  for (let k = 0; k < surface.length; k++) {
    const c = surface[k] ?? ''
    if (OPEN.includes(c)) open.push(k)
    else if (CLOSE.includes(c) && open.pop() === undefined) closed ??= k
  }
  return { opened: open.at(-1) ?? null, closed }
}

function trimEdges(start: number, end: number, text: string): { start: number; end: number } {
  let [first, last] = [start, end]
  while (first < last && LEADING.test(text.charAt(first))) first++
  while (first < last && TRAILING.test(text.charAt(last - 1))) last--
  return { start: first, end: last }
}
