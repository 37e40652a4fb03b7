import page from '../../../docs/cypher.md?raw'
import fc from 'fast-check'
import { COOKBOOK } from '../../../viewer/web/src/panels/cookbook.ts'
import { describe, expect, it } from 'vitest'
import type { KeptDecision } from '../../../graph/decisions/index.ts'
import type { EntityId } from '../../../graph/model.ts'
import { arrange } from '../../../viewer/layout/arrangement.ts'
import type { LayoutInput, LayoutResult } from '../../../viewer/layout/arrangement.ts'
import { placeLabels } from '../../../viewer/web/src/graph/labels.ts'
import type { LabelWish } from '../../../viewer/web/src/graph/labels.ts'
import { en } from '../../../viewer/web/src/i18n/en.ts'
import { zh } from '../../../viewer/web/src/i18n/zh.ts'
import { grouped } from '../../../viewer/web/src/panels/grouped.ts'
import { laidOut, stretches } from '../../../viewer/web/src/paragraphs.ts'
import { plain, segments, unbroken } from '../../../viewer/web/src/text.ts'

const ROOM = { width: 600, height: 400 }

describe('labels', () => {
  const wishes = fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 400 }),
      radius: fc.integer({ min: 2, max: 22 }),
      width: fc.integer({ min: 20, max: 240 }),
      insists: fc.boolean(),
    }),
    { maxLength: 120 },
  )

  it('never overlap, however crowded', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const labels = placeLabels(
          list.map((wish, index): LabelWish => ({ ...wish, key: String(index), height: 17 })),
          [],
          200,
          ROOM,
        )
        for (const [index, a] of labels.entries())
          for (const b of labels.slice(index + 1))
            expect(a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height).toBe(
              false,
            )
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  it('the first wish is always granted, and a lone one stands to the right of its node', () => {
    const [label] = placeLabels([{ key: 'a', x: 100, y: 50, radius: 10, width: 60, height: 16, insists: false }], [], 10, ROOM)
    expect(label).toMatchObject({ left: 113, top: 42 })
  })

  it('are never cut by the rim, at which every node still has one', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        for (const wish of list.map((each): LabelWish => ({ ...each, key: 'a', height: 17, insists: true }))) {
          const [label, ...others] = placeLabels([wish], [], 10, ROOM)
          expect(others).toEqual([])
          if (label === undefined) expect.fail(`no place for ${JSON.stringify(wish)}`)
          expect(Math.min(label.left, label.top)).toBeGreaterThanOrEqual(0)
          expect(label.left + label.width).toBeLessThanOrEqual(ROOM.width)
          expect(label.top + label.height).toBeLessThanOrEqual(ROOM.height)
        }
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  it('keep clear of other nodes unless they insist', () => {
    const around = [-20, 20].flatMap((dx) =>
      [-20, 20].map((dy) => ({ key: 'other', left: 100 + dx - 40, top: 100 + dy - 40, width: 80, height: 80 })),
    )
    const wish: LabelWish = { key: 'a', x: 100, y: 100, radius: 5, width: 40, height: 16, insists: false }
    expect(placeLabels([wish], around, 10, ROOM)).toHaveLength(0)
    expect(placeLabels([{ ...wish, insists: true }], around, 10, ROOM)).toHaveLength(1)
  })
})

describe('the layout', () => {
  const clique = (prefix: string): LayoutInput['edges'] =>
    [0, 1, 2, 3, 4, 5].flatMap((a) =>
      [0, 1, 2, 3, 4, 5].filter((b) => b > a).map((b) => ({ source: prefix + String(a), target: prefix + String(b), weight: 1 })),
    )
  const input: LayoutInput = {
    nodes: [...'abcde'].flatMap((prefix) => [0, 1, 2, 3, 4, 5].map((index) => ({ id: prefix + String(index), size: 6 }))),
    // Two cliques with one bridge; c, d and e stand apart.
    edges: [...clique('a'), ...clique('b'), { source: 'a0', target: 'b0', weight: 1 }, ...clique('c')],
  }
  const final = (given: LayoutInput): LayoutResult => {
    const rounds = arrange(given)
    for (;;) {
      const { done, value } = rounds.next()
      if (done === true) return value
    }
  }

  it('gives the same places for the same graph', () => {
    expect(final(input).positions).toEqual(final(input).positions)
  })

  it('keeps a clique together and two cliques apart', () => {
    const { positions, communities } = final(input)
    const at = (index: number): readonly [number, number] => [positions[2 * index] ?? NaN, positions[2 * index + 1] ?? NaN]
    const distance = (a: number, b: number): number => Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1])
    expect(distance(1, 2)).toBeLessThan(distance(1, 8))
    expect(communities[1]).toBe(communities[2])
    expect(communities[1]).not.toBe(communities[8])
  })

  it('places every node at a number, connected or not, and no two in one place', () => {
    const { positions } = final(input)
    expect([...positions].every(Number.isFinite)).toBe(true)
    expect(new Set(input.nodes.map((_, index) => `${String(positions[2 * index])},${String(positions[2 * index + 1])}`)).size).toBe(
      input.nodes.length,
    )
  })

  it('leaves what is fixed where it is', () => {
    const nodes = input.nodes.map((node, index) => (index === 0 ? node : { ...node, at: { x: index * 10, y: index }, fixed: true }))
    const { positions } = final({ ...input, nodes })
    expect([positions[2], positions[3]]).toEqual([10, 1])
  })

  it.each([0, 1, 2])('copes with %i nodes', (count) => {
    expect(final({ nodes: input.nodes.slice(0, count), edges: [] }).positions).toHaveLength(2 * count)
  })
})

describe('text', () => {
  it.each([
    ['市委\n书记', '市委书记'],
    ['市委\r\n　　书记', '市委书记'],
    ['New\nYork', 'New York'],
    ['2023\n年', '2023年'],
    ['第一段。', '第一段。'],
  ])('a break inside %j is read over', (raw, read) => {
    expect(unbroken(raw)).toBe(read)
  })

  it('what turns the direction or cannot be seen is not drawn', () => {
    expect(plain('\u202E反向\u202C\u200B\u0000\uFEFF名')).toBe('反向名')
  })

  const mark = (start: number, end: number): { start: number; end: number; entity: EntityId | null } => ({ start, end, entity: null })

  it('cuts at its marks and loses nothing', () => {
    const cut = segments('昨日，顾行舟来到东湾区。', 100, [mark(108, 111), mark(103, 106)])
    expect(cut.map(({ text }) => text)).toEqual(['昨日，', '顾行舟', '来到', '东湾区', '。'])
    expect(cut.map((piece) => piece.mark !== null)).toEqual([false, true, false, true, false])
  })

  it('of overlapping marks keeps the longest that comes first, and drops what lies outside', () => {
    const cut = segments('东湾区人民政府', 0, [mark(0, 3), mark(0, 7), mark(3, 7), mark(6, 20)])
    expect(cut.map(({ text }) => text)).toEqual(['东湾区人民政府'])
  })
})

describe('languages', () => {
  const leaves = (tree: object, path = ''): readonly [string, string][] =>
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value as object, `${path}${key}.`),
    ) // a tree of strings

  it('have the same strings, none empty, with the same places for values', () => {
    const english = new Map(leaves(en))
    // English has a form for one of everything that is counted; Chinese needs none.
    expect([...english.keys()].sort()).toEqual(
      leaves(zh)
        .flatMap(([key]) => (key.endsWith('_other') ? [key, key.replace(/_other$/, '_one')] : [key]))
        .sort(),
    )
    const places = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()
    for (const [key, text] of leaves(zh)) {
      expect(text, key).not.toBe('')
      expect(places(english.get(key) ?? ''), key).toEqual(places(text))
    }
    for (const [key, text] of english) expect(text, key).not.toBe('')
  })

  it('are each their own: Chinese has Chinese, English has none but the name of the other language', () => {
    const HAN = /\p{Script=Han}/u
    expect(
      leaves(zh)
        .filter(([key, text]) => !HAN.test(text) && !['entity.since', 'tools.language', 'ask.comma'].includes(key))
        .map(([key]) => key),
    ).toEqual([])
    expect(
      leaves(en)
        .filter(([key, text]) => HAN.test(text) && key !== 'tools.language')
        .map(([key]) => key),
    ).toEqual([])
  })
})

describe('the questions of the Cypher pane', () => {
  it('stand in docs/cypher.md, word for word', () => {
    const written = [...page.slice(page.indexOf('## Queries')).matchAll(/\n\d+\. ([^\n]+):\n\n```cypher\n([^`]*?)\n```/g)].map(
      ([, en, cypher]) => [en, cypher],
    )
    expect(COOKBOOK.map(({ en, cypher }) => [en, cypher])).toEqual(written)
  })
})

describe('an article on the page', () => {
  const article = {
    start: 10,
    headline: '东湾桥通车 往返只要十分钟',
    text: '# 东湾桥通车\n——往返只要十分钟\n\n市长林一苇到场。她说：\n“不收费。”',
  }

  it('is not read twice: the lines that its headline was made of are its head', () => {
    const { head, body } = laidOut(article)
    expect(head.map(({ text }) => text)).toEqual(['东湾桥通车', '——往返只要十分钟'])
    expect(body.map(({ text }) => text)).toEqual(['市长林一苇到场。她说：', '“不收费。”'])
    for (const { start, text } of [...head, ...body]) expect(article.text.slice(start - 10, start - 10 + text.length)).toBe(text)
  })

  it('has all its lines where its headline is not among them', () => {
    const { head, body } = laidOut({ ...article, headline: '简讯' })
    expect(head).toEqual([])
    expect(body).toHaveLength(4)
    expect(laidOut({ ...article, headline: '' }).body).toHaveLength(4)
  })

  it('shows where the quotation stands that led to it, over the end of a line too', () => {
    const { body } = laidOut(article)
    const start = 10 + article.text.indexOf('她说')
    const quoted = { start, end: 10 + article.text.indexOf('费') + 1 }
    const seen = body.flatMap((paragraph) => stretches(paragraph, quoted))
    expect(seen.filter(({ isQuoted }) => isQuoted).map(({ text }) => text)).toEqual(['她说：', '“不收费'])
    expect(seen.map(({ text }) => text).join('')).toBe('市长林一苇到场。她说：“不收费。”')
    expect(body.flatMap((paragraph) => stretches(paragraph, null))).toHaveLength(2)
  })
})

describe('decisions in a list', () => {
  const kept = (id: string, decision: object): KeptDecision => ({
    id,
    decision: decision as KeptDecision['decision'],
    line: id,
    applies: true,
  }) // parts of one
  const retype = (id: string, says: string, type = 'Place') => kept(id, { kind: 'retype', key: `${id}:1-3`, type, says, on: '2024-05-01' })

  it('are one line where they look the same and stand together, so that one press takes all of them back', () => {
    const groups = grouped([
      retype('a', '东湾'),
      retype('b', '东湾'),
      retype('c', '西湾'),
      retype('d', '东湾'),
      retype('e', '东湾', 'Event'),
    ])
    expect(groups.map((group) => group.map(({ id }) => id).join(''))).toEqual(['ab', 'c', 'd', 'e'])
  })

  it('stay apart where they do not say whom they are about', () => {
    const withhold = (id: string) => kept(id, { kind: 'withhold', key: `${id}:1-3`, on: '2024-05-01' })
    expect(grouped([withhold('a'), withhold('b')])).toHaveLength(2)
  })
})
