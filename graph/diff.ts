import type { ArticleId, EntityId, IsoDate, SentenceId } from './model.ts'
import { articleOf, recordsOf, type ArticleRecord, type EntityRecord, type StatedRecord } from './formats/records.ts'
import { plainText } from './plain-text.ts'
import type { ExportLine } from './store.ts'

/** A graph as lines that can be read more than once: a store, or a file that was exported from one. */
export interface LineSource {
  export(): AsyncIterable<ExportLine>
}

export interface DiffQuote {
  readonly source: string | null
  readonly date: IsoDate | null
  readonly headline: string
  readonly text: string
}

export interface DiffEntity {
  readonly id: EntityId
  readonly type: EntityRecord['type']
  readonly name: string
  readonly articles: number
}

/** What a relation has that tells of it; `evidence` are its sentences as quotations, a few of them. */
export interface DiffRelation {
  readonly type: StatedRecord['type']
  readonly head: string
  readonly tail: string
  readonly title: string | null
  readonly kinds: StatedRecord['kinds']
  readonly appointed: IsoDate | null
  readonly removed: IsoDate | null
  readonly quotes: readonly DiffQuote[]
}

export interface GraphDiff {
  readonly articles: { readonly before: number; readonly after: number; readonly added: number; readonly gone: number }
  readonly entities: {
    readonly added: readonly DiffEntity[]
    readonly gone: readonly DiffEntity[]
    /** The same thing by another name. */
    readonly renamed: readonly { readonly before: DiffEntity; readonly after: DiffEntity }[]
  }
  readonly relations: {
    readonly added: readonly DiffRelation[]
    readonly gone: readonly DiffRelation[]
    /** Stated in both, with another kind or another date of appointment or removal; quotations are of the sentences that came. */
    readonly changed: readonly { readonly before: DiffRelation; readonly after: DiffRelation }[]
    /** Stated in both, and by more or fewer sentences now. */
    readonly evidence: { readonly more: number; readonly fewer: number }
  }
}

/** Quotations shown of a relation. */
const QUOTES = 2

interface Outline {
  readonly articles: ReadonlySet<ArticleId>
  readonly entities: ReadonlyMap<EntityId, EntityRecord>
  readonly relations: ReadonlyMap<string, StatedRecord>
}

/** What changed from one graph to another: things and stated relations by their ids, which are the same for the same in any graph. */
export async function diffGraphs(before: LineSource, after: LineSource): Promise<GraphDiff> {
  const [old, now] = [await outlineOf(before), await outlineOf(after)]
  const added = [...now.relations.values()].filter(({ id }) => !old.relations.has(id))
  const gone = [...old.relations.values()].filter(({ id }) => !now.relations.has(id))
  const both = [...now.relations.values()].flatMap((edge) => {
    const known = old.relations.get(edge.id)
    return known === undefined ? [] : [{ known, edge, came: edge.evidence.filter((sentence) => !known.evidence.includes(sentence)) }]
  })
  const changed = both.filter(({ known, edge }) => stateOf(known) !== stateOf(edge))
  const citedNow = [
    ...added.map((edge) => few(edge.evidence)),
    ...changed.map(({ edge, came }) => few(came.length > 0 ? came : edge.evidence)),
  ]
  const citedOld = [...gone.map((edge) => few(edge.evidence)), ...changed.map(({ known }) => few(known.evidence))]
  const quotesNow = await quotesOf(after, citedNow.flat())
  const quotesOld = await quotesOf(before, citedOld.flat())
  return {
    articles: {
      before: old.articles.size,
      after: now.articles.size,
      added: missing(now.articles, old.articles),
      gone: missing(old.articles, now.articles),
    },
    entities: {
      added: [...now.entities.values()]
        .filter(({ id }) => !old.entities.has(id))
        .map(entity)
        .sort(byName),
      gone: [...old.entities.values()]
        .filter(({ id }) => !now.entities.has(id))
        .map(entity)
        .sort(byName),
      renamed: [...now.entities.values()]
        .flatMap((own) => {
          const known = old.entities.get(own.id)
          return known === undefined || known.name === own.name ? [] : [{ before: entity(known), after: entity(own) }]
        })
        .sort((a, b) => byName(a.after, b.after)),
    },
    relations: {
      added: added.map((edge) => relation(edge, now, few(edge.evidence), quotesNow)).sort(byEnds),
      gone: gone.map((edge) => relation(edge, old, few(edge.evidence), quotesOld)).sort(byEnds),
      changed: changed
        .map(({ known, edge, came }) => ({
          before: relation(known, old, few(known.evidence), quotesOld),
          after: relation(edge, now, few(came.length > 0 ? came : edge.evidence), quotesNow),
        }))
        .sort((a, b) => byEnds(a.after, b.after)),
      evidence: {
        more: both.filter(({ known, edge }) => edge.evidence.length > known.evidence.length).length,
        fewer: both.filter(({ known, edge }) => edge.evidence.length < known.evidence.length).length,
      },
    },
  }
}

async function outlineOf(source: LineSource): Promise<Outline> {
  const articles = new Set<ArticleId>()
  const entities = new Map<EntityId, EntityRecord>()
  const relations = new Map<string, StatedRecord>()
  for await (const record of recordsOf(source.export())) {
    if (record.kind === 'article') articles.add(record.id)
    else if (record.kind === 'entity') entities.set(record.id, record)
    else if (record.kind === 'stated') relations.set(record.id, record)
  }
  return { articles, entities, relations }
}

/** The texts of the sentences named, read in a second pass so that a graph's whole text is never held. */
async function quotesOf(source: LineSource, sentences: readonly SentenceId[]): Promise<ReadonlyMap<SentenceId, DiffQuote>> {
  const wanted = new Set(sentences)
  const wantedArticles = new Set(sentences.map(articleOf))
  const articles = new Map<ArticleId, Omit<ArticleRecord, 'text'>>()
  const quotes = new Map<SentenceId, DiffQuote>()
  if (wanted.size === 0) return quotes
  for await (const record of recordsOf(source.export())) {
    if (record.kind === 'article' && wantedArticles.has(record.id)) articles.set(record.id, record)
    if (record.kind === 'sentence' && wanted.has(record.id)) {
      const article = articles.get(articleOf(record.id))
      quotes.set(record.id, {
        source: article?.source ?? null,
        date: article?.date ?? null,
        headline: article?.headline ?? '',
        text: plainText(record.text),
      })
    }
    if (quotes.size === wanted.size) break
  }
  return quotes
}

const few = (sentences: readonly SentenceId[]): readonly SentenceId[] => sentences.slice(0, QUOTES)
const stateOf = ({ kinds, appointed, removed }: StatedRecord): string => JSON.stringify([kinds, appointed, removed])
const missing = (from: ReadonlySet<string>, inside: ReadonlySet<string>): number => [...from].filter((id) => !inside.has(id)).length
const entity = ({ id, type, name, articles }: EntityRecord): DiffEntity => ({ id, type, name, articles })

function relation(
  { type, source, target, title, kinds, appointed, removed }: StatedRecord,
  { entities }: Outline,
  cited: readonly SentenceId[],
  quotes: ReadonlyMap<SentenceId, DiffQuote>,
): DiffRelation {
  return {
    type,
    head: entities.get(source)?.name ?? source,
    tail: entities.get(target)?.name ?? target,
    title,
    kinds,
    appointed,
    removed,
    quotes: cited.flatMap((sentence) => quotes.get(sentence) ?? []),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: DiffEntity, b: DiffEntity): number => compare(a.type, b.type) || compare(a.name, b.name) || compare(a.id, b.id)
const byEnds = (a: DiffRelation, b: DiffRelation): number =>
  compare(a.type, b.type) || compare(a.head, b.head) || compare(a.tail, b.tail) || compare(a.title ?? '', b.title ?? '')
