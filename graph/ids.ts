import { createHash } from 'node:crypto'
import type { ArticleId, EntityId, IsoDate, RelationId, SentenceId } from './model.ts'
import type { EntityType } from './schema.ts'

export { relationEnds } from './relation-ends.ts'

/** What an article is told by: a verbatim reprint elsewhere is another article. */
export interface ArticleKey {
  readonly source: string | null
  readonly date: IsoDate | null
  /** Edition or page number as printed. */
  readonly page: string | null
  /** Offset of the article in the page, in UTF-16 units. */
  readonly position: number
  /** Raw text of the article. */
  readonly text: string
}

/** 128 bits of a SHA-256 in hexadecimal: enough that no two articles of any corpus share an id. */
export function articleId(key: ArticleKey): ArticleId {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([key.source, key.date, key.page, key.position]))
  hash.update(key.text)
  return hash.digest('hex').slice(0, 32) as ArticleId // the one place that makes article ids
}

/** `key` is the name that tells one thing from all others of its type: the canonical name, with its locality where names repeat. */
export function entityId(type: EntityType, key: string): EntityId {
  return createHash('sha256')
    .update(JSON.stringify([type, key]))
    .digest('hex')
    .slice(0, 32) as EntityId // the one place that makes entity ids
}

/** The k-th sentence of an article. */
export function sentenceId(article: ArticleId, index: number): SentenceId {
  return `${article}#${String(index).padStart(4, '0')}` as SentenceId // the one place that makes sentence ids
}

/**
 * A relation is told by its type, its ends and, for a post, its title. The ends can be read back from the id (`relationEnds`), so that a
 * store finds the edge from a node's index. Undirected relations take their ends in the order of their ids.
 */
export function relationId(type: string, head: EntityId, tail: EntityId, title = ''): RelationId {
  const mark = title === '' ? '' : `.${createHash('sha256').update(title).digest('hex').slice(0, 8)}`
  return `${type}.${head}.${tail}${mark}` as RelationId // the one place that makes relation ids
}
