import { describe, expect, test } from 'vitest'
import { RELATION_TYPES } from '../../graph/schema.ts'
import { compare, extractionOf, taggedPages } from './tagged-pages.ts'

/** What is reached must stay reached: a little under the figures of the day, with all mentions given. */
const FLOORS = [
  { set: 'articles whose errors were read', heldOut: false, role: [0.97, 0.95], all: [0.95, 0.84] },
  { set: 'articles whose errors nobody read', heldOut: true, role: [0.95, 0.9], all: [0.9, 0.78] },
] as const

const pages = taggedPages()

/** Precision and recall over pages; only of one type when it is named. */
function measured(heldOut: boolean, type: string | null): readonly [precision: number, recall: number] {
  const all = pages.filter((page) => page.heldOut === heldOut).flatMap((page) => compare(page.expected, extractionOf(page)))
  const count = (verdict: string): number => all.filter((one) => one.verdict === verdict && (type === null || one.type === type)).length
  const [right, missed, spurious] = [count('right'), count('missed'), count('spurious')]
  return [right / (right + spurious), right / (right + missed)]
}

describe('Relations of whole articles', () => {
  test('the table has at least sixty articles of thirteen themes, about half of them held out, and every type of relation', () => {
    expect(pages.length).toBeGreaterThanOrEqual(60)
    expect(new Set(pages.map((page) => page.theme)).size).toBe(13)
    expect(pages.filter((page) => page.heldOut).length / pages.length).toBeGreaterThan(0.4)
    expect(new Set(pages.flatMap((page) => page.expected.map((one) => one.type)))).toEqual(new Set(Object.keys(RELATION_TYPES)))
  })

  test.each(FLOORS)('$set: posts and all relations keep their precision and recall', ({ heldOut, role, all }) => {
    const [rolePrecision, roleRecall] = measured(heldOut, 'HOLDS_ROLE')
    expect(rolePrecision).toBeGreaterThanOrEqual(role[0])
    expect(roleRecall).toBeGreaterThanOrEqual(role[1])
    const [precision, recall] = measured(heldOut, null)
    expect(precision).toBeGreaterThanOrEqual(all[0])
    expect(recall).toBeGreaterThanOrEqual(all[1])
  })

  test('every evidence is what stands in the page at its place', () => {
    for (const page of pages) {
      const { relations } = extractionOf(page)
      for (const { evidence } of relations) {
        expect(evidence.length).toBeGreaterThan(0)
        for (const { start, end, text } of evidence) expect(page.page.raw.slice(start, end)).toBe(text)
      }
    }
  })
})
