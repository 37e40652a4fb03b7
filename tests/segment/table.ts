import { splitArticles } from '../../pipeline/segment/index.ts'
import type { Article, Page, PageMeta } from '../../pipeline/types.ts'

export const pageOf = (raw: string, meta: PageMeta = {}, origin = 'page.txt'): Page => ({ origin, format: 'text', raw, meta })

export const articlesIn = (raw: string, meta: PageMeta = {}, origin = 'page.txt'): readonly Article[] =>
  splitArticles(pageOf(raw, meta, origin))

/** Paragraphs with a blank line between them, as most pages print them. */
export const page = (...paragraphs: readonly string[]): string => paragraphs.join('\n\n')

export const sentencesIn = (raw: string, role = 'body'): string[] =>
  articlesIn(raw)
    .flatMap((article) => article.sentences)
    .filter((sentence) => sentence.role === role)
    .map((sentence) => sentence.text)
