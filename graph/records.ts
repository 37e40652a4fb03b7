import type { ArticleShare, IsoDate } from './model.ts'
import type { Row } from './engine.ts'

/**
 * An article's share as the store keeps it, beside the nodes made of it: what identity is resolved from, and what is taken away again.
 * Texts are left out; they are slices of the article's.
 */
export function writeRecord(share: ArticleShare): string {
  const { text: _text, ...article } = share.article
  return JSON.stringify({
    article,
    sentences: share.sentences.map(({ text: _raw, ...rest }) => rest),
    referents: share.referents,
    mentions: share.mentions.map(({ surface: _surface, ...rest }) => rest),
    relations: share.relations,
    wrote: share.wrote,
    ...(share.repeats === undefined ? {} : { repeats: share.repeats }),
    ...(share.original === undefined ? {} : { original: share.original }),
  })
}

type Stored = Omit<ArticleShare, 'article' | 'sentences' | 'mentions'> & {
  readonly article: Omit<ArticleShare['article'], 'text'>
  readonly sentences: readonly Omit<ArticleShare['sentences'][number], 'text'>[]
  readonly mentions: readonly Omit<ArticleShare['mentions'][number], 'surface'>[]
}

export function readRecord(json: string, text: string): ArticleShare {
  const stored = JSON.parse(json) as Stored // written by writeRecord
  const slice = (start: number, end: number): string => text.slice(start - stored.article.start, end - stored.article.start)
  return {
    ...stored,
    article: { ...stored.article, text },
    sentences: stored.sentences.map((s) => ({ ...s, text: slice(s.start, s.end) })),
    mentions: stored.mentions.map((m) => ({ ...m, surface: slice(m.start, m.end) })),
  }
}

// Readers of single columns: our own statements name and type them, so a wrong type is a bug and says so.

export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value === 'string') return value
  throw new TypeError(`column ${column} holds ${typeof value}, not text`)
}

/** How many articles speak of each thing. */
export const articleCountsIn = (rows: readonly Row[]): ReadonlyMap<string, number> =>
  new Map(rows.map((row) => [text(row, 'id'), number(row, 'articles')]))

/** A property that is not there comes as null from one database and not at all from the other. */
const isAbsent = (value: unknown): boolean => value === null || value === undefined

export const textOrNull = (row: Row, column: string): string | null => (isAbsent(row[column]) ? null : text(row, column))
export const dateOrNull = (row: Row, column: string): IsoDate | null => textOrNull(row, column) as IsoDate | null // written from an IsoDate

export function number(row: Row, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  throw new TypeError(`column ${column} holds ${typeof value}, not a number`)
}

export const numberOrNull = (row: Row, column: string): number | null => (isAbsent(row[column]) ? null : number(row, column))

export function texts(row: Row, column: string): readonly string[] {
  const value = row[column]
  return Array.isArray(value) ? value.map(String) : []
}
