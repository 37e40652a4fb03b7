import { describe, expect, it } from 'vitest'
import { pairsOf } from '../../graph/cooccurrence.ts'
import { npmi } from '../../graph/npmi.ts'
import { idOf, shareOf, type Thing } from './fixtures/stories.ts'

const person = (name: string): Thing => ({ type: 'Person', name })
const [A, B, C, D] = ['岑知微', '柏书明', '简望舒', '霍景行'].map(person) as [Thing, Thing, Thing, Thing]

describe('pairs of one sentence', () => {
  it('give 1/(k−1) each, in millionths, so that every one of k names shares out one', () => {
    const share = shareOf({
      headline: '名单',
      sentences: ['岑知微、柏书明、简望舒、霍景行到会。', '岑知微见了柏书明。'],
      things: [A, B, C, D],
    })
    const pairs = pairsOf(share)
    expect(pairs).toHaveLength(6)
    const of = (x: Thing, y: Thing) => pairs.find((p) => [p.a, p.b].sort().join() === [idOf(x), idOf(y)].sort().join())
    expect(of(A, B)).toMatchObject({ sentences: 2, micro: 1_333_333 })
    expect(of(C, D)).toMatchObject({ sentences: 1, micro: 333_333 })
    expect(pairs.every((p) => p.a < p.b)).toBe(true)
  })

  it('count a name once in a sentence, and two names of one thing as one', () => {
    const firm: Thing = { type: 'Company', name: '霁川华屿精密机械有限公司', also: ['华屿精密'] }
    const share = shareOf({ headline: '', sentences: ['岑知微说华屿精密好，霁川华屿精密机械有限公司是岑知微的厂。'], things: [A, firm] })
    expect(pairsOf(share)).toMatchObject([{ sentences: 1, micro: 1_000_000 }])
  })

  it('leave out bylines, second printings, titles and lonely names', () => {
    const share = shareOf({
      headline: '岑知微',
      sentences: ['岑知微与柏书明同行。', '岑知微与柏书明同行。', '柏书明回家。'],
      things: [A, B],
      byline: ['简望舒', '霍景行'],
      copies: [2],
    })
    const titled = { ...share, mentions: [...share.mentions, { start: 11, end: 12, referent: null, sentence: 1, surface: '岑', score: 1 }] }
    expect(pairsOf(titled)).toMatchObject([{ sentences: 1, micro: 1_000_000 }])
  })

  it('are none where nothing is named', () => {
    expect(pairsOf(shareOf({ headline: '天气', sentences: ['晴。'], things: [] }))).toEqual([])
  })
})

describe('normalised pointwise mutual information', () => {
  it.each([
    ['always and only together', 5, 5, 5, 100, 1],
    ['as often as by chance', 1, 10, 10, 100, 0],
    ['less often than by chance', 1, 50, 50, 100, -0.699],
    ['more often than by chance', 4, 10, 8, 200, 0.5886],
  ])('of two things that meet %s', (_how, both, a, b, total, expected) => {
    expect(npmi(both, a, b, total)).toBe(expected)
  })

  it.each([
    ['never meet', 0, 3, 3, 10],
    ['are in every sentence', 10, 10, 10, 10],
    ['are in no sentence', 1, 0, 0, 10],
  ])('is not defined for two that %s', (_how, both, a, b, total) => {
    expect(npmi(both, a, b, total)).toBeNull()
  })

  it('lies between −1 and 1, and does not depend on the order of the two', () => {
    for (let total = 2; total < 12; total++) {
      for (let a = 1; a <= total; a++) {
        for (let b = 1; b <= total; b++) {
          for (let both = 1; both <= Math.min(a, b); both++) {
            const value = npmi(both, a, b, total)
            expect(value).toBe(npmi(both, b, a, total))
            if (value !== null) expect(Math.abs(value)).toBeLessThanOrEqual(1)
          }
        }
      }
    }
  })
})
