import { describe, expect, it } from 'vitest'
import { readLabels } from '../../pipeline/tag/labels.ts'
import { decode } from '../../pipeline/tag/viterbi.ts'

const bioes = readLabels({
  0: 'O',
  1: 'B-Person',
  2: 'I-Person',
  3: 'E-Person',
  4: 'S-Person',
  5: 'B-Place',
  6: 'I-Place',
  7: 'E-Place',
  8: 'S-Place',
})

/** Rows of logits: 5 for the named column, 0 elsewhere. */
function logits(size: number, ...chosen: readonly number[]): Float32Array {
  const out = new Float32Array(chosen.length * size)
  chosen.forEach((column, unit) => (out[unit * size + column] = 5))
  return out
}

describe('decode', () => {
  it('reads well-formed sequences as they are', () => {
    const spans = decode(logits(9, 0, 1, 2, 3, 0, 8), 6, bioes)
    expect(spans.map((s) => [s.start, s.end, s.type])).toEqual([
      [1, 4, 'Person'],
      [5, 6, 'Place'],
    ])
    expect(spans[0]?.probability).toBeGreaterThan(0.9)
  })

  it('never ends a span in another type and never leaves one open', () => {
    expect(decode(logits(9, 1, 7), 2, bioes).every((s) => s.end - s.start <= 2)).toBe(true)
    expect(decode(logits(9, 0, 1), 2, bioes).map((s) => s.end)).not.toContain(3)
  })

  it('gives nothing for nothing', () => {
    expect(decode(new Float32Array(0), 0, bioes)).toEqual([])
  })

  it('reads BIO labels of other projects: two labels of one of our types stay apart, unknown labels are outside', () => {
    const scheme = readLabels({ 0: 'O', 1: 'B-address', 2: 'I-address', 3: 'B-scene', 4: 'I-scene', 5: 'B-movie', 6: 'I-movie' })
    expect(scheme.outside).toEqual([0, 5, 6])
    expect(decode(logits(7, 1, 2, 3, 5, 6), 5, scheme).map((s) => [s.start, s.end, s.type])).toEqual([
      [0, 2, 'Place'],
      [2, 3, 'Place'],
    ])
  })

  it('refuses labels that are none of ours, unless a map says what they are', () => {
    expect(() => readLabels({ 0: 'O', 1: 'B-GENE' })).toThrow(/GENE/)
    expect(readLabels({ 0: 'O', 1: 'B-T1', 2: 'I-T1' }, { T1: 'Company' }).types[0]?.type).toBe('Company')
  })
})
