import { readFileSync } from 'node:fs'
import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { GraphStore } from '../../../graph/store.ts'
import { ENTITY_TYPES } from '../../../graph/schema.ts'
import { idOf } from '../fixtures/stories.ts'
import { SHAN } from '../fixtures/jichuan.ts'
import { fileOf, ODD, oddGraph, oddShares, sizeOf } from './graphs.ts'

describe('GEXF', () => {
  let store: GraphStore
  let text: string
  beforeAll(async () => {
    store = await oddGraph()
    text = await fileOf(store, 'gexf')
  })
  afterAll(() => store.close())

  it('is read by graphology-gexf with every thing and every edge', async () => {
    const graph = gexf.parse(MultiGraph, text, { addMissingNodes: false })
    const { nodes, edges } = sizeOf(await store.counts())
    expect([graph.order, graph.size]).toEqual([nodes, edges])
    expect(graph.getNodeAttributes(idOf(SHAN))).toMatchObject({ label: '单云舟', type: 'Person', articles: 4 })
    expect(graph.getNodeAttribute(idOf(ODD), 'label')).toBe(ODD.name)
    expect(graph.getNodeAttribute(idOf(SHAN), 'color')).toBe(hexToRgb(ENTITY_TYPES.Person.colour))
    const kinds = graph.mapEdges((_, { title, type }) => (type === 'HOLDS_ROLE' ? String(title) : '')).filter((title) => title !== '')
    expect(kinds.sort()).toEqual(['市长', '市长', '教师', '董事长', '董事长;"兼"'])
  })

  it('gives each edge the days between which it was in print, and the days of a month', () => {
    expect(text).toMatch(/<edge [^>]*label="市长"[^>]*>.*<spell start="2023-01-15" end="2024-03-02"\/>/)
    expect(text).toMatch(/<edge [^>]*label="董事长;&quot;兼&quot;"[^>]*>.*<spell start="2024-02-01" end="2024-02-29"\/>/)
  })

  it('keeps to the schema', async () => {
    const file = (name: string): { fileName: string; contents: string } => ({
      fileName: name,
      contents: readFileSync(new URL(name, import.meta.url), 'utf8'),
    })
    const check = (contents: string): ReturnType<typeof validateXML> =>
      validateXML({ xml: [{ fileName: 'graph.gexf', contents }], schema: [file('gexf-1.3.xsd')], preload: [file('viz-1.3.xsd')] })
    expect((await check(text)).errors).toEqual([])
    expect((await check(text.replace('mode="dynamic"', 'mode="lively"'))).valid).toBe(false)
    expect((await check(text.replace(/<node id="[0-9a-f]+"/, '<node id="x"'))).valid).toBe(false)
  })

  it('is the same for the same graph, whatever order it was loaded in', async () => {
    const other = await oddGraph([...oddShares()].reverse())
    expect(await fileOf(other, 'gexf')).toBe(text)
    await other.close()
  })
})

const hexToRgb = (hex: string): string => `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(',')})`
