import { sentenceId } from '../ids.ts'
import type { ArticleId, EntityId, IsoDate, SentenceId } from '../model.ts'
import type { Evidence } from '../view.ts'
import { Codes, Column, placesOf } from './columns.ts'

export interface ArticleHead {
  readonly id: ArticleId
  readonly headline: string
  readonly source: string | null
  readonly page: string | null
  readonly date: IsoDate | null
}

export type Unquoted = Omit<Evidence, 'text'>

/** Where a sentence is asked for: its number among all, which are in the order of their articles' dates, of their articles and of their places. */
export type Rank = number

/** Entities whose sentences are kept in a list: a profile asks for those of its own at each neighbour. */
const LATELY = 64

/** Sentences without their texts, and where each entity is mentioned in them. */
export class SentenceTable {
  private readonly articles: readonly ArticleHead[]
  private readonly places: ReadonlyMap<string, number>
  /** By article, the rank of its first sentence. */
  private readonly first = new Column('whole')
  private readonly article = new Column('whole')
  private readonly number = new Column('whole')
  private readonly start = new Column('whole')
  private readonly end = new Column('whole')
  /** By entity, its first mention. */
  private readonly from = new Column('whole')
  private readonly rank = new Column('whole')
  private readonly surface = new Column('whole')
  private readonly markStart = new Column('whole')
  private readonly markEnd = new Column('whole')
  private readonly codes = new Codes()
  private readonly lately = new Map<number, Int32Array>()

  /** `articles` by date, undated last, then by id. */
  constructor(articles: readonly ArticleHead[]) {
    this.articles = articles
    this.places = placesOf(articles.map(({ id }) => id))
  }

  /** Of the next article, in their order. */
  pushSentences(sentences: readonly { readonly number: number; readonly start: number; readonly end: number }[]): void {
    const article = this.first.length
    this.first.push(this.article.length)
    for (const { number, start, end } of [...sentences].sort((a, b) => a.start - b.start || a.number - b.number)) {
      this.article.push(article)
      this.number.push(number)
      this.start.push(start)
      this.end.push(end)
    }
  }

  /** Of the next entity, in their order. */
  pushMentions(mentions: readonly { readonly rank: Rank; readonly surface: string; readonly start: number; readonly end: number }[]): void {
    this.from.push(this.rank.length)
    for (const each of [...mentions].sort((a, b) => a.rank - b.rank || a.start - b.start || a.end - b.end)) {
      this.rank.push(each.rank)
      this.surface.push(this.codes.codeOf(each.surface))
      this.markStart.push(each.start)
      this.markEnd.push(each.end)
    }
  }

  /** Null for a sentence that is not there. */
  rankOf(sentence: string): Rank | null {
    const [id = '', number = ''] = sentence.split('#')
    const article = this.places.get(id)
    if (article === undefined) return null
    const until = article + 1 < this.first.length ? this.first.at(article + 1) : this.article.length
    for (let rank = this.first.at(article); rank < until; rank++) if (this.number.at(rank) === Number(number)) return rank
    return null
  }

  dateOf(rank: Rank): IsoDate | null {
    return this.articleOf(rank).date
  }

  /** The sentences that mention an entity, each once, in order. */
  sentencesOf(entity: number): Int32Array {
    const known = this.lately.get(entity)
    if (known !== undefined) return known
    const [from, until] = this.rangeOf(entity)
    const ranks = new Int32Array(until - from)
    let count = 0
    for (let k = from; k < until; k++) {
      const rank = this.rank.at(k)
      if (count === 0 || ranks[count - 1] !== rank) ranks[count++] = rank
    }
    const found = ranks.subarray(0, count)
    if (this.lately.size === LATELY) this.lately.clear()
    this.lately.set(entity, found)
    return found
  }

  /** In the order of their places. */
  *mentionsOf(entity: number): Generator<{ readonly rank: Rank; readonly surface: string }> {
    const [from, until] = this.rangeOf(entity)
    for (let k = from; k < until; k++) yield { rank: this.rank.at(k), surface: this.codes.textOf(this.surface.at(k)) ?? '' }
  }

  /** With the mentions of the given entities marked. */
  evidenceOf(rank: Rank, entities: readonly (readonly [place: number, id: EntityId])[]): Unquoted {
    const { id, headline, source, page, date } = this.articleOf(rank)
    const marks = entities.flatMap(([place, entity]) => this.marksOf(place, rank, entity))
    return {
      sentence: this.idOf(rank),
      article: id,
      headline,
      source,
      page,
      date,
      start: this.start.at(rank),
      end: this.end.at(rank),
      marks: marks.sort((a, b) => a.start - b.start || a.end - b.end || (a.entity < b.entity ? -1 : 1)),
    }
  }

  private marksOf(place: number, rank: Rank, entity: EntityId): Evidence['marks'][number][] {
    const [from, until] = this.rangeOf(place)
    let [low, high] = [from, until]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.rank.at(middle) < rank) low = middle + 1
      else high = middle
    }
    const marks: Evidence['marks'][number][] = []
    for (let k = low; k < until && this.rank.at(k) === rank; k++)
      marks.push({ start: this.markStart.at(k), end: this.markEnd.at(k), entity })
    return marks
  }

  private rangeOf(entity: number): readonly [from: number, until: number] {
    return [this.from.at(entity), entity + 1 < this.from.length ? this.from.at(entity + 1) : this.rank.length]
  }

  private articleOf(rank: Rank): ArticleHead {
    return this.articles[this.article.at(rank)] as ArticleHead // ranks are below the number of sentences
  }

  private idOf(rank: Rank): SentenceId {
    return sentenceId(this.articleOf(rank).id, this.number.at(rank))
  }
}
