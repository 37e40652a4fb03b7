import { SEPARATOR } from './characters.ts'

/** A stretch of one text inside a window: its units `[from, to)` stand at `at` in the window; `keepFrom`/`keepTo` bound what is read back. */
export interface Piece {
  readonly text: number
  readonly from: number
  readonly to: number
  readonly at: number
  readonly keepFrom: number
  readonly keepTo: number
}

export interface Window {
  readonly pieces: readonly Piece[]
  readonly length: number
}

/** Of a text too long for one window, neighbouring windows share this many units; each half is read from the window it lies deeper in. */
const OVERLAP = 32

/**
 * Packs neighbouring texts into windows of at most `size` units, a separator after each text, so that a sentence is read beside its
 * neighbours and little is padding. A longer text is covered by overlapping windows of its own: nothing is cut.
 * `lengths[i]` is the number of units of text i; a text of length 0 is in no window.
 */
export function packWindows(lengths: readonly number[], size: number): Window[] {
  const windows: Window[] = []
  let pieces: Piece[] = []
  let filled = 0
  const flush = (): void => {
    if (pieces.length > 0) windows.push({ pieces, length: filled })
    pieces = []
    filled = 0
  }
  lengths.forEach((length, text) => {
    if (length === 0) return
    if (length + 1 > size) {
      flush()
      windows.push(...longText(text, length, size))
      return
    }
    if (filled + length + 1 > size) flush()
    pieces.push({ text, from: 0, to: length, at: filled, keepFrom: 0, keepTo: length })
    filled += length + 1
  })
  flush()
  return windows
}

function longText(text: number, length: number, size: number): Window[] {
  const windows: Window[] = []
  const step = size - OVERLAP
  for (let from = 0; ; from += step) {
    const to = Math.min(from + size, length)
    const last = to === length
    windows.push({
      pieces: [{ text, from, to, at: 0, keepFrom: from === 0 ? 0 : from + OVERLAP / 2, keepTo: last ? length : to - OVERLAP / 2 }],
      length: to - from,
    })
    if (last) return windows
  }
}

/** Windows a run at most: more hold more memory and are no faster on a CPU. */
const MOST_ROWS = 8
/** A unit of padding costs what a unit of text costs, and a run by itself next to nothing: the part of a run that may be padding. */
const MOST_PADDING = 1 / 32

/**
 * Windows that are read in one run, by length; the order within a length is that of the text. `added` units stand around each window.
 * A function of the windows alone, since a quantized model answers a little differently in other company.
 */
export function batchesOf(windows: readonly Window[], added = 0): (readonly Window[])[] {
  const batches: Window[][] = []
  let batch: Window[] = []
  let units = 0
  for (const window of [...windows].sort((a, b) => a.length - b.length)) {
    const length = window.length + added
    const padding = length * (batch.length + 1) - (units + length)
    if (batch.length === MOST_ROWS || padding > MOST_PADDING * length * (batch.length + 1)) {
      batches.push(batch)
      batch = []
      units = 0
    }
    batch.push(window)
    units += length
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}

/** Writes a window's ids into `row`; what is not written stays padding. */
export function fillRow(row: BigInt64Array, window: Window, ids: readonly Uint16Array[]): void {
  for (const piece of window.pieces) {
    const source = ids[piece.text]
    if (source === undefined) continue
    for (let k = piece.from; k < piece.to; k++) row[piece.at + k - piece.from] = BigInt(source[k] ?? 0)
    const end = piece.at + piece.to - piece.from
    if (end < window.length) row[end] = BigInt(SEPARATOR)
  }
}
