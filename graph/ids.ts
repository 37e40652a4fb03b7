import { createHash } from 'node:crypto'
import type { ArticleId, IsoDate } from './model.ts'

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
