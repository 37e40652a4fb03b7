import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import type { ExportLine, GraphStore } from '../../graph/store.ts'
import { createApp, serve } from '../../viewer/server/index.ts'
import { STORIES } from '../graph/fixtures/jichuan.ts'
import { shareOf } from '../graph/fixtures/stories.ts'

let store: GraphStore

beforeAll(async () => {
  store = await openEmbeddedStore(':memory:')
  for (const story of Object.values(STORIES)) await store.commit(shareOf(story))
  await store.derive()
})

afterAll(() => store.close())

const ask = (path: string, init?: RequestInit) => createApp(store).request(`http://127.0.0.1/api${path}`, init)

describe('the export route', () => {
  it('streams the lines of the store, in its order', async () => {
    const lines: string[] = []
    for await (const line of store.export()) lines.push(`${JSON.stringify(line)}\n`)
    const response = await ask('/export')
    expect(await response.text()).toBe(lines.join(''))
    expect(lines.length).toBeGreaterThan(10)
  })

  it('breaks the connection when the store fails half way, so that nobody takes the half for the whole', async () => {
    async function* failing(): AsyncGenerator<ExportLine> {
      for (let k = 0; k < 600; k += 1) yield { kind: 'node', id: String(k) }
      throw new Error('the disk is gone')
    }
    const broken = Object.create(store, { export: { value: failing } }) as GraphStore // the store, but for one method
    const served = await serve(broken, { onError: () => undefined })
    const response = await fetch(`${served.url}/api/export`)
    await expect(response.text()).rejects.toThrow()
    await served.close()
  })
})

describe('the query route', () => {
  it('takes parameters', async () => {
    const body = JSON.stringify({ cypher: 'MATCH (p:Person) WHERE p.name IN $names RETURN p.name AS name', params: { names: ['单云舟'] } })
    const response = await ask('/query', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    expect(await response.json()).toEqual({ columns: ['name'], rows: [['单云舟']], truncated: false })
  })
})
