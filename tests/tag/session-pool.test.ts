import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtinFolder, openTagger } from '../../pipeline/tag/index.ts'
import { batchesOf } from '../../pipeline/tag/windows.ts'
import type { Tagger } from '../../pipeline/types.ts'
import { taggerContract } from '../contracts/tagger.ts'

const SENTENCE = '7月3日，市委书记谭雪舟到株洲高新区调研。'

taggerContract('the bundled model in two threads', { sentence: SENTENCE, name: '谭雪舟' }, () => openTagger('builtin', { workers: 2 }))

describe('tagging threads', () => {
  let pool: Tagger | undefined
  let alone: Tagger | undefined
  beforeAll(async () => {
    pool = await openTagger('builtin', { workers: 2 })
    alone = await openTagger('builtin')
  })
  afterAll(async () => {
    await pool?.close()
    await alone?.close()
  })

  it('find exactly what one thread finds, whatever else is asked meanwhile', async () => {
    const pages = Array.from({ length: 6 }, (_, k) => Array.from({ length: 3 * k }, (_x, n) => `${'今天，'.repeat(n)}${SENTENCE}`))
    const together = await Promise.all(pages.map(async (texts) => pool?.tag(texts)))
    for (const [k, texts] of pages.entries()) expect(together[k]).toEqual(await alone?.tag(texts))
  })

  it('end after the work at hand when they are closed, and say so to whoever asks later', async () => {
    const closing = await openTagger('builtin', { workers: 1 })
    const asked = closing.tag([SENTENCE])
    await closing.close()
    expect((await asked)[0]).not.toEqual([])
    await expect(closing.tag([SENTENCE])).rejects.toMatchObject({ code: 'TAGGER' })
  })

  it('do not start over weights that cannot be loaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingtu-pool-'))
    cpSync(builtinFolder(), folder, { recursive: true })
    writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), 'half a file')
    await expect(openTagger(folder, { workers: 2 })).rejects.toMatchObject({ code: 'MODEL' })
    rmSync(folder, { recursive: true })
  })
})

it('windows of about one length are read together, with next to no padding', () => {
  const windows = [128, 40, 127, 12, 126, 128, 128, 128, 128, 128, 128].map((length) => ({ pieces: [], length }))
  expect(batchesOf(windows).map((batch) => batch.map(({ length }) => length))).toEqual([
    [12],
    [40],
    [126, 127, 128, 128, 128, 128, 128, 128],
    [128],
  ])
})
