import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { env } from '@huggingface/transformers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTagger } from '../../pipeline/tag/index.ts'

const TINY = fileURLToPath(new URL('../fixtures/tiny-bert', import.meta.url))
const SENTENCE = '今天，市委书记王伟到岚川高新区调研。'

/** A hub on this machine: serves the small BERT as tiny/bert, and everything but its weights as tiny/no-onnx. */
function openHub(asked: string[]): Server {
  return createServer((request, response) => {
    const [, model = '', file = ''] = /^\/(tiny\/[\w-]+)\/resolve\/main\/([\w./]+)$/.exec(request.url ?? '') ?? []
    asked.push(`${model}/${file}`)
    const path = join(TINY, file)
    const present = existsSync(path) && (model === 'tiny/bert' || (model === 'tiny/no-onnx' && !file.startsWith('onnx/')))
    response.writeHead(present ? 200 : 404, { 'content-type': 'application/octet-stream' })
    if (present) createReadStream(path).pipe(response)
    else response.end()
  })
}

describe('a model of the hub', () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'mingtu-hub-'))
  const asked: string[] = []
  const hub = openHub(asked)
  const remoteHost = env.remoteHost
  beforeAll(async () => {
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
    env.remoteHost = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`
  })
  afterAll(() => {
    env.remoteHost = remoteHost
    hub.close()
    rmSync(cacheDir, { recursive: true })
  })

  it('is downloaded once, tags, and leaves downloading off', async () => {
    const tagger = await openTagger('hf:tiny/bert', { cacheDir })
    expect(tagger.name).toBe('hf:tiny/bert')
    const [spans = []] = await tagger.tag([SENTENCE])
    expect(spans.map((s) => SENTENCE.slice(s.start, s.end))).toEqual(['市委', '书记', '王伟', '岚川高新区'])
    await tagger.close()
    expect(asked).toContain('tiny/bert/onnx/model_quantized.onnx')
    expect(env.allowRemoteModels).toBe(false)

    asked.length = 0
    await (await openTagger('hf:tiny/bert', { cacheDir })).close()
    expect(asked).toEqual([])
  })

  it('without ONNX files is refused, with what to do', async () => {
    const opening = openTagger('hf:tiny/no-onnx', { cacheDir })
    await expect(opening).rejects.toThrow(/tiny\/no-onnx cannot be had/)
    await expect(opening).rejects.toMatchObject({ code: 'MODEL', remedy: expect.stringContaining('ONNX files') as string })
  })

  it('that is not there is refused by its name', async () => {
    await expect(openTagger('hf:tiny/unheard-of', { cacheDir })).rejects.toThrow(/tiny\/unheard-of cannot be had/)
  })

  it.each(['hf:', 'hf:bert', 'hf:a/b/c', 'hf:../x/y', 'hf:a b/c'])('must be named OWNER/NAME, not %s', async (spec) => {
    await expect(openTagger(spec, { cacheDir })).rejects.toMatchObject({ code: 'USAGE' })
  })

  it('without a network is refused with a clear error, and a folder opens as before', async () => {
    const { remoteHost: reachable } = env
    env.remoteHost = 'http://127.0.0.1:1/'
    const opening = openTagger('hf:tiny/far-away', { cacheDir })
    await expect(opening).rejects.toMatchObject({ code: 'MODEL', remedy: expect.stringContaining('network') as string })
    env.remoteHost = reachable
    expect(env.allowRemoteModels).toBe(false)

    asked.length = 0
    await (await openTagger(TINY)).close()
    expect(asked).toEqual([])
  })
})
