import type { Decision, DecisionRequest } from '../../../../graph/decisions/index.ts'

/** A decision of the file as it can be asked for again; null for a relation, which is asked for by an id that the file does not keep. */
export function askedAgain(decision: Decision): DecisionRequest | null {
  const note = { on: decision.on, by: decision.by, why: decision.why }
  const said = Object.fromEntries(Object.entries(note).filter(([, part]) => part !== undefined))
  switch (decision.kind) {
    case 'same':
    case 'different':
    case 'unsure':
      return { ...said, kind: decision.kind, a: decision.a, b: decision.b }
    case 'retype':
      return { ...said, kind: 'retype', thing: decision.key, type: decision.type }
    case 'not-entity':
    case 'withhold':
      return { ...said, kind: decision.kind, thing: decision.key }
    case 'span':
      return { ...said, kind: 'span', mention: decision.key, start: decision.start, end: decision.end }
    case 'reject':
    case 'add':
      return null
  }
}
