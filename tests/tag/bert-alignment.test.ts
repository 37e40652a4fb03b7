import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placePieces, splitWords, Wordpieces } from '../../pipeline/tag/alignment.ts'
import { loadTokenizer } from '../../pipeline/tag/loading.ts'

const TINY = fileURLToPath(new URL('../fixtures/tiny-bert', import.meta.url))

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

describe('Wordpieces', () => {
  it('gives the tokens that the model’s tokenizer gives for the whole text, whatever the text', async () => {
    const tokenizer = await loadTokenizer({ kind: 'folder', folder: TINY })
    const pieces = new Wordpieces(tokenizer)
    const part = fc.constantFrom(
      ...'王伟岚川名𝐀aBk3Éñ5ßＡ１カ😀，。“-.%#[]',
      'e\u0301',
      '\u200b',
      ' ',
      '\n',
      '\u3000',
      '\u00a0',
      'NOVA',
      'km/h',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        const { ids, starts, ends } = pieces.encode(text)
        expect([...ids]).toEqual(tokenizer.encode(text, { add_special_tokens: false }))
        ids.forEach((_, k) => expect(text.slice(starts[k], ends[k])).toMatch(/\S/))
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('takes a special token that is printed on a page for what is printed', async () => {
    const tokenizer = await loadTokenizer({ kind: 'folder', folder: TINY })
    const { ids } = new Wordpieces(tokenizer).encode('[SEP]')
    expect(tokenizer.encode('[SEP]', { add_special_tokens: false })).toHaveLength(1)
    expect(ids).toHaveLength(5)
  })
})
