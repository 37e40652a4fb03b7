import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withholdIn } from '../../../graph/decisions/index.ts'
import { exportFormatNames } from '../../../graph/formats/index.ts'
import { profileSite, readWholeGraph } from '../../../graph/profile/index.ts'
import type { GraphStore } from '../../../graph/store.ts'
import { FANG } from '../fixtures/jichuan.ts'
import { idOf } from '../fixtures/stories.ts'
import { filesOf, oddGraph, oddShares } from './graphs.ts'

describe('a person who is withheld', () => {
  let store: GraphStore
  beforeAll(async () => {
    const withheld = new Map([[idOf(FANG), [FANG.name]]])
    store = await oddGraph(oddShares().map((share) => withholdIn(share, withheld)))
  })
  afterAll(() => store.close())

  it.each(exportFormatNames)('is not in %s', async (format) => {
    const text = [...(await filesOf(store, format)).values()].join('\n')
    expect(text.length).toBeGreaterThan(100)
    expect(text).not.toContain(idOf(FANG))
    expect(text.replace(/[^\p{Script=Han}█]+/gu, '')).not.toContain(FANG.name)
  })

  it('has no profile, and is covered in those of others', async () => {
    const graph = await readWholeGraph(store.export())
    let pages = ''
    for await (const { file, text } of profileSite(graph, 'zh')) pages += file + text
    expect(pages).not.toContain(FANG.name)
    expect(pages).not.toContain(idOf(FANG))
    expect(pages).toContain('███')
  })
})
