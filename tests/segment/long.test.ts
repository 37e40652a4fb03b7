import { describe, expect, it } from 'vitest'
import { articlesOf, LONGEST_ARTICLE, splitArticles } from '../../pipeline/segment/index.ts'
import { pageOf } from './table.ts'

const SENTENCE = '岚江市召开会议，研究部署“三个一批”工作，周一鸣主持会议并讲话。'

describe('a text over the length limit', () => {
  it('becomes numbered parts, cut at the ends of sentences', () => {
    const raw = SENTENCE.repeat(Math.ceil((3.5 * LONGEST_ARTICLE) / SENTENCE.length))
    const parts = splitArticles(pageOf(raw))
    expect(parts.map((part) => part.part)).toEqual([1, 2, 3, 4])
    expect(parts.map((part) => raw.slice(part.start, part.end)).join('')).toBe(raw)
    for (const part of parts) {
      expect(part.end - part.start).toBeLessThanOrEqual(LONGEST_ARTICLE)
      expect(part.sentences.every((item) => item.text === SENTENCE)).toBe(true)
    }
    expect(new Set(parts.map((part) => part.id)).size).toBe(4)
  })

  it('is cut even where it has no punctuation at all', () => {
    const parts = splitArticles(pageOf('岚江市召开会议'.repeat(60_000)))
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.every((part) => part.end - part.start <= LONGEST_ARTICLE)).toBe(true)
  })

  it('yields its first part before the whole has been read', () => {
    const first = articlesOf(pageOf(SENTENCE.repeat(40_000))).next()
    expect(first.done === true ? null : first.value.part).toBe(1)
  })

  it.each(['“', '。', '（记者 ', ' 　', '市委召开会议\n', '岚江启动植树，\n', '本报讯 (记者 王一) \n', '## 一\n'])(
    'takes time in proportion to its length: %j',
    (piece) => {
      const time = (length: number): number => {
        const raw = piece.repeat(Math.ceil(length / piece.length))
        const from = process.cpuUsage() // other programs may want the processor too
        splitArticles(pageOf(raw))
        return process.cpuUsage(from).user / 1000
      }
      time(20_000)
      // Eight times the text; quadratic work would take 64 times as long.
      expect(time(160_000)).toBeLessThan(30 * time(20_000) + 100)
    },
  )
})
