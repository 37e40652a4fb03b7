import type { MentionType, RelationType } from '../../../graph/schema.ts'
import { compile, STOP } from '../coded.ts'

/** One character of the words between names, within a clause. */
export const SPAN = `[^${STOP}\\uE000-\\uE007]`
export const ACTORS: readonly MentionType[] = ['Company', 'Government', 'Organization', 'Place']
export const BODIES: readonly MentionType[] = ['Company', 'Government', 'Organization']

/**
 * A way in which a sentence states a relation. The pattern is read over coded text (see `compile`), posts taken out; its groups
 * `head` and `tail` are lists of names, each paired with each. Where a group is missing, `carry` says how it is found.
 */
export interface Trigger {
  readonly type: RelationType
  readonly name: string
  readonly pattern: RegExp
  readonly heads: readonly MentionType[]
  readonly tails: readonly MentionType[]
  /** `subject`: the head is the clause's subject, named there or carried; `event`: the tail is the meeting last spoken of as held. */
  readonly carry?: 'subject' | 'event'
  /** The carried subject is the relation's tail: 甲集团旗下拥有乙 says that 乙 is part of 甲. `heads` are then the subject's types. */
  readonly inverse?: true
  /** Names of places that are no subject where they stand in another sentence. */
  readonly notCarried?: RegExp
  /** How many sentences back a carried argument may stand; 6 if not given. */
  readonly reach?: number
  /** A leader who speaks stands for what is led, and a meeting for the paper's region (IMPLEMENTS). */
  readonly speaksFor?: true
  /** The head must hold a leading post in this article. */
  readonly leader?: true
  /** What follows the match, to the end of its clause, must not hold this. */
  readonly unless?: RegExp
  /** What must not stand between a carried subject and the match. */
  readonly between?: RegExp
  /** Surfaces of tails that are never meant, or alone are. */
  readonly not?: RegExp
  readonly only?: RegExp
  /** Surfaces of heads that are never meant. */
  readonly notHead?: RegExp
  /** A plan (将赴…考察) states nothing. */
  readonly happened?: true
  /** Heads by name only, not by 该公司 or 全市水利系统. */
  readonly namedOnly?: true
  /** The names of one list are paired among themselves: 甲、乙签约. */
  readonly within?: true
  /** The share that was right of what was read. */
  readonly score: number
  /** Invented sentences in inline tags ({P…} {C…} {G…} {O…} {L…} {T…} {R…} {E…}) with the pairs that this row reads in them. */
  readonly yes: readonly (readonly [text: string, ...pairs: string[]])[]
  /** Sentences in which this row reads nothing. */
  readonly no: readonly string[]
}

export const trigger = (row: Omit<Trigger, 'pattern'> & { readonly pattern: string }): Trigger => ({
  ...row,
  pattern: compile(row.pattern),
})
