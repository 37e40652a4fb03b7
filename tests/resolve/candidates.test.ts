import { describe, expect, it } from 'vitest'
import type { ArticleShare } from '../../graph/model.ts'
import { candidatesOf } from '../../pipeline/resolve/candidates.ts'
import { resolveIdentity } from '../../pipeline/resolve/index.ts'
import { sharesOf } from './shares.ts'

const asked = (shares: readonly ArticleShare[]) => candidatesOf(shares, resolveIdentity(shares))

describe('pairs that a person is asked about', () => {
  const county = sharesOf('衡阳日报', '2023-05-10', '{G衡南县教育局}{T局长}{P荣若川}说。')
  const city = sharesOf('衡阳日报', '2024-03-15', '{G衡阳市教育局}{T局长}{P荣若川}说。')

  it('of a career, the head of a county’s bureau and later of the city’s, come high', () => {
    const [pair] = asked([...county, ...city])
    expect(pair?.reasons).toEqual(['same-name', 'like-posts-in-turn', 'paper-in-common'])
    expect(pair?.score).toBe(0.7)
  })

  it('of one time do not: two heads of two bureaus are two people', () => {
    const [pair] = asked([...county, ...city, ...sharesOf('衡阳日报', '2024-05-10', '{G衡南县教育局}{T局长}{P荣若川}说。')])
    expect(pair?.reasons).toContain('other-posts')
    expect(pair?.score).toBeLessThan(0.4)
  })

  it('of other posts come low', () => {
    const [pair] = asked([...county, ...sharesOf('衡阳日报', '2024-03-15', '{C曜川科技有限公司}{T董事长}{P荣若川}说。')])
    expect(pair?.reasons).toEqual(['same-name', 'other-posts', 'paper-in-common'])
    expect(pair?.score).toBeLessThan(0.4)
  })
})
