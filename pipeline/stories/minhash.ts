/**
 * One-permutation MinHash: each shingle is hashed once and falls into one of many bins; a bin keeps its least hash, and an empty one
 * borrows from the next. The share of bins in which two signatures agree estimates the Jaccard similarity of their shingles.
 * Broder 1997, doi:10.1109/SEQUEN.1997.666900; Li, Owen and Zhang 2012, arXiv:1208.1259; Shrivastava and Li 2014, arXiv:1406.4784.
 */

export type Signature = Uint32Array

/** Three rows a band: pairs above a similarity of .4 meet in some band nineteen times of twenty, those under .1 once in twenty-five. */
const ROWS = 3
const BANDS = 42
const BINS = ROWS * BANDS
const EMPTY = 0xffffffff
/** Added for each bin that was borrowed over, so that two borrowings agree only where they come from equally far. */
const DISTANCE = 0x9e3779b9

/** Characters a shingle: a word or two. */
const SHINGLE = 5

/** Letters and digits alone: reprints differ in line breaks, spaces and punctuation. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

/** All runs of five characters of a bare text, once each. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const shingles = new Set<string>()
  for (let k = 0; k + SHINGLE <= text.length; k += 1) shingles.add(text.slice(k, k + SHINGLE))
  return shingles
}

/** Null for a text without shingles. Linear in the text. */
export function signatureOf(text: string): Signature | null {
  if (text.length < SHINGLE) return null
  const least = new Uint32Array(BINS).fill(EMPTY)
  for (let k = 0; k + SHINGLE <= text.length; k += 1) {
    const hash = hashAt(text, k)
    const bin = hash % BINS
    const value = Math.floor(hash / BINS)
    if (value < (least[bin] ?? 0)) least[bin] = value
  }
  const filled = new Uint32Array(BINS)
  for (let bin = 0; bin < BINS; bin += 1) {
    let steps = 0
    while (least[(bin + steps) % BINS] === EMPTY) steps += 1 // some bin is filled, since there is a shingle
    filled[bin] = (least[(bin + steps) % BINS] ?? 0) + Math.imul(steps, DISTANCE)
  }
  return filled
}

/** One string a band: signatures that share one are candidates. */
export function bandsOf(signature: Signature): readonly string[] {
  return Array.from({ length: BANDS }, (_, band) => `${String(band)} ${signature.subarray(band * ROWS, band * ROWS + ROWS).join(' ')}`)
}

/** FNV-1a over the code units, then the finalizer of MurmurHash3, whose bits are even enough to be parted into bins. */
function hashAt(text: string, from: number): number {
  let hash = 0x811c9dc5
  for (let k = from; k < from + SHINGLE; k += 1) {
    const unit = text.charCodeAt(k)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
