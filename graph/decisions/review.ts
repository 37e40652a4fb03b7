import type { EntityId, IsoDate, SentenceId } from '../model.ts'
import type { EntityType, RelationType, RoleKind } from '../schema.ts'
import type { EntityNode, Evidence } from '../view.ts'
import type { Decision, PairKind } from './decision.ts'
import type { MentionKey } from './key.ts'

/** Why two things may be one, or why they are asked about. */
export const REVIEW_REASONS = {
  'same-name': { zh: '同名', en: 'one name' },
  'similar-name': { zh: '名称只差一字', en: 'names that differ by one character' },
  'short-form': { zh: '可能是简称', en: 'one may be short for the other' },
  'alias-in-common': { zh: '有相同的别称', en: 'an alias in common' },
  'post-in-common': { zh: '职务相同', en: 'a post in common' },
  'like-posts-in-turn': { zh: '同类职务一先一后', en: 'like posts, one after the other' },
  'seen-with-the-same': { zh: '共同出现的机构相同', en: 'seen with the same organs' },
  'paper-in-common': { zh: '同一地方的报纸', en: 'papers of one place' },
  'other-posts': { zh: '职务不同', en: 'other posts' },
  'other-place': { zh: '地方不同', en: 'other places' },
} as const

export type ReviewReason = keyof typeof REVIEW_REASONS

/** One of the two things of a candidate pair. */
export interface ReviewSide {
  readonly entity: EntityNode
  /** What a decision about it names. */
  readonly key: MentionKey
  /** Posts as its articles give them: `汐阳市教育局 局长`. */
  readonly posts: readonly string[]
  /** A few sentences, by date. */
  readonly evidence: readonly Evidence[]
}

export interface ReviewPair {
  readonly a: ReviewSide
  readonly b: ReviewSide
  /** How likely they are one, 0 to 1: an order, no probability. */
  readonly score: number
  readonly reasons: readonly ReviewReason[]
}

export interface ReviewQueue {
  /** Best first; the pairs that no one has decided. */
  readonly items: readonly ReviewPair[]
  readonly total: number
  /** Decisions about pairs so far. */
  readonly decided: number
}

/** A thing, told by its entity id or by a mention key. */
export type ThingRef = EntityId | MentionKey

export interface DecisionNote {
  readonly by?: string
  readonly on?: IsoDate
  readonly why?: string
}

/** A decision as a person makes it, looking at the graph; it is turned into mention keys before it is kept. */
export type DecisionRequest = DecisionNote &
  (
    | { readonly kind: PairKind; readonly a: ThingRef; readonly b: ThingRef }
    /** Of an entity, in all its articles; of a mention, in its article. */
    | { readonly kind: 'retype'; readonly thing: ThingRef; readonly type: EntityType }
    | { readonly kind: 'not-entity'; readonly thing: ThingRef }
    | { readonly kind: 'span'; readonly mention: MentionKey; readonly start: number; readonly end: number }
    | { readonly kind: 'reject'; readonly relation: string }
    /** `sentence` names both; without it, one that does is looked for. */
    | {
        readonly kind: 'add'
        readonly head: ThingRef
        readonly type: RelationType
        readonly tail: ThingRef
        readonly title?: string
        readonly role?: RoleKind
        readonly date?: IsoDate
        readonly sentence?: SentenceId
      }
    | { readonly kind: 'withhold'; readonly thing: ThingRef }
    /** One that was taken back, to the letter: its line of the file, which says by whom and when. */
    | { readonly kind: 'again'; readonly line: string }
  )

/** A decision of the file, with its id and whether the graph has what it speaks of. */
export interface KeptDecision {
  readonly id: string
  readonly decision: Decision
  /** As it stands in the file. */
  readonly line: string
  /** False while its article is not in the graph, or no longer speaks of that. */
  readonly applies: boolean
}

/** What a decision or its undoing changed. */
export interface ReviewChange {
  /** Ids of the decisions that were added or taken back; a decision about an entity may be several. */
  readonly ids: readonly string[]
  /** Articles that were written again. */
  readonly articles: number
  /** Pairs that are left to decide. */
  readonly left: number
}

/** Decisions over a graph: asks what is open, and puts what is decided into the file and into the graph at once. */
export interface Review {
  queue(options?: { readonly limit?: number; readonly offset?: number; readonly type?: EntityType }): Promise<ReviewQueue>
  decisions(): Promise<readonly KeptDecision[]>
  /** Throws NOT_FOUND for a thing or relation that is not there, and DECISIONS where it would contradict others. */
  decide(request: DecisionRequest): Promise<ReviewChange>
  /** Null when there is no such decision. */
  undo(id: string): Promise<ReviewChange | null>
}
