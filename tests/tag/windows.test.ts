import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillRow, packWindows } from '../../pipeline/tag/windows.ts'

describe('packWindows', () => {
  it('puts neighbours together, each with its separator, and starts anew when the next does not fit', () => {
    const windows = packWindows([3, 4, 5], 10)
    expect(windows.map((w) => w.pieces.map((p) => [p.text, p.at]))).toEqual([
      [
        [0, 0],
        [1, 4],
      ],
      [[2, 0]],
    ])
    expect(windows.map((w) => w.length)).toEqual([9, 6])
  })

  it('reads every unit of every text exactly once, whatever the lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 30 }), fc.integer({ min: 64, max: 160 }), (lengths, size) => {
        const seen = lengths.map((length) => new Uint8Array(length))
        for (const window of packWindows(lengths, size)) {
          expect(window.length).toBeLessThanOrEqual(size)
          for (const piece of window.pieces) {
            expect(piece.keepFrom).toBeGreaterThanOrEqual(piece.from)
            expect(piece.keepTo).toBeLessThanOrEqual(piece.to)
            for (let k = piece.keepFrom; k < piece.keepTo; k++) (seen[piece.text] as Uint8Array)[k]! += 1
          }
        }
        expect(seen.every((text) => text.every((n) => n === 1))).toBe(true)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('fillRow', () => {
  it('writes ids and separators and leaves the rest padded', () => {
    const [window] = packWindows([2, 1], 8)
    const row = new BigInt64Array(8)
    if (window !== undefined) fillRow(row, window, [Uint16Array.of(7, 8), Uint16Array.of(9)])
    expect([...row]).toEqual([7n, 8n, 2n, 9n, 2n, 0n, 0n, 0n])
  })
})
