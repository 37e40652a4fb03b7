import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../graph/store.ts'
import { baked } from '../../viewer/server/baking.ts'
import type { BakedLayout } from '../../viewer/server/baking.ts'
import { createApp } from '../../viewer/server/index.ts'
import { Scenes } from '../../viewer/server/scenes.ts'
import { cityStore } from './served.ts'

let store: GraphStore
let folder: string
beforeAll(async () => {
  ;[store, folder] = await Promise.all([cityStore(30), mkdtemp(join(tmpdir(), 'mingtu-layouts-'))])
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

describe('a baked layout', () => {
  it('is made once, kept beside the graph, and the same the next time', async () => {
    const view = await store.overview(200)
    const made = await baked(view, folder)
    expect(made.positions).toHaveLength(2 * view.nodes.length)
    expect(new Set(made.communities).size).toBeGreaterThan(1)
    const [file] = await readdir(folder)
    // What is read the second time is the file.
    const kept = JSON.parse(await readFile(join(folder, file ?? ''), 'utf8')) as BakedLayout
    await writeFile(join(folder, file ?? ''), JSON.stringify({ ...kept, communities: kept.communities.map((community) => community + 1) }))
    expect(await baked(view, folder)).toEqual({ ...made, communities: made.communities.map((community) => community + 1) })
    await rm(join(folder, file ?? ''))
    expect(await baked(view, folder)).toEqual(made)
  })

  it('comes in the order of the overview, whichever way its nodes were read', async () => {
    const view = await store.overview(200)
    const backwards = { ...view, nodes: [...view.nodes].reverse(), edges: [...view.edges].reverse() }
    const [forth, back] = [await baked(view, folder), await baked(backwards, folder)]
    expect(back.communities).toEqual([...forth.communities].reverse())
  })

  it('is served beside the overview, and old ones are taken away', async () => {
    await writeFile(join(folder, `${'0'.repeat(32)}.json`), '{}')
    const scenes = new Scenes(store, folder, (error) => {
      throw error
    })
    await scenes.prepare()
    expect(await readdir(folder)).not.toContain(`${'0'.repeat(32)}.json`)
    const app = createApp(store, { layouts: folder })
    const { layout } = (await (await app.request('/api/layout?limit=200')).json()) as { layout: BakedLayout | null }
    const { nodes } = (await (await app.request('/api/overview?limit=200')).json()) as { nodes: readonly unknown[] }
    expect(layout?.communities).toHaveLength(nodes.length)
    expect(await (await app.request('/api/layout?limit=123')).json()).toEqual({ layout: null })
    for (const name of await readdir(folder)) expect(JSON.parse(await readFile(join(folder, name), 'utf8'))).toHaveProperty('positions')
  })

  it('is forgotten when the graph changes', async () => {
    const scenes = new Scenes(store, null, () => undefined)
    const first = await scenes.overview(200)
    expect(await scenes.overview(200)).toBe(first)
    scenes.forget()
    expect(await scenes.overview(200)).not.toBe(first)
  })
})
