import { createHash } from 'node:crypto'
import type { IsoDate, Span } from '../model.ts'
import type { EntityType, RelationType, RoleKind } from '../schema.ts'
import type { MentionKey } from './key.ts'

/** What a person can decide, and how a file calls it. */
export const DECISION_KINDS = {
  same: { zh: '同一', en: 'the same' },
  different: { zh: '不同', en: 'different' },
  unsure: { zh: '存疑', en: 'unsure' },
  retype: { zh: '改类型', en: 'another type' },
  span: { zh: '改边界', en: 'another span' },
  'not-entity': { zh: '非实体', en: 'no entity' },
  reject: { zh: '否定关系', en: 'relation rejected' },
  add: { zh: '补充关系', en: 'relation added' },
  withhold: { zh: '隐去姓名', en: 'person withheld' },
} as const

export type DecisionKind = keyof typeof DECISION_KINDS

export const decisionKinds = Object.keys(DECISION_KINDS) as readonly DecisionKind[]

export const PAIR_KINDS = ['same', 'different', 'unsure'] as const
export type PairKind = (typeof PAIR_KINDS)[number]

/** Who decided, when and why, and in words about whom: for readers of the file, without effect. */
export interface Remark {
  readonly by?: string
  readonly on?: IsoDate
  readonly why?: string
  readonly says?: string
}

export interface PairRuling {
  readonly kind: PairKind
  /** In the order of their code units: the pair has no direction. */
  readonly a: MentionKey
  readonly b: MentionKey
}

export interface RelationRuling {
  readonly head: MentionKey
  readonly type: RelationType
  readonly tail: MentionKey
  /** HOLDS_ROLE alone has one. */
  readonly title: string | null
}

export type Ruling =
  | PairRuling
  /** All mentions of the thing in the key's article. */
  | { readonly kind: 'retype'; readonly key: MentionKey; readonly type: EntityType }
  /** This one mention, in page offsets. */
  | ({ readonly kind: 'span'; readonly key: MentionKey } & Span)
  /** All mentions of the thing in the key's article. */
  | { readonly kind: 'not-entity'; readonly key: MentionKey }
  /** The relation between the two things, whichever article states it. */
  | ({ readonly kind: 'reject' } & RelationRuling)
  /** Both keys are of the article that says so; its evidence are the sentences of the two mentions. */
  | ({ readonly kind: 'add'; readonly role: RoleKind | null; readonly date: IsoDate | null } & RelationRuling)
  /** `mark` is `nameMark` of the name, which stands nowhere in the file. */
  | { readonly kind: 'withhold'; readonly key: MentionKey; readonly mark: string }

export type Decision = Ruling & Remark

/** A pair in its order. */
export const pairRuling = (kind: PairKind, one: MentionKey, other: MentionKey): PairRuling =>
  one < other ? { kind, a: one, b: other } : { kind, a: other, b: one }

/**
 * Finds the mentions of a withheld person in articles that come later, before anyone sees them. It keeps a name from being read in passing and
 * from being searched for; whoever tries all names can find it out.
 */
export const nameMark = (name: string): string => createHash('sha256').update(`withheld ${name}`).digest('hex').slice(0, 16)

/** What a decision is about: of two about one thing, one has to go. */
export function subjectOf(ruling: Ruling): string {
  switch (ruling.kind) {
    case 'same':
    case 'different':
    case 'unsure':
      return JSON.stringify(['pair', ruling.a, ruling.b])
    case 'retype':
    case 'not-entity':
      return JSON.stringify(['thing', ruling.key])
    case 'span':
    case 'withhold':
      return JSON.stringify([ruling.kind, ruling.key])
    case 'reject':
    case 'add':
      return JSON.stringify(['relation', ruling.head, ruling.type, ruling.tail, ruling.title])
  }
}

/** The same ruling has the same id, whoever made it and when; by it a decision is undone. */
export function decisionId(ruling: Ruling): string {
  return createHash('sha256').update(rulingFields(ruling).join('\t')).digest('hex').slice(0, 16)
}

/** The columns of a ruling: its kind, what it is about, and the named fields that belong to it. */
export function rulingFields(ruling: Ruling): readonly string[] {
  switch (ruling.kind) {
    case 'same':
    case 'different':
    case 'unsure':
      return [ruling.kind, ruling.a, ruling.b]
    case 'retype':
      return [ruling.kind, ruling.key, ruling.type]
    case 'span':
      return [ruling.kind, ruling.key, `${String(ruling.start)}-${String(ruling.end)}`]
    case 'not-entity':
      return [ruling.kind, ruling.key]
    case 'withhold':
      return [ruling.kind, ruling.key, ruling.mark]
    case 'reject':
      return [ruling.kind, ruling.head, ruling.type, ruling.tail, ...field('title', ruling.title)]
    case 'add':
      return [
        ruling.kind,
        ruling.head,
        ruling.type,
        ruling.tail,
        ...field('title', ruling.title),
        ...field('role', ruling.role),
        ...field('date', ruling.date),
      ]
  }
}

const field = (name: string, value: string | null): readonly string[] => (value === null ? [] : [`${name}=${value}`])

/** The decisions with one more; an earlier one about the same gives way. */
export function withDecision(decisions: readonly Decision[], decision: Decision): readonly Decision[] {
  const subject = subjectOf(decision)
  return [...decisions.filter((other) => subjectOf(other) !== subject), decision]
}
