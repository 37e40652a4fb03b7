import { appearancesIn } from '../appearances.ts'
import { articleOf, recordsOf, type ArticleRecord, type EntityRecord, type StatedRecord, type TogetherRecord } from '../formats/records.ts'
import { relationEnds } from '../ids.ts'
import type { EntityId, RelationId, SentenceId } from '../model.ts'
import { CO_OCCURS, relationTypes } from '../schema.ts'
import type { ExportLine } from '../store.ts'
import type { Edge, EntityNode, Evidence } from '../view.ts'
import type { ProfileSource } from './source.ts'

interface Sentence {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly marks: { readonly start: number; readonly end: number; readonly entity: EntityId }[]
}

export interface WholeGraph extends ProfileSource {
  /** By name, then id. */
  readonly entities: readonly EntityNode[]
}

/**
 * A graph held in memory, to write the profiles of all its things: asked of a store one after the other, they would take hours. It takes about
 * as much memory as the text of its articles, twice. Answers are those of the store that the lines come from.
 */
export async function readWholeGraph(lines: AsyncIterable<ExportLine>): Promise<WholeGraph> {
  const entities = new Map<EntityId, EntityRecord>()
  const articles = new Map<string, Omit<ArticleRecord, 'text'>>()
  const sentences = new Map<SentenceId, Sentence>()
  const edges = new Map<RelationId, StatedRecord | TogetherRecord>()
  const edgesOf = new Map<EntityId, RelationId[]>()
  const sentencesOf = new Map<EntityId, Set<SentenceId>>()
  for await (const record of recordsOf(lines)) {
    if (record.kind === 'entity') entities.set(record.id, record)
    else if (record.kind === 'article') {
      const { text: _text, ...rest } = record
      articles.set(record.id, rest)
    } else if (record.kind === 'sentence') sentences.set(record.id, { start: record.start, end: record.end, text: record.text, marks: [] })
    else if (record.kind === 'mention') {
      sentences.get(record.sentence)?.marks.push({ start: record.start, end: record.end, entity: record.entity })
      getOrMake(sentencesOf, record.entity, () => new Set<SentenceId>()).add(record.sentence)
    } else if (record.kind === 'stated' || record.kind === 'together') {
      edges.set(record.id, record)
      for (const end of [record.source, record.target]) getOrMake(edgesOf, end, () => new Array<RelationId>()).push(record.id)
    }
  }
  const byName = new Map<string, EntityRecord[]>()
  for (const entity of entities.values()) getOrMake(byName, entity.name, () => new Array<EntityRecord>()).push(entity)

  const nodeOf = ({ kind: _kind, ...node }: EntityRecord): EntityNode => node
  const edgeOf = (record: StatedRecord | TogetherRecord): Edge => {
    if (record.kind === 'together') {
      const { kind: _kind, ...edge } = record
      return edge
    }
    const { kind: _kind, evidence: _evidence, ...edge } = record
    return edge
  }
  const evidenceOf = (ids: Iterable<SentenceId>, wanted: ReadonlySet<EntityId>): readonly Evidence[] => {
    const found = [...ids].flatMap((id): readonly Evidence[] => {
      const [sentence, article] = [sentences.get(id), articles.get(articleOf(id))]
      if (sentence === undefined || article === undefined) return []
      const marks = sentence.marks
        .filter(({ entity }) => wanted.has(entity))
        .sort((a, b) => a.start - b.start || a.end - b.end || (a.entity < b.entity ? -1 : 1))
      const { id: of, headline, source, page, date } = article
      return [
        { sentence: id, article: of, headline, source, page, date, text: sentence.text, start: sentence.start, end: sentence.end, marks },
      ]
    })
    const order = (a: string | null, b: string | null): number => compare(a ?? '\uffff', b ?? '\uffff')
    return found.sort((a, b) => order(a.date, b.date) || compare(a.article, b.article) || a.start - b.start)
  }
  const page = (items: readonly Evidence[], { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {}) => ({
    total: items.length,
    items: items.slice(offset, offset + limit),
  })
  return {
    entities: [...entities.values()].map(nodeOf).sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id)),
    entity: async (id) => {
      const record = entities.get(id)
      return record === undefined ? null : nodeOf(record)
    },
    mentions: async (id, options) => page(evidenceOf(sentencesOf.get(id) ?? [], new Set([id])), options),
    appearances: async (id) => appearancesIn(evidenceOf(sentencesOf.get(id) ?? [], new Set([id])), id),
    evidence: async (id, options) => {
      const ends = relationEnds(id)
      const edge = edges.get(id)
      if (ends === null || edge === undefined) return { total: 0, items: [] }
      const shared = [...(sentencesOf.get(ends.head) ?? [])].filter((sentence) => sentencesOf.get(ends.tail)?.has(sentence) === true)
      return page(evidenceOf(edge.kind === 'stated' ? edge.evidence : shared, new Set([ends.head, ends.tail])), options)
    },
    // The whole name alone is looked up: a profile asks for namesakes.
    search: async (text, options = {}) =>
      (byName.get(text) ?? [])
        .filter(({ type }) => options.types?.includes(type) !== false)
        .sort((a, b) => b.articles - a.articles || compare(a.id, b.id))
        .slice(0, options.limit ?? 20)
        .map((record) => ({ entity: nodeOf(record), matched: text, how: 'exact' as const, role: null })),
    neighbours: async (id, options = {}) => {
      const wanted: ReadonlySet<string> = new Set(options.relations ?? [...relationTypes, CO_OCCURS])
      const own = (edgesOf.get(id) ?? []).flatMap((edge) => edges.get(edge) ?? []).filter(({ type }) => wanted.has(type))
      const strength = new Map<EntityId, number>()
      let count = 0
      for (const edge of own) {
        const other = edge.source === id ? edge.target : edge.source
        const type = entities.get(other)?.type
        if (type === undefined || options.types?.includes(type) === false) continue
        strength.set(other, (strength.get(other) ?? 0) + (edge.kind === 'together' ? Math.round(edge.weight * 1e6) : 1e7 * edge.articles))
        count += 1
      }
      const ranked = [...strength].sort(([a, m], [b, n]) => n - m || compare(a, b)).slice(0, options.limit ?? 50)
      const ids = [id, ...ranked.map(([other]) => other)]
      const shown = new Set(ids)
      const from = options.ownEdges === true ? [id] : ids
      const among = new Set(from.flatMap((each) => (edgesOf.get(each) ?? []).filter((edge) => within(edges.get(edge), shown, wanted))))
      return {
        nodes: ids.flatMap((each) => entities.get(each) ?? []).map(nodeOf),
        edges: [...among]
          .sort(compare)
          .flatMap((edge) => edges.get(edge) ?? [])
          .map(edgeOf),
        total: { nodes: strength.size + 1, edges: count },
      }
    },
  }
}

const within = (edge: StatedRecord | TogetherRecord | undefined, shown: ReadonlySet<EntityId>, wanted: ReadonlySet<string>): boolean =>
  edge !== undefined && wanted.has(edge.type) && shown.has(edge.source) && shown.has(edge.target)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
