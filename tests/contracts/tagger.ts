import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mentionTypes } from '../../graph/schema.ts'
import type { Tagger } from '../../pipeline/types.ts'

/** A sentence, and a name in it that the engine finds wherever the sentence stands. */
export interface KnownSentence {
  readonly sentence: string
  readonly name: string
}

/** What every Tagger does. `open` is called once. */
export function taggerContract(engine: string, known: KnownSentence, open: () => Promise<Tagger>): void {
  const { sentence, name } = known

  describe(`${engine} keeps the contract of a tagger`, () => {
    let tagger: Tagger
    beforeAll(async () => {
      tagger = await open()
    })
    afterAll(() => tagger.close())

    const namesIn = async (text: string): Promise<readonly string[]> => {
      const [spans = []] = await tagger.tag([text])
      return spans.map((s) => text.slice(s.start, s.end))
    }

    it('has a name for the build record', () => {
      expect(tagger.name).toMatch(/\S/)
    })

    it('answers one list for each text, in order, and none for no texts', async () => {
      expect(await tagger.tag([])).toEqual([])
      const answers = await tagger.tag(['', sentence, '', `。${sentence}`])
      expect(answers.map((spans) => spans.length > 0)).toEqual([false, true, false, true])
    })

    it.each(['', ' ', '\n', '。', '……', '\u3000\u3000', '\u200b', '\u0000', '\ud842', '##', '12345', '😀😀'])(
      'finds nothing, and does not fail, in %j',
      async (text) => {
        expect(await tagger.tag([text])).toEqual([[]])
      },
    )

    it('finds the name where it stands, whatever stands before it', async () => {
      for (const before of ['', '。', '𠮷𠮷。', '😀。', '\n\n', '\u3000\u3000', '\u200b', '（ＡＢＣ）。', 'é́́。', '[SEP]。', '……“']) {
        expect(await namesIn(before + sentence), JSON.stringify(before)).toContain(name)
      }
    })

    it('answers spans that are sorted, apart, within the text, cut no character in two, and have a known type and a score', async () => {
      const texts = [
        sentence,
        `𠮷${sentence}𠮷`,
        sentence.repeat(3),
        [...sentence].join(' '),
        [...sentence].join('𠮷'),
        [...sentence].reverse().join(''),
      ]
      for (const [k, spans] of (await tagger.tag(texts)).entries()) {
        const text = texts[k] ?? ''
        let end = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          expect(text.slice(span.start, span.end)).not.toMatch(/\p{Cs}/u)
          expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim())
          expect(mentionTypes).toContain(span.type)
          expect(span.score).toBeGreaterThanOrEqual(0)
          expect(span.score).toBeLessThanOrEqual(1)
          end = span.end
        }
      }
    })

    it('finds every name of a text far longer than its window, to the last', async () => {
      const times = 120
      const text = sentence.repeat(times)
      const [spans = []] = await tagger.tag([text])
      const at = spans.filter((s) => text.slice(s.start, s.end) === name).map((s) => Math.floor(s.start / sentence.length))
      expect(new Set(at).size).toBe(times)
    })

    it('answers the same twice, and the same for a text alone as among others', async () => {
      const texts = [sentence, sentence.slice(5), `今天，${sentence}`]
      const first = await tagger.tag(texts)
      expect(await tagger.tag(texts)).toEqual(first)
      expect(first[0]?.map((s) => sentence.slice(s.start, s.end))).toEqual(await namesIn(sentence))
    })

    it('answers calls that overlap in time', async () => {
      const [one, two] = await Promise.all([tagger.tag([sentence]), tagger.tag([sentence])])
      expect(one).toEqual(two)
    })

    it('stops when it is told to, with the reason it was given', async () => {
      const reason = new Error('stop')
      await expect(tagger.tag([sentence], AbortSignal.abort(reason))).rejects.toBe(reason)
      const stopping = new AbortController()
      const tagged = tagger.tag(Array<string>(400).fill(sentence), stopping.signal)
      setTimeout(() => stopping.abort(reason), 1)
      await expect(tagged).rejects.toBe(reason)
      expect(await namesIn(sentence)).toContain(name)
    })
  })
}
