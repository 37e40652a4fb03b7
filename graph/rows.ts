import { pairsOf } from './cooccurrence.ts'
import { relationId, sentenceId } from './ids.ts'
import type { ArticleShare, EntityId, IsoDate, RelationId, SentenceId } from './model.ts'
import { plainText } from './plain-text.ts'
import { CO_OCCURS, RELATION_TYPES, type EntityType } from './schema.ts'
import { writeStatement } from './statements.ts'

export interface EntityAppearance {
  readonly id: EntityId
  readonly type: EntityType
  readonly name: string
  readonly aliases: readonly string[]
  /** Counted mentions and sentences of this article. */
  readonly mentions: number
  readonly sentences: number
}

export interface EdgeShare {
  readonly id: RelationId
  readonly type: string
  readonly head: EntityId
  readonly tail: EntityId
  readonly title: string | null
  readonly statements: readonly string[]
}

/** What the article adds to a co-occurrence; `micro` is its weight in millionths. */
export interface PairRow {
  readonly id: RelationId
  readonly head: EntityId
  readonly tail: EntityId
  readonly seen: IsoDate | null
  readonly sentences: number
  readonly micro: number
  /** 1 where other articles print the same story, else 0. */
  readonly reprints: 0 | 1
}

/** An article's share as a store writes it: scalars and lists only. */
export interface ShareRows {
  readonly entities: readonly EntityAppearance[]
  readonly sentences: readonly {
    readonly id: SentenceId
    readonly text: string
    /** Without line breaks, for full text. */
    readonly plain: string
    readonly start: number
    readonly end: number
    readonly paragraph: number
  }[]
  readonly mentions: readonly {
    readonly entity: EntityId
    readonly sentence: SentenceId
    readonly surface: string
    readonly start: number
    readonly end: number
    readonly score: number
  }[]
  readonly edges: readonly EdgeShare[]
  readonly pairs: readonly PairRow[]
  readonly wrote: readonly EntityId[]
}

/** Pure: the same share gives the same rows, each list sorted by its ids. */
export function shareRows(share: ArticleShare): ShareRows {
  const { article } = share
  const entityOf = (referent: number): EntityId => (share.referents[referent] as ArticleShare['referents'][number]).entity // indexes of a share are valid
  const counted = share.mentions.flatMap((m) =>
    m.referent === null || m.uncounted !== undefined ? [] : [{ ...m, entity: entityOf(m.referent) }],
  )
  return {
    entities: appearances(share, counted),
    sentences: share.sentences.map((s, k) => ({
      id: sentenceId(article.id, k),
      text: s.text,
      plain: plainText(s.text),
      start: s.start,
      end: s.end,
      paragraph: s.paragraph,
    })),
    mentions: counted.map((m) => ({
      entity: m.entity,
      sentence: sentenceId(article.id, m.sentence),
      surface: m.surface,
      start: m.start,
      end: m.end,
      score: m.score,
    })),
    edges: statedEdges(share, entityOf),
    pairs: pairsOf(share).map(({ a, b, sentences, micro }) => ({
      id: relationId(CO_OCCURS, a, b),
      head: a,
      tail: b,
      seen: article.date,
      sentences,
      micro,
      reprints: article.story === undefined ? 0 : 1,
    })),
    wrote: [...new Set(share.wrote.map(entityOf))].sort(),
  }
}

function appearances(
  share: ArticleShare,
  counted: readonly { readonly entity: EntityId; readonly sentence: number }[],
): readonly EntityAppearance[] {
  // A page of megabytes has tens of thousands of both: looked up, not filtered.
  const sentencesOf = new Map<EntityId, number[]>()
  for (const { entity, sentence } of counted) {
    const sentences = sentencesOf.get(entity)
    if (sentences === undefined) sentencesOf.set(entity, [sentence])
    else sentences.push(sentence)
  }
  const byId = new Map<EntityId, EntityAppearance>()
  for (const referent of share.referents) {
    const own = sentencesOf.get(referent.entity) ?? []
    const known = byId.get(referent.entity)
    const names = new Set([referent.name, ...referent.aliases, ...(known === undefined ? [] : [known.name, ...known.aliases])])
    const name = known !== undefined && known.name.length >= referent.name.length ? known.name : referent.name
    byId.set(referent.entity, {
      id: referent.entity,
      type: referent.type,
      name,
      aliases: [...names].filter((n) => n !== name).sort(),
      mentions: own.length,
      sentences: new Set(own).size,
    })
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function statedEdges(share: ArticleShare, entityOf: (referent: number) => EntityId): readonly EdgeShare[] {
  const { article } = share
  const edges = new Map<
    RelationId,
    { id: RelationId; type: string; head: EntityId; tail: EntityId; title: string | null; statements: string[] }
  >()
  for (const relation of share.relations) {
    let [head, tail] = [entityOf(relation.head), entityOf(relation.tail)]
    if (head === tail) continue
    if (!RELATION_TYPES[relation.type].directed && tail < head) [head, tail] = [tail, head]
    const id = relationId(relation.type, head, tail, relation.title)
    const edge = edges.get(id) ?? { id, type: relation.type, head, tail, title: relation.title ?? null, statements: [] }
    const evidence = relation.evidence.map((k) => sentenceId(article.id, k)).sort()
    edge.statements.push(
      writeStatement({
        article: article.id,
        seen: article.date,
        kind: relation.kind ?? null,
        date: relation.date,
        score: relation.score,
        evidence,
        story: article.story ?? article.id,
      }),
    )
    edges.set(id, edge)
  }
  return [...edges.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
