import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildGraph, openStore, openTagger, readPages } from '../../index.ts'
import type { ArticleShare, CypherValue, GraphStore } from '../../index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const QUESTION = /^(\d+)\. ([^\n]+):\n\n```cypher\n([^`]*?)\n```/gm

/** Questions whose rows may differ between the stores, with the reason; what is checked of them is that both answer. */
const MAY_DIFFER: Readonly<Record<string, string>> = {
  'People most written of': 'many people are in as many articles, and no second order is asked for',
  'A shortest path over stated relations': 'there are several shortest paths, and each store may take another',
  'The sentences behind each step of a shortest path': 'there are several shortest paths, and each store may take another',
}

/** Questions whose order leaves ties, in which each store has an order of its own: their rows are compared as a set. */
const WITH_TIES: ReadonlySet<string> = new Set([
  'Posts given up, by date',
  'Who met whom',
  'How the wording of a programme changes, with the sentences',
  'Companies that a leader went to',
  'The quotations behind an edge',
  'Articles of a paper in a time',
])

const sorted = (rows: readonly (readonly CypherValue[])[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort()

/** Every question of docs/cypher.md, asked of the graph of the samples in both stores. `open` answers an empty store. */
export function cookbookContract(open: () => Promise<GraphStore>): void {
  describe('every question of the cookbook has the same rows in both stores', () => {
    const questions = [...readFileSync(`${root}docs/cypher.md`, 'utf8').matchAll(QUESTION)].map(
      ([, number = '', question = '', cypher = '']) => [Number(number), question, cypher] as const,
    )
    let here: GraphStore
    let there: GraphStore
    beforeAll(async () => {
      here = await openStore(':memory:')
      const tagger = await openTagger('builtin')
      await buildGraph(readPages([`${root}samples`]), tagger, here)
      await tagger.close()
      const shares: ArticleShare[] = []
      for await (const share of here.shares()) shares.push(share)
      there = await open()
      await there.commitAll(shares)
      await there.derive()
      return async () => {
        await here.close()
        await there.close()
      }
    }, 120_000)

    it('has at least thirty, numbered from 1', () => {
      expect(questions.length).toBeGreaterThanOrEqual(30)
      expect(questions.map(([number]) => number)).toEqual(questions.map((_, k) => k + 1))
    })

    it.each(questions)('%i. %s', async (_number, question, cypher) => {
      const [a, b] = [await here.query(cypher), await there.query(cypher)]
      expect(a.rows.length).toBeGreaterThan(0)
      expect(b.columns).toEqual(a.columns)
      if (WITH_TIES.has(question)) expect(sorted(b.rows)).toEqual(sorted(a.rows))
      else if (MAY_DIFFER[question] === undefined) expect(b.rows).toEqual(a.rows)
      else expect(b.rows.length).toBeGreaterThan(0)
    })
  })
}
