import type { Article, Mention, Sentence, TaggedSpan, Tagger } from '../types.ts'
import { LAYERS, applyPatterns, type Layer } from './patterns.ts'

/**
 * Tags the articles of a page: headlines, body and captions by the engine and the pattern layer; in bylines the paper and the organ that signs by the engine and the
 * people by what the reader of bylines found; a second printing of a sentence by its first. Mentions are in page offsets, sorted, without overlap.
 */
export async function tagArticles(
  articles: readonly Article[],
  tagger: Tagger,
  raw: string,
  signal?: AbortSignal,
  layers: readonly Layer[] = LAYERS,
): Promise<readonly (readonly Mention[])[]> {
  const texts: string[] = []
  const places = articles.map((article) =>
    article.sentences.map((sentence) => {
      const tagged = !isCopy(sentence, article) && sentence.role !== 'furniture'
      return tagged ? texts.push(sentence.text) - 1 : null
    }),
  )
  const found = await tagger.tag(texts, signal)
  const corrected = applyPatterns(texts, found, layers)
  return articles.map((article, a) => {
    const own = (k: number): readonly TaggedSpan[] => corrected[places[a]?.[k] ?? -1] ?? []
    const mentions = article.sentences.flatMap((sentence, k) => {
      const placed = own(isCopy(sentence, article) ? (sentence.copyOf ?? k) : k).map((span) => toMention(span, sentence, k, raw))
      if (sentence.role === 'byline')
        return placed
          .filter((m) => m.type === 'Organization' || m.type === 'Government')
          .map((m) => ({ ...m, uncounted: 'byline' as const }))
      return sentence.copyOf === undefined ? placed : placed.map((m) => ({ ...m, uncounted: 'copy' as const }))
    })
    return withBylines(mentions, article, raw)
  })
}

/** A second printing word for word; one that is cut or has a slip is read by itself. */
function isCopy(sentence: Sentence, article: Article): boolean {
  return sentence.copyOf !== undefined && article.sentences[sentence.copyOf]?.text === sentence.text
}

function toMention(span: TaggedSpan, sentence: Sentence, index: number, raw: string): Mention {
  const start = sentence.raw[span.start] ?? sentence.start
  const end = (sentence.raw[span.end - 1] ?? start) + 1
  return {
    start,
    end,
    type: span.type,
    surface: raw.slice(start, end),
    score: span.score,
    sentence: index,
    at: { start: span.start, end: span.end },
  }
}

/** The names of a byline are people who signed; they take the place of what the engine found there. */
function withBylines(mentions: readonly Mention[], article: Article, raw: string): readonly Mention[] {
  const names = article.byline.map((name): Mention => {
    const sentence = article.sentences.findIndex((s) => s.start <= name.start && name.end <= s.end)
    return {
      start: name.start,
      end: name.end,
      type: 'Person',
      surface: raw.slice(name.start, name.end),
      score: 1,
      sentence: Math.max(sentence, 0),
      at: spanInText(article.sentences[Math.max(sentence, 0)], name.start, name.end),
      uncounted: 'byline',
    }
  })
  const clear = mentions.filter((m) => !names.some((n) => m.start < n.end && n.start < m.end))
  return [...clear, ...names].sort((a, b) => a.start - b.start || a.end - b.end)
}

function spanInText(sentence: Sentence | undefined, start: number, end: number): { start: number; end: number } {
  if (sentence === undefined) return { start: 0, end: 0 }
  const from = sentence.raw.findIndex((offset) => offset >= start)
  const to = sentence.raw.findIndex((offset) => offset >= end)
  return { start: Math.max(from, 0), end: to < 0 ? sentence.text.length : to }
}
