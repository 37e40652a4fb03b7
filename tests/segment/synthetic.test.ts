import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { splitArticles } from '../../pipeline/segment/index.ts'
import { synthesise, unitsOf } from './synthesis.ts'
import { pageOf } from './table.ts'

const CORPUS = new URL('../../models/corpus/', import.meta.url).pathname
/** Files that the scorer was not trained on. */
const HELD_OUT = ['f', 'g', 'i', 'j', 'k']
const present = existsSync(`${CORPUS}f.txt`)
if (!present) console.warn('models/corpus is not here: article starts on synthetic pages are not measured')

describe.skipIf(!present)('pages put together from held-out articles', () => {
  it.each([
    ['as the corpus has them', { anchored: 0, features: 0 }, 0.85],
    ['with the datelines, features and captions of a real page', { anchored: 0.9, features: 0.15 }, 0.86],
  ] as const)('%s', (name, layout, least) => {
    const units = HELD_OUT.flatMap((file) => unitsOf(`${CORPUS}${file}.txt`))
    let right = 0
    let found = 0
    let gold = 0
    for (let seed = 1; seed <= 60; seed += 1) {
      const { raw, starts } = synthesise(units, seed, layout)
      const articles = splitArticles(pageOf(raw))
      right += starts.filter((start) => articles.some((article) => Math.abs(article.start - start) <= 3)).length
      found += articles.length
      gold += starts.length
    }
    const score = (2 * right) / (found + gold)
    console.info(`synthetic pages ${name}: article starts F ${score.toFixed(3)} of ${String(gold)}`)
    expect(score).toBeGreaterThanOrEqual(least)
  })
})
