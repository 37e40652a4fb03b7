import { entityId } from '../graph/ids.ts'
import type { EntityId } from '../graph/model.ts'
import { RELATION_TYPES } from '../graph/schema.ts'
import type { EntityType } from '../graph/schema.ts'
import { homeOf } from './home.ts'
import { linkPage, namedByDictionary, withRegionFronts } from './link/index.ts'
import type { PageEntity } from './link/index.ts'
import { relateArticle } from './relate/index.ts'
import { articlesOf } from './segment/index.ts'
import { markedMentions, tagArticles, withDictionary, type Dictionary, type MarkedName } from './tag/index.ts'
import type { Article, Fact, Home, Mention, Page, Referent, Tagger } from './types.ts'

/** An article with what was read in it; indexes of facts and `referentOf` point into `referents`. */
export interface ExtractedArticle {
  readonly article: Article
  readonly mentions: readonly Mention[]
  readonly referentOf: readonly (number | null)[]
  /** The linked ones, then those that a fact implies without naming them. */
  readonly referents: readonly Referent[]
  /** For each referent, the index of its entity in the page's list. */
  readonly entityOf: readonly number[]
  readonly facts: readonly Fact[]
}

export interface PageExtraction {
  readonly page: Page
  readonly home: Home
  readonly entities: readonly PageEntity[]
  readonly articles: readonly ExtractedArticle[]
}

export interface ExtractOptions {
  /** Beats what the page says of itself. */
  readonly home?: Home
  /** Names and aliases that the user knows. */
  readonly dictionary?: Dictionary
  /** The names of a page as somebody has marked them; no engine is asked then. */
  readonly marked?: (page: Page) => readonly MarkedName[]
  readonly signal?: AbortSignal
}

/** Articles are linked together up to this many UTF-16 units: more than any real page, and bounded memory for a dump of many. */
export const BATCH_CHARS = 200_000

/** Reads one page: articles, mentions, what they mean, and what the sentences state of it. */
export async function extractPage(page: Page, tagger: Tagger, options: ExtractOptions = {}): Promise<PageExtraction> {
  const batches: PageExtraction[] = []
  for await (const batch of extractBatches(page, tagger, options)) batches.push(batch)
  const [only] = batches
  return batches.length === 1 && only !== undefined ? only : joinBatches(page, batches)
}

/** The same in batches of articles, one at a time; an ordinary page is a single batch. `within` are its articles, for whom has them already. */
export async function* extractBatches(
  page: Page,
  tagger: Tagger,
  options: ExtractOptions = {},
  within: Iterable<Article> = articlesOf(page),
): AsyncGenerator<PageExtraction> {
  const home = options.home ?? homeOf(page)
  const { dictionary } = options
  const engine = dictionary === undefined ? tagger : withDictionary(tagger, dictionary)
  for (const articles of batchesOf(within)) {
    const marks = options.marked?.(page)
    const tagged =
      marks === undefined ? await tagArticles(articles, engine, page.raw, options.signal) : markedMentions(articles, marks, page.raw)
    const parts = articles.map((article, k) => ({ article, mentions: tagged[k] ?? [] }))
    yield extractTagged(page, home, marks === undefined ? withRegionFronts(parts, home, page.raw) : parts, dictionary)
  }
}

function* batchesOf(articles: Iterable<Article>): Generator<readonly Article[]> {
  let batch: Article[] = []
  let chars = 0
  for (const article of articles) {
    if (batch.length > 0 && chars + article.end - article.start > BATCH_CHARS) {
      yield batch
      batch = []
      chars = 0
    }
    batch.push(article)
    chars += article.end - article.start
  }
  yield batch
}

/** The same of articles whose mentions are known: in the order of the page, `parts` hold sorted mentions that do not overlap. */
export function extractTagged(
  page: Page,
  home: Home,
  parts: readonly { readonly article: Article; readonly mentions: readonly Mention[] }[],
  dictionary?: Dictionary,
): PageExtraction {
  const read = linkPage({ home, articles: parts })
  const linked = dictionary === undefined ? read : namedByDictionary(read, dictionary)
  const entities = [...linked.entities]
  const articles = linked.articles.map(({ referents: named, referentOf, entityOf: known }, k): ExtractedArticle => {
    const { article, mentions } = parts[k] as (typeof parts)[number] // one linked article a part
    const referents = [...named]
    const entityOf = [...known]
    const implied = (type: EntityType, name: string): number => {
      const present = referents.findIndex((referent) => referent.type === type && referent.name === name)
      if (present >= 0) return present
      entityOf.push(entityIndex(entities, type, name))
      return referents.push({ type, name, aliases: [], mentions: [], context: [] }) - 1
    }
    const facts = relateArticle({ article, mentions, referentOf, referents, home, implied })
    return { article, mentions, referentOf, referents: withPosts(referents, facts), entityOf, facts }
  })
  return { page, home, entities, articles }
}

/** The page's entity of this name, added where the page does not speak of it by name. */
function entityIndex(entities: PageEntity[], type: EntityType, name: string): number {
  const present = entities.findIndex((entity) => entity.type === type && entity.name === name)
  return present >= 0 ? present : entities.push({ id: entityId(type, name), type, name, aliases: [] }) - 1
}

/** Posts that facts state are evidence of identity; posts given up say nothing of where a person is now. */
function withPosts(referents: readonly Referent[], facts: readonly Fact[]): readonly Referent[] {
  const posts = new Map<number, Set<string>>()
  for (const { type, kind, head, tail, title } of facts) {
    if (type !== 'HOLDS_ROLE' || title === undefined || kind === 'former' || kind === 'removed') continue
    posts.set(head, (posts.get(head) ?? new Set()).add(`${referents[tail]?.name ?? ''}/${title}`))
  }
  return referents.map((referent, k) => {
    const own = posts.get(k)
    return own === undefined ? referent : { ...referent, context: [...new Set([...referent.context, ...own])].sort() }
  })
}

/** Entities of several batches are one where their ids are. */
function joinBatches(page: Page, batches: readonly PageExtraction[]): PageExtraction {
  const index = new Map<EntityId, number>()
  const entities: PageEntity[] = []
  const articles = batches.flatMap((batch) => {
    const moved = batch.entities.map((entity) => {
      const at = index.get(entity.id)
      const first = at === undefined ? undefined : entities[at]
      if (at === undefined || first === undefined) {
        index.set(entity.id, entities.length)
        return entities.push(entity) - 1
      }
      const aliases = new Set([...first.aliases, ...entity.aliases, entity.name])
      aliases.delete(first.name)
      entities[at] = { ...first, aliases: [...aliases].sort() }
      return at
    })
    return batch.articles.map((article) => ({ ...article, entityOf: article.entityOf.map((entity) => moved[entity] ?? entity) }))
  })
  return { page, home: batches[0]?.home ?? homeOf(page), entities, articles }
}

/** A fact of the page: the facts of its articles with the same ends and title, evidence together. */
export interface PageFact {
  readonly fact: Fact
  readonly head: number
  readonly tail: number
  readonly evidence: readonly { readonly article: number; readonly sentence: number }[]
}

/**
 * Facts by entity, in order of first statement; `head` and `tail` index the page's entities. What a thing states of itself is left out. A post
 * that one article gives and another only mentions is one fact, the appointment.
 */
export function pageFacts({ articles }: PageExtraction): readonly PageFact[] {
  const facts = new Map<string, PageFact>()
  articles.forEach(({ facts: own, entityOf }, article) => {
    for (const fact of own) {
      const [head, tail] = [entityOf[fact.head], entityOf[fact.tail]]
      if (head === undefined || tail === undefined || head === tail) continue
      const ends = RELATION_TYPES[fact.type].directed ? [head, tail] : [head, tail].sort((a, b) => a - b)
      const key = JSON.stringify([fact.type, ...ends, fact.title, fact.kind === 'observed' ? 'appointed' : fact.kind])
      const evidence = fact.evidence.map((sentence) => ({ article, sentence }))
      const known = facts.get(key)
      if (known === undefined) facts.set(key, { fact, head, tail, evidence })
      else {
        const stated = known.fact.kind === 'observed' && fact.kind === 'appointed' ? fact : known.fact
        facts.set(key, {
          ...known,
          fact: { ...stated, score: Math.max(known.fact.score, fact.score), date: stated.date ?? known.fact.date ?? fact.date },
          evidence: [...known.evidence, ...evidence],
        })
      }
    }
  })
  return [...facts.values()]
}
