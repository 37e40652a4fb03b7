import type { ExportLine } from '../store.ts'
import { iriOf } from './iri.ts'
import { articleOf, recordsOf, type ArticleRecord, type SentenceRecord, type StatedRecord } from './records.ts'

/** Characters before and after a quotation, to find it again where the text has changed. */
const AROUND = 24

/**
 * W3C Web Annotations, one a line: each says which sentence of which article states a relation, by a TextQuoteSelector and a TextPositionSelector.
 * Positions count Unicode characters of the article's text, as the recommendation asks, and not the UTF-16 units of our other formats.
 * Articles and sentences are kept while the stream runs, since relations come after them.
 */
export async function* writeWebAnnotations(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  const articles = new Map<string, ArticleRecord>()
  const sentences = new Map<string, SentenceRecord>()
  const names = new Map<string, string>()
  for await (const record of recordsOf(lines)) {
    if (record.kind === 'article') articles.set(record.id, record)
    else if (record.kind === 'sentence') sentences.set(record.id, record)
    else if (record.kind === 'entity') names.set(record.id, record.name)
    else if (record.kind === 'stated')
      for (const id of record.evidence) {
        const [sentence, article] = [sentences.get(id), articles.get(articleOf(id))]
        if (sentence === undefined || article === undefined) continue
        yield `${JSON.stringify(annotation(record, sentence, article, names))}\n`
      }
  }
}

function annotation(edge: StatedRecord, sentence: SentenceRecord, article: ArticleRecord, names: ReadonlyMap<string, string>): object {
  const [start, end] = [sentence.start - article.start, sentence.end - article.start]
  const characters = (to: number): number => [...article.text.slice(0, to)].length
  const said = [names.get(edge.source), edge.type, edge.title, names.get(edge.target)].filter((part) => part !== null && part !== undefined)
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: iriOf('relation', `${edge.id}@${sentence.id}`),
    type: 'Annotation',
    motivation: 'linking',
    body: [
      { type: 'SpecificResource', source: iriOf('relation', edge.id), purpose: 'linking' },
      { type: 'TextualBody', value: said.join(' '), format: 'text/plain', purpose: 'describing' },
    ],
    target: {
      type: 'SpecificResource',
      source: iriOf('article', article.id),
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: sentence.text,
          prefix: article.text.slice(Math.max(0, start - AROUND), start),
          suffix: article.text.slice(end, end + AROUND),
        },
        { type: 'TextPositionSelector', start: characters(start), end: characters(end) },
      ],
    },
  }
}
