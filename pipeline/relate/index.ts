import type { Fact } from '../types.ts'
import { Ledger } from './ledger.ts'
import { linesOf } from './reading.ts'
import type { RelateInput } from './reading.ts'
import { readRoles } from './titles/roles.ts'

export type { RelateInput } from './reading.ts'

/** The facts that the sentences of one article state, one for each distinct (type, head, tail, title), with their evidence. */
export function relateArticle(input: RelateInput): readonly Fact[] {
  const ledger = new Ledger(input)
  const lines = linesOf(input)
  readRoles(lines, input, ledger)
  return ledger.facts()
}
