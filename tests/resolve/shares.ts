import type { ArticleShare, IsoDate } from '../../graph/model.ts'
import { homeOf } from '../../pipeline/home.ts'
import { linkPage } from '../../pipeline/link/index.ts'
import { toShares } from '../../pipeline/share.ts'
import type { Page } from '../../pipeline/types.ts'
import { tagged } from '../link/tagged.ts'

/** The shares of a page of tagged articles in a paper, with no facts. */
export function sharesOf(source: string, date: string, ...texts: readonly string[]): readonly ArticleShare[] {
  const parts = tagged(texts, { date, source })
  const raw = parts.flatMap(({ article }) => article.sentences.map((sentence) => sentence.text)).join('\n')
  const page: Page = {
    origin: `${source}-${date}.txt`,
    format: 'text',
    raw,
    meta: { source, date: date as IsoDate /* tests write dates in the right form */ },
  }
  const home = homeOf(page)
  const { entities, articles } = linkPage({ home, articles: parts })
  return toShares({
    page,
    home,
    entities,
    articles: articles.map((linked, k) => ({ ...(parts[k] as (typeof parts)[number]), ...linked, facts: [] })),
  }) // one linked article a part
}
