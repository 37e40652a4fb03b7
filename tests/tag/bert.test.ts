import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBertTagger, openTagger, readLabelMap } from '../../pipeline/tag/index.ts'
import type { Tagger } from '../../pipeline/types.ts'
import { taggerContract } from '../contracts/tagger.ts'

/** A BERT of two layers that models/train/make_tiny_bert.py trained on invented sentences, with the labels of CLUENER. */
const TINY = fileURLToPath(new URL('../fixtures/tiny-bert', import.meta.url))
const SENTENCE = '今天，市委书记王伟到岚川高新区调研。'

const scratch = mkdtempSync(join(tmpdir(), 'mingtu-bert-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** A copy of the model with its name, to change. */
function copyOf(name: string): string {
  const folder = join(scratch, name)
  cpSync(TINY, folder, { recursive: true })
  return folder
}

async function tagged(tagger: Tagger, text: string): Promise<readonly string[]> {
  const [spans = []] = await tagger.tag([text])
  return spans.map((s) => `${text.slice(s.start, s.end)}/${s.type}`)
}

taggerContract('a BERT folder', { sentence: SENTENCE, name: '岚川高新区' }, () => openTagger(TINY))

describe('a BERT folder', () => {
  let tagger: Tagger
  beforeAll(async () => {
    tagger = await openTagger(TINY)
  })
  afterAll(() => tagger.close())

  it('is named by its folder and the hash of its weights', () => {
    expect(tagger.name).toMatch(/^tiny-bert \([0-9a-f]{12}\)$/)
  })

  it.each([
    [SENTENCE, ['市委/Government', '书记/Title', '王伟/Person', '岚川高新区/Place']],
    ['陈丽娟、赵磊等参加会议。', ['陈丽娟/Person', '赵磊/Person']],
    ['记者从教育局获悉，项目已经开工。', ['教育局/Government']],
    ['汐阳远航药业有限公司落户墨溪县，总投资5.2亿元。', ['汐阳远航药业有限公司/Company', '墨溪县/Place']],
    ['Ｋ3智能公司与财政局签约。', ['Ｋ3智能公司/Company', '财政局/Government']],
    ['K3智能公司与财政局签约。', ['K3智能公司/Company', '财政局/Government']],
    ['NOVA智能公司与财政局签约。', ['NOVA智能公司/Company', '财政局/Government']],
    ['Nóva智能公司与财政局签约。', ['Nóva智能公司/Company', '财政局/Government']],
    ['影片《大桥》在墨溪县上映。', ['墨溪县/Place']],
  ])('tags %s', async (text, expected) => {
    expect(await tagged(tagger, text)).toEqual(expected)
  })

  it('spans a name with a line break or a rare character in it', async () => {
    expect(await tagged(tagger, '今天，市委书记王伟到岚川\n高新区调研。')).toContain('岚川\n高新区/Place')
    expect(await tagged(tagger, '今天，市委书记王𠮷到岚川高新区调研。')).toContain('王𠮷/Person')
  })

  it('gives the model’s own probability as the score', async () => {
    const [spans = []] = await tagger.tag([SENTENCE])
    expect(spans.every((s) => s.score > 0.5 && s.score <= 1)).toBe(true)
  })
})

describe('a label map', () => {
  it('beside the model overrules the known names and adds new ones', async () => {
    const folder = copyOf('mapped')
    writeFileSync(join(folder, 'label-map.json'), '{"movie": "Programme", "government": "Organization"}')
    const tagger = await openTagger(folder)
    expect(await tagged(tagger, '影片《大桥》在墨溪县上映。')).toEqual(['大桥/Programme', '墨溪县/Place'])
    expect(await tagged(tagger, '记者从教育局获悉，项目已经开工。')).toEqual(['教育局/Organization'])
    await tagger.close()
  })

  it('given with the option comes before the one beside the model', async () => {
    const tagger = await openTagger(join(scratch, 'mapped'), { labelMap: { movie: 'Event' } })
    expect(await tagged(tagger, '影片《大桥》在墨溪县上映。')).toEqual(['大桥/Event', '墨溪县/Place'])
    await tagger.close()
  })

  it.each([
    ['{', /JSON/],
    ['["ORG"]', /expected record/i],
    ['{"ORG": "Organisation"}', /ORG/],
  ])('%s is refused with what is wrong', (text, message) => {
    const file = join(scratch, 'map.json')
    writeFileSync(file, text)
    expect(() => readLabelMap(file)).toThrow(message)
    expect(() => readLabelMap(file)).toThrow(expect.objectContaining({ code: 'MODEL' }) as Error)
  })
})

describe('a folder that is laid out otherwise', () => {
  it('may have a Chinese name with spaces, and its weights at the top', async () => {
    const folder = copyOf('模型 甲')
    renameSync(join(folder, 'onnx', 'model_quantized.onnx'), join(folder, 'model.onnx'))
    const tagger = await openTagger(folder)
    expect(await tagged(tagger, SENTENCE)).toContain('王伟/Person')
    await tagger.close()
  })

  it('may have onnx/model.onnx alone', async () => {
    const folder = copyOf('full-precision')
    renameSync(join(folder, 'onnx', 'model_quantized.onnx'), join(folder, 'onnx', 'model.onnx'))
    const tagger = await openTagger(folder)
    expect(await tagged(tagger, SENTENCE)).toContain('王伟/Person')
    await tagger.close()
  })
})

describe('a folder that cannot be used is refused, with what is wrong and what to do', () => {
  const config = {
    model_type: 'bert',
    id2label: { 0: 'O', 1: 'B-name', 2: 'I-name' },
    max_position_embeddings: 64,
    hidden_size: 32,
    num_attention_heads: 2,
    num_hidden_layers: 2,
  }
  const cases: readonly [what: string, message: RegExp, spoil: (folder: string) => void][] = [
    ['no config', /config\.json does not exist/, (f) => rmSync(join(f, 'config.json'))],
    ['no labels', /id2label/, (f) => writeFileSync(join(f, 'config.json'), '{"model_type": "bert"}')],
    ['labels of another trade', /no type of ours: O, B-gene/, (f) => writeJson(f, { ...config, id2label: { 0: 'O', 1: 'B-gene' } })],
    ['fewer labels than the weights', /answers 20 numbers a token, and its config names 3 labels/, (f) => writeJson(f, config)],
    ['too few positions', /16 tokens/, (f) => writeJson(f, { ...config, max_position_embeddings: 16 })],
    ['no weights', /model_quantized\.onnx does not exist, nor model\.onnx/, (f) => rmSync(join(f, 'onnx'), { recursive: true })],
    ['weights that are no model', /cannot be loaded/, (f) => writeFileSync(join(f, 'onnx', 'model_quantized.onnx'), 'half a file')],
    ['no tokenizer', /tokenizer\.json does not exist/, (f) => rmSync(join(f, 'tokenizer.json'))],
    ['no tokenizer config', /tokenizer_config\.json does not exist/, (f) => rmSync(join(f, 'tokenizer_config.json'))],
    ['a tokenizer that is not BERT’s', /is not BERT's/, (f) => writeFileSync(join(f, 'tokenizer.json'), JSON.stringify(BYTE_LEVEL))],
  ]

  it.each(cases)('%s', async (what, message, spoil) => {
    const folder = copyOf(what.replaceAll(' ', '-'))
    spoil(folder)
    const using = openTagger(folder).then((tagger) => tagger.tag([SENTENCE]))
    await expect(using).rejects.toThrow(message)
    await expect(using).rejects.toMatchObject({ code: 'MODEL', remedy: expect.stringMatching(/\S/) as string })
  })

  it('an empty folder, also when it is named as a BERT', async () => {
    const folder = join(scratch, 'empty')
    mkdirSync(folder)
    await expect(openBertTagger(folder)).rejects.toMatchObject({ code: 'MODEL' })
  })

  function writeJson(folder: string, value: object): void {
    writeFileSync(join(folder, 'config.json'), JSON.stringify(value))
  }
})

const BYTE_LEVEL = {
  version: '1.0',
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  post_processor: null,
  decoder: { type: 'ByteLevel' },
  model: { type: 'BPE', vocab: { a: 0, b: 1 }, merges: [], unk_token: 'a' },
}
