import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placePieces, splitWords } from '../../pipeline/tag/alignment.ts'

describe('splitWords', () => {
  it.each([
    ['名图abc 12', ['名', '图', 'abc', '12']],
    ['GDP增长8.5%', ['GDP', '增', '长', '8', '.', '5', '%']],
    ['𠮷田ABC𠮷', ['𠮷', '田', 'ABC', '𠮷']],
    ['“一带”（二）', ['“', '一', '带', '”', '（', '二', '）']],
    ['ＡＢＣ　１２', ['ＡＢＣ', '１２']],
    ['カナ한국', ['カナ한국']],
    ['a\u200bb\u200b c', ['a\u200bb', 'c']],
    ['e\u0301tat', ['e\u0301tat']],
    ['a\nb\tc\u00a0d', ['a', 'b', 'c', 'd']],
    ['[SEP]', ['[', 'SEP', ']']],
    ['\ud842x', ['x']],
    ['', []],
    [' \u3000\n', []],
  ])('cuts %j as BERT does', (text, words) => {
    expect(splitWords(text).map((w) => text.slice(w.start, w.end))).toEqual(words)
  })

  it('keeps every visible character, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const words = splitWords(text)
        const between = words.map((w, k) => text.slice(words[k - 1]?.end ?? 0, w.start)).concat(text.slice(words.at(-1)?.end ?? 0))
        expect(between.join('')).toMatch(/^[\s\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]*$/u)
        expect(words.every((w) => w.start < w.end)).toBe(true)
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})

describe('placePieces', () => {
  it.each([
    ['图', ['图'], ['图']],
    ['huawei', ['[UNK]'], ['huawei']],
    ['huawei', ['hua', '##wei'], ['hua', 'wei']],
    ['HuaWei', ['hua', '##wei'], ['Hua', 'Wei']],
    ['HuaWei', ['Hua', '##Wei'], ['Hua', 'Wei']],
    ['Cafés', ['cafe', '##s'], ['Café', 's']],
    ['Cafe\u0301s', ['cafe', '##s'], ['Cafe\u0301', 's']],
    ['a\u200bbc', ['ab', '##c'], ['a\u200bb', 'c']],
    ['𝐀bc', ['𝐀', '##bc'], ['𝐀', 'bc']],
    ['ＡＢ', ['ａ', '##ｂ'], ['Ａ', 'Ｂ']],
    ['ﬁne', ['fi', '##ne'], ['ﬁne', 'ﬁne']],
    ['C#', ['c', '###'], ['C', '#']],
  ])('%j as %j', (word, tokens, expected) => {
    expect(placePieces(word, tokens).map((p) => word.slice(p.start, p.end))).toEqual(expected)
  })
})
