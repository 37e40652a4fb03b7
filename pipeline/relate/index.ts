import type { EntityType } from '../../graph/schema.ts'
import type { Fact } from '../types.ts'
import { readContainment } from './containment.ts'
import { Ledger } from './ledger.ts'
import { linesOf } from './reading.ts'
import type { RelateInput } from './reading.ts'
import { scopeOf } from './scope.ts'
import { readStatements } from './statements.ts'
import { readRoles } from './titles/roles.ts'

export type { RelateInput } from './reading.ts'

/** The facts that the sentences of one article state, one for each distinct (type, head, tail, title), with their evidence. */
export function relateArticle(given: RelateInput): readonly Fact[] {
  const input = withImplied(given)
  const ledger = new Ledger(input)
  const lines = linesOf(input)
  const acts = readRoles(lines, input, ledger)
  const scope = scopeOf(
    lines,
    ledger.facts(),
    input,
    acts.every(({ report }) => report),
  )
  readStatements(acts, scope, ledger)
  readContainment(acts, input.referents, ledger)
  return ledger.facts()
}

/** The names of referents that are made on the way can be read like those that were given. */
function withImplied(given: RelateInput): RelateInput {
  const referents = [...given.referents]
  const implied = (type: EntityType, name: string): number => {
    const index = given.implied(type, name)
    referents[index] ??= { type, name }
    return index
  }
  return { ...given, referents, implied }
}
