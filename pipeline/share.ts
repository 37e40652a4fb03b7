import { isLaunch } from '../graph/launches.ts'
import type { ArticleShare, MentionRow, ReferentRow, RelationRow, SentenceRow } from '../graph/model.ts'
import type { ExtractedArticle, PageExtraction } from './extract.ts'
import { homeName, paperOf } from './home.ts'
import type { Fact } from './types.ts'

/** What each article of a page adds to the graph. */
export function toShares(extraction: PageExtraction): readonly ArticleShare[] {
  const paper = paperOf(extraction.page)
  return extraction.articles.map((article) => toShare(article, extraction, paper))
}

function toShare(
  { article, mentions, referentOf, referents, entityOf, facts }: ExtractedArticle,
  { page, home, entities }: PageExtraction,
  paper: string | null,
): ArticleShare {
  const { id, start, end, headline, byline, date } = article
  const launches = ({ type, head, tail, evidence }: Fact): boolean =>
    type === 'IMPLEMENTS' &&
    evidence.some((k) => {
      const sentence = article.sentences[k]
      if (sentence === undefined) return false
      const { start: from, end: to } = sentence
      const marks = mentions.flatMap((mention, m) => (mention.sentence === k ? [{ ...mention, entity: referentOf[m] ?? null }] : []))
      return isLaunch({ text: page.raw.slice(from, to), start: from, marks }, head, tail)
    })
  return {
    article: {
      id,
      start,
      end,
      headline,
      date,
      byline: byline.map(({ name }) => name),
      source: paper,
      page: page.meta.edition ?? null,
      origin: page.origin,
      home: homeName(home),
      text: page.raw.slice(start, end),
    },
    sentences: article.sentences.map(({ start: from, end: to, paragraph, parts }): SentenceRow => ({
      start: from,
      end: to,
      text: page.raw.slice(from, to),
      paragraph,
      ...(parts === undefined ? {} : { parts }),
    })),
    referents: referents.flatMap(({ type, name, aliases, context }, k): readonly ReferentRow[] => {
      const entity = entities[entityOf[k] ?? -1]
      return entity === undefined ? [] : [{ type, name, aliases, entity: entity.id, context }]
    }),
    mentions: mentions.map(({ start: from, end: to, surface, sentence, score, uncounted }, k): MentionRow => ({
      start: from,
      end: to,
      surface,
      sentence,
      score,
      referent: referentOf[k] ?? null,
      ...(uncounted === undefined ? {} : { uncounted }),
    })),
    relations: facts
      .filter(({ head, tail }) => entityOf[head] !== entityOf[tail])
      .map((fact): RelationRow => (launches(fact) ? { ...fact, kind: 'launched' } : fact)),
    wrote: [...new Set(mentions.flatMap((mention, k) => (mention.uncounted === 'byline' ? [referentOf[k] ?? -1] : [])))]
      .filter((referent) => referent >= 0)
      .sort((a, b) => a - b),
  }
}
