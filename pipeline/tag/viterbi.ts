import type { MentionType } from '../../graph/schema.ts'
import type { TagScheme } from './labels.ts'

export interface DecodedSpan {
  /** Units, end exclusive. */
  readonly start: number
  readonly end: number
  readonly type: MentionType
  /** The least certain unit of the span: min over its units of the softmax probability of the chosen tag. */
  readonly probability: number
}

const FORBIDDEN = -1e9

/**
 * The best well-formed BIOES sequence (Viterbi 1967; scheme of Ratinov and Roth 2009) over `length` units. `logits` is row-major
 * `[length, scheme.size]`. Linear in `length × types`: a span may start after any closed state, and go on only within its type.
 */
export function decode(logits: Float32Array, length: number, scheme: TagScheme): DecodedSpan[] {
  const { types, size } = scheme
  const kinds = types.length
  // States: 0 is outside; then for each type: begin, inside, end, single.
  const states = 1 + 4 * kinds
  const back = new Uint8Array(length * states)
  let best = new Float64Array(states).fill(FORBIDDEN)
  best[0] = 0 // before the text everything is closed
  let next = new Float64Array(states)
  const at = (unit: number, column: number): number => (column < 0 ? FORBIDDEN : (logits[unit * size + column] ?? FORBIDDEN))
  for (let unit = 0; unit < length; unit++) {
    const closed = bestClosed(best, kinds)
    const closedScore = best[closed] ?? FORBIDDEN
    next[0] = closedScore + Math.max(...scheme.outside.map((column) => at(unit, column)))
    back[unit * states] = closed
    for (let k = 0; k < kinds; k++) {
      const columns = types[k]
      if (columns === undefined) continue
      const begin = 1 + 4 * k
      const fromBegin = best[begin] ?? FORBIDDEN
      const fromInside = best[begin + 1] ?? FORBIDDEN
      const open = fromBegin >= fromInside ? begin : begin + 1
      const openScore = Math.max(fromBegin, fromInside)
      next[begin] = closedScore + at(unit, columns.begin)
      next[begin + 1] = openScore + at(unit, columns.inside)
      next[begin + 2] = openScore + at(unit, columns.end)
      next[begin + 3] = closedScore + at(unit, columns.single)
      back[unit * states + begin] = closed
      back[unit * states + begin + 1] = open
      back[unit * states + begin + 2] = open
      back[unit * states + begin + 3] = closed
    }
    ;[best, next] = [next, best]
  }
  return spansOf(trace(back, bestClosed(best, kinds), length, states), logits, scheme)
}

function bestClosed(scores: Float64Array, kinds: number): number {
  let state = 0
  let top = scores[0] ?? FORBIDDEN
  for (let k = 0; k < kinds; k++) {
    for (const closed of [3 + 4 * k, 4 + 4 * k]) {
      const score = scores[closed] ?? FORBIDDEN
      if (score > top) {
        top = score
        state = closed
      }
    }
  }
  return state
}

function trace(back: Uint8Array, last: number, length: number, states: number): Uint8Array {
  const path = new Uint8Array(length)
  for (let unit = length - 1, state = last; unit >= 0; unit--) {
    path[unit] = state
    state = back[unit * states + state] ?? 0
  }
  return path
}

function spansOf(path: Uint8Array, logits: Float32Array, scheme: TagScheme): DecodedSpan[] {
  const spans: DecodedSpan[] = []
  for (let start = 0; start < path.length; start++) {
    const state = path[start] ?? 0
    if (state === 0) continue
    const kind = scheme.types[(state - 1) >> 2]
    if (kind === undefined) continue
    let end = start
    if ((state - 1) % 4 === 0) while (((path[end] ?? 0) - 1) % 4 !== 2) end++
    let probability = 1
    for (let unit = start; unit <= end; unit++) {
      const role = ((path[unit] ?? 0) - 1) % 4
      const column = [kind.begin, kind.inside, kind.end, kind.single][role] ?? kind.begin
      probability = Math.min(probability, softmaxAt(logits, unit, column, scheme.size))
    }
    spans.push({ start, end: end + 1, type: kind.type, probability })
    start = end
  }
  return spans
}

function softmaxAt(logits: Float32Array, unit: number, column: number, size: number): number {
  const row = logits.subarray(unit * size, (unit + 1) * size)
  const chosen = row[column] ?? 0
  let sum = 0
  for (const x of row) sum += Math.exp(x - chosen)
  return 1 / sum
}
