import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { splitArticles } from '../../pipeline/segment/index.ts'
import type { Article } from '../../pipeline/types.ts'
import { pageOf } from './table.ts'

const GOLD = new URL('../../../shared/gold/', import.meta.url)
const NAMES = ['page-000', 'page-002', 'page-004']
const present = existsSync(GOLD)
if (!present) console.warn('gold pages are not here (../shared/gold): article starts, bylines and offsets are not measured')

interface GoldArticle {
  readonly start: number
  readonly byline: readonly string[]
}

const pairs = (): { raw: string; gold: readonly GoldArticle[]; found: readonly Article[] }[] =>
  NAMES.map((name) => {
    const raw = readFileSync(new URL(`${name}.txt`, GOLD), 'utf8')
    const { articles } = JSON.parse(readFileSync(new URL(`${name}.gold.json`, GOLD), 'utf8')) as { articles: GoldArticle[] } // the gold format
    return { raw, gold: articles, found: splitArticles(pageOf(raw)) }
  })

const near = (a: { start: number }, b: { start: number }): boolean => Math.abs(a.start - b.start) <= 3
const f = (right: number, found: number, gold: number): number => (2 * right) / (found + gold)

describe.skipIf(!present)('the gold pages', () => {
  it('have their articles found within three characters', () => {
    let right = 0
    let found = 0
    let gold = 0
    let names = 0
    let foundNames = 0
    let goldNames = 0
    for (const pair of pairs()) {
      found += pair.found.length
      gold += pair.gold.length
      for (const article of pair.gold) {
        const match = pair.found.find((other) => near(article, other))
        if (match === undefined) continue
        right += 1
        names += match.byline.filter((name) => article.byline.includes(name.name)).length
        foundNames += match.byline.length
        goldNames += article.byline.length
      }
    }
    console.info(
      `gold pages: article starts F ${f(right, found, gold).toFixed(3)} (${String(right)} of ${String(gold)}), bylines F ${f(names, foundNames, goldNames).toFixed(3)}`,
    )
    expect(f(right, found, gold)).toBeGreaterThanOrEqual(0.9)
    expect(f(names, foundNames, goldNames)).toBeGreaterThanOrEqual(0.95)
  })

  it('map every unit of every sentence to the raw page', () => {
    for (const { raw, found } of pairs()) {
      for (const sentence of found.flatMap((article) => article.sentences)) {
        const printed = [...sentence.raw].map((offset) => raw.charAt(offset)).join('')
        expect(printed.replace(/\s/gu, ' ')).toBe(sentence.text)
      }
    }
  })
})
