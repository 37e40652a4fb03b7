import { describe, expect, test } from 'vitest'
import { realSets } from '../../models/measure/real-paragraphs.ts'
import { realParagraphs, testParagraphs } from '../../models/measure/real-relations.ts'

describe('Real paragraphs for measuring', () => {
  test('none of them is one that a training may see', () => {
    const trained = new Set(realParagraphs().map(({ sha1 }) => sha1))
    expect(testParagraphs().length).toBeGreaterThan(0)
    expect(testParagraphs().filter(({ sha1 }) => trained.has(sha1))).toEqual([])
  })

  test('without the raw texts there is nothing to measure', () => {
    expect(realSets('/no/such/folder')).toEqual([])
  })
})
