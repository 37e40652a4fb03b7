import { describe, expect, test } from 'vitest'
import { heldOutArticles, untag } from '../../models/measure/documents.ts'
import { errorLines } from '../../models/measure/errors.ts'
import { f1, interval, precision, recall } from '../../models/measure/scores.ts'
import { confusion, reliability, tallyAll } from '../../models/measure/tagging.ts'

const document = untag('a', '{G市委}{T书记}{P𠮷野}到{L云川县}调研')
const found = [
  { start: 0, end: 2, type: 'Government', score: 0.99 },
  { start: 2, end: 4, type: 'Person', score: 0.4 },
  { start: 8, end: 10, type: 'Place', score: 0.6 },
] as const

describe('What is measured of tagging', () => {
  test('inline tags become spans in UTF-16 code units', () => {
    expect(document.raw).toBe('市委书记𠮷野到云川县调研')
    expect(document.spans.map((s) => document.raw.slice(s.start, s.end))).toEqual(['市委', '书记', '𠮷野', '云川县'])
  })

  test('a span counts as right only with its exact borders and type', () => {
    const sum = tallyAll([document], [found])
    expect(sum).toEqual({ right: 1, found: 3, gold: 4 })
    expect([precision(sum), recall(sum), f1(sum)]).toEqual([1 / 3, 1 / 4, 2 / 7])
    expect(tallyAll([document], [found], 'Person')).toEqual({ right: 0, found: 1, gold: 1 })
  })

  test('confusions tell a wrong type from a wrong border', () => {
    const table = confusion([document], [found])
    expect(table.get('Title')?.get('Person')).toBe(1)
    expect(table.get('Place')?.get('none')).toBe(1)
    expect(table.get('none')?.get('Place')).toBe(1)
  })

  test('scores are compared with the share that is right, band by band', () => {
    expect(reliability([document], [found]).map(([from, , n, , right]) => [from, n, right])).toEqual([
      [0, 1, 0],
      [0.6, 1, 0],
      [0.95, 1, 1],
    ])
  })

  test('errors name page, offset, both types and the text around', () => {
    const lines = errorLines([document], [found])
    expect(lines).toHaveLength(4)
    expect(lines[0]).toContain('a     2 gold=Title found=Person 0.40 市委[书记]𠮷野到')
  })

  test('the interval of one document is a point, of unlike ones it is wide', () => {
    const good = { right: 9, found: 10, gold: 10 }
    expect(interval([good])).toEqual([0.9, 0.9])
    const [low, high] = interval([good, { right: 1, found: 10, gold: 10 }, good, good])
    expect(low).toBeLessThan(high)
  })

  test('about one article in twelve is held out, always the same ones', () => {
    const names = heldOutArticles().map((d) => d.name)
    expect(names.length).toBeGreaterThan(100)
    expect(heldOutArticles().map((d) => d.name)).toEqual(names)
  })
})
