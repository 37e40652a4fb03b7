import type { ArticleId, ArticleShare, IsoDate } from '../../graph/model.ts'
import { Unions } from '../link/index.ts'
import { bandsOf, bare, shinglesOf, signatureOf } from './minhash.ts'
import type { Signature } from './minhash.ts'

/** What is kept of an article while reprints are looked for. */
export interface Print {
  readonly id: ArticleId
  readonly date: IsoDate | null
  readonly signature: Signature
}

/** An article as a candidate; null when it is too short to be told from a form. */
export function printOf({ article: { id, date, text } }: Pick<ArticleShare, 'article'>): Print | null {
  const words = bare(text)
  const signature = words.length < LEAST_CHARACTERS ? null : signatureOf(words)
  return signature === null ? null : { id, date, signature }
}

/** Notices of one sentence read alike without being one story. */
const LEAST_CHARACTERS = 60
/** So much of the shorter text stands in the longer: a reprint that was shortened or given another headline, not a form with other names. */
const CONTAINED = 0.8
/** A notice that comes again with the year is news again. */
const DAYS = 31

/**
 * Pairs that may be one story: they agree in a band of their signatures. Of many that agree in one band, each is compared with the first
 * and with the one before, so that a form printed a thousand times costs two thousand comparisons. Sorted, first by date first.
 */
export function candidateStories(prints: Iterable<Print>): readonly (readonly [ArticleId, ArticleId])[] {
  const sorted = [...prints].sort(byDate)
  const buckets = new Map<string, Print[]>()
  for (const print of sorted)
    for (const band of bandsOf(print.signature)) {
      const bucket = buckets.get(band)
      if (bucket === undefined) buckets.set(band, [print])
      else bucket.push(print)
    }
  const pairs = new Map<string, readonly [ArticleId, ArticleId]>()
  for (const bucket of buckets.values())
    bucket.forEach((print, k) => {
      for (const other of new Set([bucket[0], bucket[k - 1]]))
        if (other !== undefined && other !== print && isNear(other.date, print.date))
          pairs.set(`${other.id} ${print.id}`, [other.id, print.id])
    })
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair)
}

/** Dated articles first, by date, then by id. */
export function byDate(a: Pick<Print, 'id' | 'date'>, b: Pick<Print, 'id' | 'date'>): number {
  const [x, y] = [a.date ?? '9999', b.date ?? '9999']
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

const daysOf = (date: IsoDate): number => Date.parse(date.length === 7 ? `${date}-15` : date) / 86_400_000

const isNear = (a: IsoDate | null, b: IsoDate | null): boolean => a === null || b === null || Math.abs(daysOf(a) - daysOf(b)) <= DAYS

/** Whether two texts are one story: most of the shorter stands in the longer. */
export function isReprint(a: string, b: string): boolean {
  const [short, long] = [shinglesOf(bare(a)), shinglesOf(bare(b))].sort((x, y) => x.size - y.size) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
  ] // two in, two out
  let shared = 0
  for (const shingle of short) if (long.has(shingle)) shared += 1
  return shared >= CONTAINED * short.size
}

/** What the closing step writes into the articles of a story. */
export interface StoryMark {
  /** The first of them, by date and id. */
  readonly story: ArticleId
  /** Indexes of the sentences that an earlier one has as well. */
  readonly repeats: readonly number[]
}

type Printed = Pick<ArticleShare, 'article' | 'sentences'>

/**
 * Near-duplicate articles as stories: `pairs` are the candidates, `printed` their articles as extracted. Only articles that share their story
 * with another are answered. A function of the set of articles, whatever their order.
 */
export function storiesOf(
  pairs: readonly (readonly [ArticleId, ArticleId])[],
  printed: ReadonlyMap<ArticleId, Printed>,
): ReadonlyMap<ArticleId, StoryMark> {
  const unions = new Unions()
  const members = new Set<ArticleId>()
  for (const [one, other] of pairs) {
    const [a, b] = [printed.get(one), printed.get(other)]
    if (a === undefined || b === undefined || !isReprint(a.article.text, b.article.text)) continue
    unions.join(one, other)
    members.add(one).add(other)
  }
  const groups = new Map<string, Printed[]>()
  for (const id of members) {
    const share = printed.get(id)
    if (share !== undefined) groups.set(unions.find(id), [...(groups.get(unions.find(id)) ?? []), share])
  }
  return new Map([...groups.values()].flatMap(marksOf))
}

function marksOf(group: readonly Printed[]): readonly (readonly [ArticleId, StoryMark])[] {
  const sorted = [...group].sort((a, b) => byDate(a.article, b.article))
  const [first] = sorted
  const seen = new Set<string>()
  return sorted.map(({ article, sentences }) => {
    const texts = sentences.map(({ text }) => bare(text))
    const repeats = texts.flatMap((text, k) => (text !== '' && seen.has(text) ? [k] : []))
    for (const text of texts) seen.add(text)
    return [article.id, { story: first?.article.id ?? article.id, repeats }] as const
  })
}
