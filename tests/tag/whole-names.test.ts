import { describe, expect, it } from 'vitest'
import { wholeNames } from '../../pipeline/tag/whole-names.ts'
import type { TaggedSpan } from '../../pipeline/types.ts'

const read = (texts: readonly string[], names: readonly string[]): string[] => {
  const spans = texts.map((text, k): TaggedSpan[] => {
    const start = text.indexOf(names[k] ?? '')
    return [{ start, end: start + (names[k] ?? '').length, type: 'Person', score: 0.8 }]
  })
  return wholeNames(texts, spans).map((found, k) => found.map((s) => texts[k]?.slice(s.start, s.end)).join())
}

describe('names that took a character of the word behind them', () => {
  it.each([
    ['车间里，韩青正准备收工', '韩青正', '韩青'],
    ['原董事长韩青改任副董事长', '韩青改', '韩青'],
    ['韩青超标准接待', '韩青超', '韩青'],
    ['行政长官韩青超出席', '韩青超', '韩青超'],
    ['韩方正说', '韩方正', '韩方正'],
    ['韩守正在会上说', '韩守正', '韩守正'],
    ['韩正在会上', '韩正', '韩正'],
  ])('%s: %s is %s', (text, name, whole) => {
    expect(read([text], [name])).toEqual([whole])
  })

  it('knows a name from elsewhere on the page, unless the character follows it there too', () => {
    expect(read(['小岚笑着出门。', '邻居小岚说。'], ['小岚笑', '小岚'])).toEqual(['小岚', '小岚'])
    expect(read(['欧阳岚行主持。', '欧阳岚行说。'], ['欧阳岚行', '欧阳岚'])).toEqual(['欧阳岚行', '欧阳岚'])
  })
})
