import type { ArticleId, IsoDate, SentenceId } from './model.ts'
import { STATEMENT_KINDS, type StatementKind } from './schema.ts'

/**
 * What one article says of an edge. An edge keeps the sorted list of them as strings, and all its other properties are functions of
 * that list: so writing twice adds nothing, and taking an article away takes exactly its share.
 */
export interface Statement {
  readonly article: ArticleId
  /** The article's date. */
  readonly seen: IsoDate | null
  readonly kind: StatementKind | null
  /** The stated date of an appointment or removal. */
  readonly date: IsoDate | null
  readonly score: number
  readonly evidence: readonly SentenceId[]
  /** The article's story; the article itself, where no other prints the same. */
  readonly story: ArticleId
}

export const writeStatement = (s: Statement): string => JSON.stringify([s.article, s.seen, s.kind, s.date, s.score, s.evidence, s.story])

/** The beginning of every statement of an article, to find and take away its share. */
export const statementPrefix = (article: ArticleId): string => `["${article}"`

type StatementFields = [ArticleId, IsoDate | null, StatementKind | null, IsoDate | null, number, SentenceId[], ArticleId?]

/** Properties of a stated edge, from its statements in any order. */
export function statedProperties(statements: readonly string[]): {
  readonly statements: readonly string[]
  readonly kinds: readonly StatementKind[]
  readonly articles: number
  readonly stories: number
  readonly firstSeen: IsoDate | null
  readonly lastSeen: IsoDate | null
  readonly appointed: IsoDate | null
  readonly removed: IsoDate | null
  readonly score: number
  readonly evidence: readonly SentenceId[]
} {
  const sorted = [...new Set(statements)].sort()
  const fields = sorted.map((s) => JSON.parse(s) as StatementFields) // written by writeStatement
  const kinds = new Set(fields.map((f) => f[2]))
  // A date on which a post was held: an appointment, a removal and a former post are told apart from it.
  const held = fields.filter((f) => f[2] === null || f[2] === 'observed' || f[2] === 'launched').flatMap((f) => f[1] ?? [])
  const stated = (kind: StatementKind): IsoDate[] => fields.filter((f) => f[2] === kind).flatMap((f) => f[3] ?? [])
  return {
    statements: sorted,
    kinds: STATEMENT_KINDS.filter((kind) => kinds.has(kind)),
    articles: new Set(fields.map((f) => f[0])).size,
    stories: new Set(fields.map((f) => f[6] ?? f[0])).size,
    firstSeen: least(held),
    lastSeen: greatest(held),
    appointed: least(stated('appointed')),
    removed: greatest(stated('removed')),
    score: Math.max(...fields.map((f) => f[4])),
    evidence: [...new Set(fields.flatMap((f) => f[5]))].sort(),
  }
}

export const least = (dates: readonly IsoDate[]): IsoDate | null =>
  dates.reduce<IsoDate | null>((a, b) => (a === null || b < a ? b : a), null)
export const greatest = (dates: readonly IsoDate[]): IsoDate | null =>
  dates.reduce<IsoDate | null>((a, b) => (a === null || b > a ? b : a), null)
