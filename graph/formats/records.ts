import type { ArticleId, EntityId, IsoDate, RelationId, SentenceId } from '../model.ts'
import { CO_OCCURS, relationTypes, WROTE, type EntityType, type RelationType } from '../schema.ts'
import type { ExportLine } from '../store.ts'
import type { CoOccurrenceEdge, EntityNode, StatedEdge } from '../view.ts'

/** The lines of an export with their types, so that writers of formats need not look at raw properties. */
export type GraphRecord =
  | ArticleRecord
  | SentenceRecord
  | (EntityNode & { readonly kind: 'entity' })
  | StatedRecord
  | (CoOccurrenceEdge & { readonly kind: 'together' })
  | MentionRecord
  | { readonly kind: 'wrote'; readonly entity: EntityId; readonly article: ArticleId }

export interface ArticleRecord {
  readonly kind: 'article'
  readonly id: ArticleId
  readonly headline: string
  readonly byline: readonly string[]
  readonly date: IsoDate | null
  readonly source: string | null
  readonly page: string | null
  /** The first article that prints the same; null where the graph does not know. */
  readonly story: string | null
  readonly start: number
  readonly text: string
}

export interface SentenceRecord {
  readonly kind: 'sentence'
  readonly id: SentenceId
  readonly start: number
  readonly end: number
  readonly paragraph: number
  readonly text: string
}

export interface StatedRecord extends StatedEdge {
  readonly kind: 'stated'
  readonly evidence: readonly SentenceId[]
}

export interface MentionRecord {
  readonly kind: 'mention'
  readonly entity: EntityId
  readonly sentence: SentenceId
  readonly surface: string
  readonly start: number
  readonly end: number
  readonly score: number
}

export type EntityRecord = Extract<GraphRecord, { readonly kind: 'entity' }>
export type TogetherRecord = Extract<GraphRecord, { readonly kind: 'together' }>

const STATED: ReadonlySet<unknown> = new Set(relationTypes)

/** The typed record of a line; null for the lines that repeat what others say (`IN`, `APPEARS_IN`) and for kinds of later versions. */
export function readLine(line: ExportLine): GraphRecord | null {
  return line.kind === 'node' ? nodeOf(line) : edgeOf(line)
}

/** The article of a sentence; see `sentenceId`. */
export const articleOf = (sentence: SentenceId): ArticleId => sentence.slice(0, sentence.lastIndexOf('#')) as ArticleId // ids are made of it

export async function* recordsOf(lines: AsyncIterable<ExportLine>): AsyncGenerator<GraphRecord> {
  for await (const line of lines) {
    const record = readLine(line)
    if (record !== null) yield record
  }
}

// Lines are written by `exportLines` from these types; a property that is empty is left out there.

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const date = (value: unknown): IsoDate | null => (typeof value === 'string' ? (value as IsoDate) : null)
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** A graph of an earlier version knows no reprints. */
const printed = (line: ExportLine): { readonly articles: number; readonly stories: number } => ({
  articles: number(line['articles']),
  stories: number(line['stories'] ?? line['articles']),
})

function nodeOf(line: ExportLine): GraphRecord | null {
  const labels = texts(line['labels'])
  if (labels.includes('Entity'))
    return {
      kind: 'entity',
      id: text(line['id']) as EntityId,
      type: text(line['type']) as EntityType,
      name: text(line['name']),
      aliases: texts(line['aliases']),
      pinyin: text(line['pinyin']),
      initials: text(line['initials']),
      mentions: number(line['mentions']),
      ...printed(line),
      firstSeen: date(line['firstSeen']),
      lastSeen: date(line['lastSeen']),
    }
  if (labels.includes('Article'))
    return {
      kind: 'article',
      id: text(line['id']) as ArticleId,
      headline: text(line['headline']),
      byline: texts(line['byline']),
      date: date(line['date']),
      source: textOrNull(line['source']),
      page: textOrNull(line['page']),
      story: textOrNull(line['story']),
      start: number(line['start']),
      text: text(line['text']),
    }
  if (labels.includes('Sentence'))
    return {
      kind: 'sentence',
      id: text(line['id']) as SentenceId,
      start: number(line['start']),
      end: number(line['end']),
      paragraph: number(line['paragraph']),
      text: text(line['text']),
    }
  return null
}

function edgeOf(line: ExportLine): GraphRecord | null {
  const [head, tail] = [text(line['head']) as EntityId, text(line['tail'])]
  if (line['type'] === 'MENTIONED_IN')
    return {
      kind: 'mention',
      entity: head,
      sentence: tail as SentenceId,
      surface: text(line['surface']),
      start: number(line['start']),
      end: number(line['end']),
      score: number(line['score']),
    }
  if (line['type'] === WROTE) return { kind: 'wrote', entity: head, article: tail as ArticleId }
  const common = {
    id: text(line['id']) as RelationId,
    source: head,
    target: tail as EntityId,
    ...printed(line),
    firstSeen: date(line['firstSeen']),
    lastSeen: date(line['lastSeen']),
  }
  if (line['type'] === CO_OCCURS)
    return {
      ...common,
      kind: 'together',
      type: CO_OCCURS,
      sentences: number(line['sentences']),
      weight: number(line['weight']),
      npmi: typeof line['npmi'] === 'number' ? line['npmi'] : null,
    }
  if (!STATED.has(line['type'])) return null
  return {
    ...common,
    kind: 'stated',
    type: text(line['type']) as RelationType,
    title: textOrNull(line['title']),
    kinds: texts(line['kinds']) as StatedEdge['kinds'],
    appointed: date(line['appointed']),
    removed: date(line['removed']),
    score: number(line['score']),
    evidence: texts(line['evidence']) as readonly SentenceId[],
  }
}
