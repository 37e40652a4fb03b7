import { describe, expect, it } from 'vitest'
import type { ArticleId, EntityId, IsoDate, RelationId } from '../../../graph/model.ts'
import type { EntityType } from '../../../graph/schema.ts'
import type { Edge, EntityNode, GraphView } from '../../../graph/view.ts'
import { csv, edgeRows, nodeRows } from '../../../viewer/web/src/csv.ts'
import { fromAddress, toAddress } from '../../../viewer/web/src/state/address.ts'
import { changed } from '../../../viewer/web/src/state/change.ts'
import { deskAddress, deskFrom } from '../../../viewer/web/src/state/desk.ts'
import type { Change } from '../../../viewer/web/src/state/change.ts'
import { NEW_HISTORY, stepped } from '../../../viewer/web/src/state/history.ts'
import { strengths } from '../../../viewer/web/src/state/strength.ts'
import { visible } from '../../../viewer/web/src/state/visible.ts'
import { sceneOf } from '../../../viewer/web/src/scene.ts'
import { EMPTY } from '../../../viewer/web/src/state/view.ts'
import type { ViewState } from '../../../viewer/web/src/state/view.ts'

// Ids of a test are what the test says they are.
const id = (text: string): EntityId => text as EntityId
const rid = (text: string): RelationId => text as RelationId
const day = (text: string): IsoDate => text as IsoDate

function node(name: string, type: EntityType = 'Person', seen: readonly [string, string] = ['2023-01-05', '2023-12-20']): EntityNode {
  return {
    id: id(name),
    type,
    name,
    aliases: [],
    pinyin: '',
    initials: '',
    mentions: 3,
    articles: 2,
    stories: 2,
    firstSeen: day(seen[0]),
    lastSeen: day(seen[1]),
  }
}

function together(source: string, target: string, weight = 1, seen: readonly [string, string] = ['2023-01-05', '2023-12-20']): Edge {
  return {
    id: rid(`${source}~${target}`),
    type: 'CO_OCCURS',
    source: id(source),
    target: id(target),
    sentences: 1,
    articles: 1,
    stories: 1,
    weight,
    npmi: null,
    firstSeen: day(seen[0]),
    lastSeen: day(seen[1]),
  }
}

const view = (nodes: readonly EntityNode[], edges: readonly Edge[]): GraphView => ({ nodes, edges, total: { nodes: 100, edges: 200 } })

const CHAIN = view(
  [node('甲'), node('乙'), node('丙', 'Place'), node('丁', 'Company')],
  [together('甲', '乙'), together('乙', '丙'), together('丙', '丁')],
)
const loaded: ViewState = changed(EMPTY, { do: 'load', size: 500, scene: sceneOf(CHAIN) })
const after = (...changes: readonly Change[]): ViewState => changes.reduce(changed, loaded)
const shown = (state: ViewState): readonly string[] => [...visible(state).nodes]

describe('what is visible', () => {
  it('is everything, without filters', () => {
    expect(shown(loaded)).toEqual(['甲', '乙', '丙', '丁'])
    expect(visible(loaded).edges.size).toBe(3)
  })

  it('loses a type and the edges of it', () => {
    const state = after({ do: 'toggle-type', type: 'Place' })
    expect(shown(state)).toEqual(['甲', '乙', '丁'])
    expect([...visible(state).edges]).toEqual(['甲~乙'])
  })

  it('keeps one type when only that is asked for', () => {
    expect(shown(after({ do: 'only-type', type: 'Company', all: ['Person', 'Company', 'Place'] }))).toEqual(['丁'])
  })

  it('keeps entities when their kind of edge is switched off', () => {
    const state = after({ do: 'toggle-edges', type: 'CO_OCCURS' })
    expect(shown(state)).toHaveLength(4)
    expect(visible(state).edges.size).toBe(0)
  })

  it.each([
    [1, ['甲', '乙']],
    [2, ['甲', '乙', '丙']],
    [3, ['甲', '乙', '丙', '丁']],
  ] as const)('is what lies within %i steps of a focus', (steps, expected) => {
    expect(shown(after({ do: 'focus', focus: { id: id('甲'), steps } }))).toEqual(expected)
  })

  it('ignores a focus that is itself hidden', () => {
    expect(shown(after({ do: 'focus', focus: { id: id('甲'), steps: 1 } }, { do: 'hide', ids: [id('甲')] }))).toEqual(['乙', '丙', '丁'])
  })

  it('is what was seen in the months chosen, at their very ends too', () => {
    const state = changed(EMPTY, {
      do: 'load',
      size: 500,
      scene: sceneOf(view([node('早', 'Person', ['2023-01-01', '2023-02-28']), node('晚', 'Person', ['2023-03-01', '2023-04-30'])], [])),
    })
    const during = (from: string, to: string): readonly string[] => shown(changed(state, { do: 'filter', filters: { months: [from, to] } }))
    expect(during('2023-02', '2023-02')).toEqual(['早'])
    expect(during('2023-03', '2023-12')).toEqual(['晚'])
    expect(during('2023-02', '2023-03')).toEqual(['早', '晚'])
    expect(during('2024-01', '2024-02')).toEqual([])
  })
})

describe('strength', () => {
  it('is full for an only edge and grows with the share of an end’s weight', () => {
    const edges = [together('甲', '乙', 8), together('甲', '丙', 1), together('甲', '丁', 1), together('丙', '丁', 1)]
    const found = strengths(edges)
    expect(found.get(rid('甲~乙'))).toBe(1)
    expect(found.get(rid('丙~丁')) ?? 0).toBeCloseTo(0.5)
    expect(found.get(rid('甲~丙')) ?? 1).toBeLessThan(1)
  })

  it('does not depend on the order of the edges', () => {
    const edges = [together('甲', '乙', 3), together('甲', '丙', 2), together('乙', '丙', 5)]
    expect(new Map([...strengths(edges)].sort())).toEqual(new Map([...strengths([...edges].reverse())].sort()))
  })
})

describe('expanding and collapsing', () => {
  const more = view([node('乙'), node('戊'), node('己')], [together('乙', '戊'), together('乙', '己')])

  it('collapse takes away what the expansion brought, and nothing else', () => {
    const grown = after({ do: 'expand', id: id('乙'), view: more, edges: [together('甲', '戊')] })
    expect([...grown.loaded.nodes.keys()]).toEqual(['甲', '乙', '丙', '丁', '戊', '己'])
    expect(grown.loaded.edges.has(rid('甲~戊'))).toBe(true)
    const back = changed(grown, { do: 'collapse', id: id('乙') })
    expect([...back.loaded.nodes.keys()]).toEqual([...loaded.loaded.nodes.keys()])
    expect([...back.loaded.edges.keys()]).toEqual([...loaded.loaded.edges.keys()])
  })

  it('what another expansion also holds on to stays', () => {
    const grown = after(
      { do: 'expand', id: id('乙'), view: more, edges: [] },
      { do: 'expand', id: id('戊'), view: view([node('戊'), node('庚')], [together('戊', '庚')]), edges: [] },
    )
    expect([...changed(grown, { do: 'collapse', id: id('乙') }).loaded.nodes.keys()]).toEqual(['甲', '乙', '丙', '丁', '戊', '庚'])
  })

  it('edges to entities that are not on the canvas are left out', () => {
    expect(after({ do: 'add', view: view([node('辛')], [together('辛', '壬')]), edges: [] }).loaded.edges.size).toBe(3)
  })
})

describe('undo and redo', () => {
  const EVERY: readonly Change[] = [
    { do: 'load', size: 200, scene: sceneOf(view([node('癸')], [])) },
    { do: 'colour', by: 'community' },
    { do: 'overview-alone' },
    { do: 'add', view: view([node('癸')], []), edges: [] },
    { do: 'expand', id: id('甲'), view: view([node('癸')], []), edges: [] },
    { do: 'collapse', id: id('甲') },
    { do: 'select', ids: [id('甲')] },
    { do: 'select-edge', id: rid('甲~乙') },
    { do: 'hide', ids: [id('甲')] },
    { do: 'unhide' },
    { do: 'pin', id: id('甲'), at: { x: 1, y: 2 } },
    { do: 'unpin', id: id('甲') },
    { do: 'focus', focus: { id: id('甲'), steps: 2 } },
    { do: 'toggle-type', type: 'Person' },
    { do: 'only-type', type: 'Person', all: ['Person', 'Place'] },
    { do: 'toggle-edges', type: 'CO_OCCURS' },
    { do: 'filter', filters: { strength: 0.5 } },
    { do: 'clear-filters' },
    { do: 'show-path', path: { nodes: [id('甲')], edges: [] } },
    { do: 'open-article', id: 'a' as ArticleId },
  ]
  const start = stepped(NEW_HISTORY, { kind: 'start', state: loaded })

  it.each(EVERY)('brings back the view before $do, and the view after it', (change) => {
    const done = stepped(start, { kind: 'change', change })
    const undone = stepped(done, { kind: 'undo' })
    expect(undone.present).toBe(loaded)
    expect(stepped(undone, { kind: 'redo' }).present).toBe(done.present)
  })

  it('takes one drag of a slider as one step', () => {
    const dragged = [0.1, 0.2, 0.3].reduce(
      (history, strength) => stepped(history, { kind: 'change', change: { do: 'filter', filters: { strength } }, stroke: 'strength' }),
      start,
    )
    expect(dragged.present.filters.strength).toBe(0.3)
    expect(stepped(dragged, { kind: 'undo' }).present).toBe(loaded)
  })

  it('a new change forgets what was undone', () => {
    const undone = stepped(stepped(start, { kind: 'change', change: { do: 'unhide' } }), { kind: 'undo' })
    expect(stepped(undone, { kind: 'change', change: { do: 'select', ids: [] } }).future).toEqual([])
  })

  it('at either end does nothing', () => {
    expect(stepped(start, { kind: 'undo' })).toBe(start)
    expect(stepped(start, { kind: 'redo' })).toBe(start)
  })
})

describe('the address', () => {
  const further = view([node('戊')], [])

  it('brings back all that one chose, and names what came besides', () => {
    const state = after(
      { do: 'add', view: further, edges: [] },
      { do: 'toggle-type', type: 'Place' },
      { do: 'toggle-edges', type: 'CO_OCCURS' },
      { do: 'filter', filters: { strength: 0.4, months: ['2023-01', '2023-06'] } },
      { do: 'focus', focus: { id: id('甲'), steps: 2 } },
      { do: 'hide', ids: [id('丁'), id('丙')] },
      { do: 'pin', id: id('乙'), at: { x: -12.5, y: 3.25 } },
      { do: 'select', ids: [id('甲'), id('乙')] },
      { do: 'show-path', path: { nodes: [id('甲'), id('乙'), id('丙')], edges: [rid('甲~乙'), rid('乙~丙')] } },
      { do: 'open-article', id: 'a1' as ArticleId },
    )
    const to = fromAddress(`#${toAddress(state)}`)
    expect(to.further).toEqual(['戊'])
    const there = [{ do: 'add', view: further, edges: [] } as const, { do: 'go', to } as const].reduce(changed, loaded)
    expect({ ...there, hidden: [...there.hidden].sort() }).toEqual({ ...state, hidden: [...state.hidden].sort() })
    expect(toAddress(there)).toBe(toAddress(state))
  })

  it('leaves what came after the overview when one goes elsewhere', () => {
    const state = after({ do: 'add', view: further, edges: [] }, { do: 'overview-alone' }, { do: 'go', to: fromAddress('') })
    expect(shown(state)).toEqual(['甲', '乙', '丙', '丁'])
    expect(state.loaded.edges.size).toBe(3)
  })

  it('shows no path of which a part is not there, and no neighbourhood of what is not', () => {
    const state = after({ do: 'go', to: fromAddress('#way=甲,壬&focus=壬,2') })
    expect([state.path, state.focus]).toEqual([null, null])
  })

  it('carries what is open beside the canvas, and nothing where all is as at first', () => {
    const desk = deskFrom(
      `#${deskAddress({ ...deskFrom('', 'filters'), pane: 'posts', day: '2024-01-15', post: '市长', ends: [null, id('乙')] }, 'filters')}`,
      'filters',
    )
    expect(desk).toMatchObject({ pane: 'posts', day: '2024-01-15', post: '市长', text: '', ends: [null, '乙'], cypher: null })
    expect(deskAddress(deskFrom('', 'filters'), 'filters')).toBe('')
    expect(deskFrom(`#${deskAddress({ ...desk, pane: null }, 'filters')}`, 'filters').pane).toBeNull()
    expect(deskFrom('#pane=cellar&day=tomorrow&ends=', null)).toMatchObject({ pane: null, day: null, ends: [null, null] })
  })

  it('is empty for a view without anything chosen', () => {
    expect(toAddress({ ...loaded, size: 0 })).toBe('')
  })

  it.each(['#hide=Dragon&strength=900&from=x&to=y&focus=a,9', '#%', '#sel=&edge', '', '#=&=&='])(
    '%j is read for what it says, and no more',
    (hash) => {
      const read = fromAddress(hash)
      expect(read.filters).toEqual(EMPTY.filters)
      expect(read.focus).toBeNull()
    },
  )
})

describe('exported tables', () => {
  it('quote what needs quoting and disarm what a spreadsheet would run', () => {
    expect(csv([['a,b', 'say "hi"', '=1+1', '@SUM(A1)', '两\n行', -3, null]])).toBe(
      '\uFEFF"a,b","say ""hi""",\'=1+1,\'@SUM(A1),"两\n行",-3,\r\n',
    )
  })

  it('hold what is shown and not what is hidden', () => {
    const state = after({ do: 'toggle-type', type: 'Place' })
    expect(nodeRows(state, visible(state)).map((row) => row[2])).toEqual(['name', '甲', '乙', '丁'])
    expect(
      edgeRows(state, visible(state))
        .slice(1)
        .map((row) => [row[3], row[5]]),
    ).toEqual([['甲', '乙']])
  })
})
