import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitArticles } from '../../pipeline/segment/index.ts'
import type { Article, Page, Sentence } from '../../pipeline/types.ts'

const pageOf = (raw: string): Page => ({ origin: 'generated', format: 'text', raw, meta: {} })

const isSpace = (text: string): boolean => /^\s$/u.test(text)

/** The promise of a sentence's `raw`: each unit is the page's unit at its place; a space may stand for any white space. */
function expectExact(raw: string, article: Article, sentence: Sentence): void {
  expect(sentence.raw).toHaveLength(sentence.text.length)
  expect(sentence.start).toBe(sentence.raw[0])
  expect(sentence.end).toBe((sentence.raw.at(-1) ?? -1) + 1)
  expect(article.start).toBeLessThanOrEqual(sentence.start)
  expect(sentence.end).toBeLessThanOrEqual(article.end)
  let last = -1
  sentence.raw.forEach((offset, k) => {
    expect(offset).toBeGreaterThan(last)
    last = offset
    const printed = raw.charAt(offset)
    if (sentence.text.charAt(k) === ' ') expect(isSpace(printed)).toBe(true)
    else expect(sentence.text.charAt(k)).toBe(printed)
  })
}

/** Pieces of the page that a sentence holds: its parts, or the whole of it. */
const piecesOf = (sentence: Sentence) => sentence.parts ?? [{ start: sentence.start, end: sentence.end }]

function expectSound(raw: string): void {
  const articles = splitArticles(pageOf(raw))
  let end = 0
  for (const article of articles) {
    expect(article.start).toBeGreaterThanOrEqual(end)
    expect(article.end).toBeLessThanOrEqual(raw.length)
    end = article.end
    const pieces: { start: number; end: number }[] = []
    article.sentences.forEach((sentence, k) => {
      expectExact(raw, article, sentence)
      expect(sentence.start).toBeGreaterThanOrEqual(article.sentences[k - 1]?.start ?? 0)
      if (sentence.copyOf !== undefined) expect(sentence.copyOf).toBeLessThan(k)
      pieces.push(...piecesOf(sentence))
    })
    pieces.sort((a, b) => a.start - b.start)
    pieces.forEach((piece, k) => expect(piece.start).toBeGreaterThanOrEqual(pieces[k - 1]?.end ?? 0))
    for (const name of article.byline) expect(raw.slice(name.start, name.end).replace(/\s/gu, '')).toBe(name.name)
  }
}

const fragment = fc.constantFrom(
  '白鹭湖新区召开项目推进会',
  '岚江日报讯(全媒体记者/周一鸣 通讯员/吴二宝)',
  '3月5日,',
  '市民们走进展馆',
  '，',
  '。',
  '；',
  '！”',
  '“',
  '”',
  '……',
  '?',
  '𠮷野家',
  '👨‍👩‍👧',
  'ＡＢＣ１２３',
  'GDP growth',
  '　',
  '  ',
  '\n',
  '\r\n',
  '\n\n',
  '\r',
  '\u2028',
  '## ',
  '**',
  '> ',
  '▶▶下转02版',
  '责任编辑:李四',
  '周一鸣 摄',
  '（记者 周一鸣）',
  '《关于',
  '》',
  '1',
  '——',
  '图为活动现场。',
  '\ufeff',
  '\u200b',
  '新华社北京1月2日电',
)

describe('offsets', () => {
  it('map every sentence back to the page, whatever the page holds', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => expectSound(parts.join(''))),
      { seed: 20240130, numRuns: 400 },
    )
  })

  it('hold on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => expectSound(raw)),
      { seed: 7, numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (raw) => expectSound(raw)),
      { seed: 8, numRuns: 200 },
    )
  })
})
