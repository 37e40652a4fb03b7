import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../graph/open.ts'
import type { GraphStore } from '../../graph/store.ts'
import type { CypherValue } from '../../graph/view.ts'
import { load } from '../contracts/graph-store/session.ts'
import { generatedShares } from './fixtures/generated.ts'
import { generatedQueries } from './fixtures/generated-queries.ts'

/** Ten at a time, so that a failure names few. */
const PART = 10

/** Generated read queries, asked of both stores: the same rows, in any order. `open` answers an empty store. */
export function differentialContract(open: () => Promise<GraphStore>, count: number): void {
  describe('generated queries have the same rows in both stores', () => {
    let here: GraphStore
    let there: GraphStore
    beforeAll(async () => {
      const shares = generatedShares(30)
      here = await openStore(':memory:')
      await load(here, shares)
      there = await open()
      await there.commitAll(shares)
      await there.derive()
      return async () => {
        await here.close()
        await there.close()
      }
    }, 60_000)

    it.each(Array.from({ length: count / PART }, (_, k) => k + 1))('seed %i', async (seed) => {
      for (const cypher of generatedQueries(PART, seed)) {
        const [a, b] = [await here.query(cypher), await there.query(cypher)]
        expect({ cypher, rows: sorted(b.rows) }).toEqual({ cypher, rows: sorted(a.rows) })
      }
    })
  })
}

/** A mean may differ in its last digit: the stores add in different orders. */
const rounded = (value: CypherValue): CypherValue => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)

const sorted = (rows: readonly (readonly CypherValue[])[]): readonly string[] => rows.map((row) => JSON.stringify(row.map(rounded))).sort()
