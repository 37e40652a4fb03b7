import type { KeptDecision } from '../../../../graph/decisions/index.ts'

/** What one sees of a decision; null where that does not tell whom it is about. */
const face = ({ decision: { kind, says, on, by, why, ...rest }, applies }: KeptDecision): string | null =>
  says === undefined ? null : JSON.stringify([kind, says, on, by, why, applies, 'type' in rest ? rest.type : null])

/** Decisions one after the other that look the same: a ruling on a thing is kept once for each of its articles that nothing else ties together. */
export function grouped(decisions: readonly KeptDecision[]): readonly (readonly [KeptDecision, ...KeptDecision[]])[] {
  const groups: [KeptDecision, ...KeptDecision[]][] = []
  for (const kept of decisions) {
    const last = groups.at(-1)
    const own = face(kept)
    if (last !== undefined && own !== null && face(last[0]) === own) last.push(kept)
    else groups.push([kept])
  }
  return groups
}
