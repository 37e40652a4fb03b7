import { describe, expect, it } from 'vitest'
import { TRIGGERS } from '../../pipeline/relate/triggers/index.ts'
import { relate } from './page.ts'

/** Surfaces of the tests stand for full names. */
const SAME: { readonly [name: string]: string } = {
  汐阳: '汐阳市',
  汐阳市政府: '汐阳市人民政府',
  城北区: '汐阳市城北区',
  市委: '中共汐阳市委员会',
}
const full = (pair: string): string =>
  pair
    .split('→')
    .map((name) => SAME[name] ?? name)
    .join('→')

function pairs(text: string, type: string): readonly string[] {
  const { facts, referents } = relate(text)
  return facts.filter((fact) => fact.type === type).map((fact) => `${referents[fact.head]?.name ?? ''}→${referents[fact.tail]?.name ?? ''}`)
}

const undirected = (pair: string): string => pair.split('→').sort().join('→')

describe.each(TRIGGERS.map((row) => [`${row.type}: ${row.name}`, row] as const))('%s', (_, row) => {
  it.each(row.yes)('reads %s', (text, ...expected) => {
    const found = pairs(text, row.type)
    if (row.type === 'COOPERATES_WITH' || row.type === 'MET_WITH')
      expect(found.map(undirected)).toEqual(expect.arrayContaining(expected.map((pair) => undirected(full(pair)))))
    else expect(found).toEqual(expect.arrayContaining(expected.map(full)))
  })

  it.each(row.no.map((text) => [text]))('reads nothing in %s', (text) => {
    expect(pairs(text, row.type)).toEqual([])
  })
})

describe('subjects and what carries them', () => {
  it('a firm named before is meant by 该公司', () => {
    expect(pairs('{C蓝帆电气}投产。该公司获评“{R省级绿色工厂}”。', 'RECEIVED')).toEqual(['蓝帆电气→省级绿色工厂'])
  })
  it('我市 is the city of the paper', () => {
    expect(pairs('我市荣获“{R全国文明城市}”称号。', 'RECEIVED')).toEqual(['汐阳市→全国文明城市'])
  })
  it('quoted speech states nothing', () => {
    expect(pairs('有人说：“{C蓝帆电气}与{O汐阳大学}签约，大家都高兴。”', 'COOPERATES_WITH')).toEqual([])
  })
  it('what one has made wins for itself', () => {
    expect(pairs('{P韩青}研制的水泵获“{R省科技进步奖}”。', 'RECEIVED')).toEqual([])
  })
  it('guests without a name visit nothing for the host', () => {
    expect(pairs('{T市长}{P韩青}致辞。与会嘉宾考察了{L城北工业园}。', 'VISITED')).toEqual([])
  })
  it('places side by side lie in one another, and a list in the one before it', () => {
    expect(pairs('考察组南下{L岚川省}{L汐阳市}、{L临港市}。', 'LOCATED_IN')).toEqual(['汐阳市→岚川省', '临港市→岚川省'])
  })
})

it('a long sentence without a stop takes no longer than its length', () => {
  const time = (times: number): number => {
    const text = '{L汐阳市}{G市委}、{P韩青}与{C蓝帆电气}在推进'.repeat(times)
    const before = performance.now()
    relate(text)
    return performance.now() - before
  }
  time(200)
  const long = Math.min(time(4000), time(4000), time(4000))
  expect(long).toBeLessThan(20 * Math.max(time(400), 20))
})
