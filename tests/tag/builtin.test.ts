import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtinFolder, openTagger } from '../../pipeline/tag/index.ts'
import type { Tagger } from '../../pipeline/types.ts'

const SENTENCE = '7月3日，市委书记谭雪舟到株洲高新区调研湖南远航智能装备有限公司，强调要开展“项目攻坚年”活动。'

describe('the bundled model', () => {
  let tagger: Tagger
  beforeAll(async () => {
    tagger = await openTagger('builtin')
  })
  afterAll(() => tagger.close())

  it('tags people, posts, organs, places, companies and programmes of a sentence it has not seen', async () => {
    const [spans = []] = await tagger.tag([SENTENCE])
    expect(spans.map((s) => `${SENTENCE.slice(s.start, s.end)}/${s.type}`)).toEqual([
      '市委/Government',
      '书记/Title',
      '谭雪舟/Person',
      '株洲高新区/Place',
      '湖南远航智能装备有限公司/Company',
      '项目攻坚年/Programme',
    ])
    expect(spans.every((s) => s.score > 0.5 && s.score <= 1)).toBe(true)
  })

  it('keeps offsets past rare characters, widths and line breaks, in order and without overlap', async () => {
    const texts = ['', '。', `𠮷𠮷𠮷。${SENTENCE}`, 'ＡＢＣ　１２３', SENTENCE.repeat(20)]
    const answers = await tagger.tag(texts)
    expect(answers).toHaveLength(texts.length)
    answers.forEach((spans, k) => {
      spans.forEach((s, i) => {
        expect(s.start).toBeLessThan(s.end)
        expect(s.end).toBeLessThanOrEqual(texts[k]?.length ?? 0)
        expect(s.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0)
      })
    })
    const third = answers[2] ?? []
    expect(third.some((s) => texts[2]?.slice(s.start, s.end) === '谭雪舟')).toBe(true)
  })

  it('reads a text longer than its window to the end', async () => {
    const long = `${'今年以来，全市上下抓项目、促发展，'.repeat(40)}市长谭雪舟说`
    const [spans = []] = await tagger.tag([long])
    expect(spans.some((s) => s.end > long.length - 3 && s.type === 'Person')).toBe(true)
  })

  it('answers the same twice', async () => {
    expect(await tagger.tag([SENTENCE, '谭雪舟'])).toEqual(await tagger.tag([SENTENCE, '谭雪舟']))
  })
})

describe('a broken model folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingtu-model-'))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('is refused with what is wrong and what to do', async () => {
    await expect(openTagger(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'USAGE' })
    await expect(openTagger(folder)).rejects.toMatchObject({ code: 'MODEL' })
    cpSync(builtinFolder(), folder, { recursive: true })
    writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), 'half a file')
    await expect(openTagger(folder)).rejects.toThrow(/damaged/)
    writeFileSync(join(folder, 'config.json'), '{')
    await expect(openTagger(folder)).rejects.toThrow(/JSON/)
  })
})
