import type { IsoDate } from '../../graph/model.ts'
import { RELATION_TYPES } from '../../graph/schema.ts'
import type { EntityType, RelationType, RoleKind } from '../../graph/schema.ts'
import type { Fact } from '../types.ts'
import type { Node } from './coded.ts'
import type { RelateInput } from './reading.ts'

export interface Statement {
  readonly type: RelationType
  readonly head: Node
  readonly tail: Node
  readonly title?: string
  readonly kind?: RoleKind
  readonly date: IsoDate | null
  /** Sentences that together state it. */
  readonly sentences: readonly number[]
  readonly score: number
}

/** An appointment or removal says more than that a post is held; what is said of the past says more than what is only seen. */
const WEIGHT: { readonly [kind in RoleKind]: number } = { removed: 3, appointed: 3, former: 2, observed: 1 }

/** Gathers statements into one fact for each distinct (type, head, tail, title), in order of first statement. */
export class Ledger {
  readonly #input: RelateInput
  readonly #facts = new Map<string, { fact: Fact; evidence: Set<number> }>()

  constructor(input: RelateInput) {
    this.#input = input
  }

  add(statement: Statement): void {
    const { type, head, tail, title, kind, date, sentences, score } = statement
    if (!this.#allowed(type, head, tail)) return
    let [from, to] = [this.#referent(head), this.#referent(tail)]
    if (from === to) return
    if (!RELATION_TYPES[type].directed && from > to) [from, to] = [to, from]
    const key = `${type} ${String(from)} ${String(to)} ${title ?? ''}`
    const known = this.#facts.get(key)
    const fact: Fact = {
      type,
      head: from,
      tail: to,
      date,
      score,
      evidence: [],
      ...(title === undefined ? {} : { title }),
      ...(kind === undefined ? {} : { kind }),
    }
    if (known === undefined) {
      this.#facts.set(key, { fact, evidence: new Set(sentences) })
      return
    }
    for (const sentence of sentences) known.evidence.add(sentence)
    const stronger = kind !== undefined && WEIGHT[kind] > WEIGHT[known.fact.kind ?? 'observed'] ? fact : known.fact
    known.fact = { ...stronger, score: Math.max(score, known.fact.score) }
  }

  facts(): readonly Fact[] {
    return [...this.#facts.values()].map(({ fact, evidence }) => ({ ...fact, evidence: [...evidence].sort((a, b) => a - b) }))
  }

  #allowed(type: RelationType, head: Node, tail: Node): boolean {
    const spec = RELATION_TYPES[type]
    const heads: readonly string[] = spec.head
    const tails: readonly string[] = spec.tail
    return heads.includes(head.type) && tails.includes(tail.type) && this.#exists(head) && this.#exists(tail)
  }

  #exists = (node: Node): boolean => node.referent !== null || node.implied !== undefined

  #referent(node: Node): number {
    if (node.referent !== null) return node.referent
    const { type, name } = node.implied as { type: EntityType; name: string } // `#exists`
    return this.#input.implied(type, name)
  }
}
