import { describe, expect, test } from 'vitest'
import { pageOf, realParagraphs, realRelations } from '../../models/measure/real-relations.ts'
import { compare, extractionOf } from '../relate/tagged-pages.ts'

describe('Relations of real paragraphs', () => {
  test('every annotated paragraph and span is one of those whose names are annotated', () => {
    const spans = new Map(realParagraphs().map((one) => [one.sha1, new Set(one.spans.map(([start, end]) => `${start}-${end}`))]))
    for (const { sha1, relations } of realRelations()) {
      expect(spans.has(sha1)).toBe(true)
      for (const { head, tail, title } of relations)
        for (const target of [...head, ...tail, ...(title === undefined ? [] : [title])])
          if (typeof target !== 'string') expect(spans.get(sha1)).toContain(target.join('-'))
    }
  })

  test('spans become names in UTF-16 code units, any of several targets is right, and 原 is no part of a title', () => {
    const page = pageOf(
      '澄县原县长𠮷野到会。',
      {
        spans: [
          [0, 2, 'LOC'],
          [2, 5, 'TTL'],
          [5, 7, 'PER'],
        ],
      },
      {
        sha1: 'a',
        half: 'read',
        relations: [{ type: 'HOLDS_ROLE', head: [[5, 7]], tail: [[0, 2], '澄县人民政府'], title: [2, 5], kind: 'former' }],
      },
    )
    expect(page.spans.map(({ start, end }) => page.page.raw.slice(start, end))).toEqual(['澄县', '原县长', '𠮷野'])
    expect(page.expected).toEqual([{ type: 'HOLDS_ROLE', head: '𠮷野', tail: '澄县|澄县人民政府', title: '县长', kind: 'former' }])
    expect(compare(page.expected, extractionOf(page)).map(({ verdict }) => verdict)).toEqual(['right'])
  })
})
