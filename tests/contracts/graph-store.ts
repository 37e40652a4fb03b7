import { describe } from 'vitest'
import type { GraphStore } from '../../graph/store.ts'
import { askingContract } from './graph-store/asking.ts'
import { derivingContract } from './graph-store/deriving.ts'
import { queryingContract } from './graph-store/querying.ts'
import { readingContract } from './graph-store/reading.ts'
import { searchingContract } from './graph-store/searching.ts'
import { writingContract } from './graph-store/writing.ts'

/** What every GraphStore does. `open` answers a new, empty store with its schema each time it is called. */
export function graphStoreContract(name: string, open: () => Promise<GraphStore>): void {
  describe(`${name} keeps the contract of a graph store`, () => {
    writingContract(open)
    derivingContract(open)
    readingContract(open)
    searchingContract(open)
    queryingContract(open)
    askingContract(open)
  })
}
