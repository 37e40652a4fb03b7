import type { ArticleShare } from '../../graph/model.ts'
import { share } from './invented-city.ts'

const SURNAMES = '谭曾卜单覃卢辛童石纪'
const GIVEN = '雪乐一小白满远山河野'

/** `count` different articles of a larger invented city; the same each time. */
export function manyShares(count: number): readonly ArticleShare[] {
  return Array.from({ length: count }, (_, k) => {
    const name = (n: number): string => `${SURNAMES[n % 10] ?? ''}${GIVEN[Math.floor(n / 10) % 10] ?? ''}${GIVEN[(n * 7) % 10] ?? ''}`
    const [a, b, organ] = [name(k % 37), name((k * 11 + 5) % 41), `云川市第${(k % 9) + 1}局`]
    return share({
      date: `2031-${String((k % 12) + 1).padStart(2, '0')}-${String((k % 28) + 1).padStart(2, '0')}`,
      sentences: [
        `[Government:${organ}]局长[Person:${a}]与[Person:${b}甲]座谈（${k}）。`,
        `[Place:云川市]实施[Programme:第${k % 5}号行动]。`,
      ],
      facts: [
        { type: 'HOLDS_ROLE', head: a, tail: organ, title: '局长', evidence: 0 },
        { type: 'MET_WITH', head: a, tail: `${b}甲`, evidence: 0 },
        { type: 'IMPLEMENTS', head: '云川市', tail: `第${k % 5}号行动`, evidence: 1 },
      ],
    })
  })
}
