import { describe, expect, it } from 'vitest'
import { distanceTo } from '../../../viewer/web/src/graph/nearness.ts'
import { SceneLines } from '../../../viewer/web/src/sceneLines.ts'
import { NEW_HISTORY, stepped } from '../../../viewer/web/src/state/history.ts'
import type { Deed } from '../../../viewer/web/src/state/history.ts'

describe('a view that comes in lines', () => {
  const text =
    '{"nodes":[\n{"id":"a","name":"]["},\n{"id":"b","name":"},{"}\n],"edges":[\n{"id":"e","kinds":[]}\n],"total":{"nodes":9,"edges":7}}'

  it.each([1, 2, 7, 1_000])('is the same whichever way it is cut, here every %i characters', (size) => {
    const lines = new SceneLines()
    for (let at = 0; at < text.length; at += size) lines.take(text.slice(at, at + size))
    const { nodes, edges, total } = lines.end()
    expect([...nodes.keys()]).toEqual(['a', 'b'])
    expect([...edges.keys()]).toEqual(['e'])
    expect(total).toEqual({ nodes: 9, edges: 7 })
  })
})

describe('the distance to a line', () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ]
  it('is that to its nearest point, bent or straight', () => {
    expect(distanceTo({ x: 50, y: 3 }, from, to, 0, 10)).toBe(3)
    expect(distanceTo({ x: 50, y: -11 }, from, to, 0.22, 10)).toBeLessThan(1) // the curve passes halfway to the point that bends it
    expect(distanceTo({ x: 50, y: 11 }, from, to, 0.22, 30)).toBeGreaterThan(15)
    expect(distanceTo({ x: 300, y: 0 }, from, to, 0, 10)).toBe(Infinity)
  })
})

describe('a decision about the graph', () => {
  it('is a step that undo and redo pass, and both know what lies on the way', () => {
    const deed: Deed = { requests: [], ids: ['d1'], way: 'made' }
    const scene = { nodes: new Map(), edges: new Map(), total: { nodes: 0, edges: 0 }, baked: null }
    const before = stepped(NEW_HISTORY, { kind: 'change', change: { do: 'colour', by: 'community' } })
    const after = stepped(before, { kind: 'renew', deed, scene, nodes: [], edges: [] })
    expect(after.past.map((moment) => moment.deed)).toEqual([null, deed])
    const back = stepped(after, { kind: 'undo' })
    expect(back.present).toBe(before.present)
    expect(back.future.map((moment) => moment.deed)).toEqual([deed])
    expect(stepped(back, { kind: 'redo' }).past).toEqual(after.past)
  })
})
