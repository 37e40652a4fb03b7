import type { ArticleId, EntityId, Span } from '../model.ts'
import type { MentionType, RelationType } from '../schema.ts'
import type { GraphStore } from '../store.ts'
import type { ArticleView } from '../view.ts'
import { articleOf, recordsOf, type SentenceRecord, type StatedRecord } from './records.ts'

/** A text with marks on it, as tools for annotators hold it. Offsets are UTF-16 units of `text`. */
export interface AnnotatedText {
  /** Fit for the name of a file. */
  readonly id: string
  readonly text: string
  /** In order; what lies between them is blank. */
  readonly sentences: readonly Span[]
  /** Sorted, without overlap. */
  readonly mentions: readonly AnnotatedMention[]
  readonly relations: readonly AnnotatedRelation[]
}

export interface AnnotatedMention extends Span {
  readonly type: MentionType
  /** What it means; null for a Title and where nobody has said so. */
  readonly entity: { readonly id: string; readonly name: string } | null
}

/** Between two mentions, by their indexes. */
export interface AnnotatedRelation {
  readonly type: RelationType
  readonly head: number
  readonly tail: number
  readonly title: string | null
}

/**
 * Every article of a graph with its mentions, and the relations whose two ends are named in the sentence that states them or, of a subject carried
 * over, before it. One article is held at a time, beside the stated relations of the graph.
 */
export async function* annotatedArticles(store: Pick<GraphStore, 'export' | 'article'>): AsyncGenerator<AnnotatedText> {
  const names = new Map<string, string>()
  const stated = new Map<ArticleId, { readonly edge: StatedRecord; readonly sentence: string }[]>()
  for await (const record of recordsOf(store.export())) {
    if (record.kind === 'entity') names.set(record.id, record.name)
    if (record.kind !== 'stated') continue
    for (const sentence of record.evidence) {
      const article = articleOf(sentence)
      const known = stated.get(article) ?? []
      known.push({ edge: record, sentence })
      stated.set(article, known)
    }
  }
  for await (const sentences of bySentences(store)) {
    const [first] = sentences
    const id = first === undefined ? null : articleOf(first.id)
    const article = id === null ? null : await store.article(id)
    if (article !== null) yield annotate(article, sentences, names, stated.get(article.id) ?? [])
  }
}

/** The sentences of one article after the other; an export has them in this order. */
async function* bySentences(store: Pick<GraphStore, 'export'>): AsyncGenerator<readonly SentenceRecord[]> {
  let own: SentenceRecord[] = []
  for await (const record of recordsOf(store.export())) {
    if (record.kind === 'stated' || record.kind === 'together') break // edges: there are no more sentences
    if (record.kind !== 'sentence') continue
    const [first] = own
    if (first !== undefined && articleOf(first.id) !== articleOf(record.id)) {
      yield own
      own = []
    }
    own.push(record)
  }
  if (own.length > 0) yield own
}

function annotate(
  article: ArticleView,
  sentences: readonly SentenceRecord[],
  names: ReadonlyMap<string, string>,
  stated: readonly { readonly edge: StatedRecord; readonly sentence: string }[],
): AnnotatedText {
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start - article.start, end: span.end - article.start })
  const mentions = [...article.mentions].sort((a, b) => a.start - b.start)
  const relations = stated.flatMap(({ edge, sentence }): readonly AnnotatedRelation[] => {
    const place = sentences.find(({ id }) => id === sentence)
    if (place === undefined) return []
    const [head, tail] = nearest(mentions, edge.source, edge.target, place)
    return head === null || tail === null ? [] : [{ type: edge.type, head, tail, title: edge.title }]
  })
  return {
    id: article.id,
    text: article.text,
    sentences: sentences.map(({ start, end }) => move({ start, end })).sort((a, b) => a.start - b.start),
    mentions: mentions.map(({ start, end, type, entity }) => ({
      ...move({ start, end }),
      type,
      entity: entity === null ? null : { id: entity, name: names.get(entity) ?? '' },
    })),
    relations,
  }
}

/** The mentions of both ends that stand closest together: in the sentence, else the last one before it. */
function nearest(mentions: ArticleView['mentions'], head: EntityId, tail: EntityId, place: Span): readonly [number | null, number | null] {
  const of = (entity: EntityId): readonly number[] => {
    const all = [...mentions.keys()].filter((k) => mentions[k]?.entity === entity)
    const inside = all.filter((k) => (mentions[k]?.start ?? 0) >= place.start && (mentions[k]?.end ?? 0) <= place.end)
    return inside.length > 0 ? inside : all.filter((k) => (mentions[k]?.start ?? 0) < place.start).slice(-1)
  }
  const pairs = of(head).flatMap((h) => of(tail).map((t) => [h, t] as const))
  const apart = ([h, t]: readonly [number, number]): number => Math.abs(h - t)
  return pairs.reduce<readonly [number | null, number | null]>(
    (best, pair) => (best[0] === null || best[1] === null || apart(pair) < apart([best[0], best[1]]) ? pair : best),
    [null, null],
  )
}
