import { mentionTypes, type MentionType } from '../../graph/schema.ts'
import { extractPage } from '../../pipeline/extract.ts'
import { articlesOf } from '../../pipeline/segment/index.ts'
import { tagArticles, type Layer } from '../../pipeline/tag/index.ts'
import type { Page, TaggedSpan, Tagger } from '../../pipeline/types.ts'
import { NONE, add, type Tally } from './scores.ts'
import type { GoldDocument } from './documents.ts'

export interface Found {
  readonly start: number
  readonly end: number
  readonly type: MentionType
  readonly score: number
}

/** The mentions that `mingtu extract` reads in each document, each as a page of its own. */
export async function read(documents: readonly GoldDocument[], tagger: Tagger): Promise<readonly (readonly Found[])[]> {
  const all: Found[][] = []
  for (const document of documents) {
    const { articles } = await extractPage(pageOf(document), tagger)
    all.push(articles.flatMap(({ mentions }) => mentions.map(({ start, end, type, score }) => ({ start, end, type, score }))))
  }
  return all
}

/** The same with some of the layers only, before places get back the front of their name. */
export async function readWith(
  documents: readonly GoldDocument[],
  tagger: Tagger,
  layers: readonly Layer[],
): Promise<readonly (readonly Found[])[]> {
  const all: Found[][] = []
  for (const document of documents) {
    const articles = [...articlesOf(pageOf(document))]
    const tagged = await tagArticles(articles, tagger, document.raw, undefined, layers)
    all.push(tagged.flatMap((mentions) => mentions.map(({ start, end, type, score }) => ({ start, end, type, score }))))
  }
  return all
}

/** Asks the engine once for each list of texts: the layers differ, what the engine says does not. */
export function remembering(tagger: Tagger): Tagger {
  const known = new Map<string, readonly (readonly TaggedSpan[])[]>()
  return {
    name: tagger.name,
    async tag(texts, signal) {
      const key = texts.join('\u0000')
      const told = known.get(key) ?? (await tagger.tag(texts, signal))
      known.set(key, told)
      return told
    },
    close: () => tagger.close(),
  }
}

/** Strict: span and type. */
export function tally(document: GoldDocument, found: readonly Found[], type: MentionType | 'all' = 'all'): Tally {
  const key = (s: { start: number; end: number; type: string }): string => `${s.start}-${s.end}-${s.type}`
  const gold = document.spans.filter((s) => type === 'all' || s.type === type)
  const wanted = new Set(gold.map(key))
  const mine = found.filter((s) => type === 'all' || s.type === type)
  return { right: mine.filter((s) => wanted.has(key(s))).length, found: mine.length, gold: gold.length }
}

export function tallyAll(
  documents: readonly GoldDocument[],
  found: readonly (readonly Found[])[],
  type: MentionType | 'all' = 'all',
): Tally {
  return documents.map((d, k) => tally(d, found[k] ?? [], type)).reduce(add, NONE)
}

/** Rows: what gold says; columns: what was found on exactly that span; then spans found elsewhere and spans missed. */
export function confusion(
  documents: readonly GoldDocument[],
  found: readonly (readonly Found[])[],
): ReadonlyMap<MentionType | 'none', ReadonlyMap<MentionType | 'none', number>> {
  const table = new Map<MentionType | 'none', Map<MentionType | 'none', number>>()
  const count = (gold: MentionType | 'none', mine: MentionType | 'none'): void => {
    const row = table.get(gold) ?? new Map<MentionType | 'none', number>()
    row.set(mine, (row.get(mine) ?? 0) + 1)
    table.set(gold, row)
  }
  for (const type of [...mentionTypes, 'none'] as const) table.set(type, new Map())
  documents.forEach((document, k) => {
    const gold = new Map(document.spans.map((s) => [`${s.start}-${s.end}`, s.type]))
    const mine = new Map((found[k] ?? []).map((s) => [`${s.start}-${s.end}`, s.type]))
    for (const [place, type] of gold) count(type, mine.get(place) ?? 'none')
    for (const [place, type] of mine) if (!gold.has(place)) count('none', type)
  })
  return table
}

/** Share of right spans by score band: [from, to, spans, mean score, share right]. */
export function reliability(
  documents: readonly GoldDocument[],
  found: readonly (readonly Found[])[],
): readonly (readonly [number, number, number, number, number])[] {
  const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001]
  const all = documents.flatMap((document, k) => {
    const gold = new Set(document.spans.map((s) => `${s.start}-${s.end}-${s.type}`))
    return (found[k] ?? []).map((s) => ({ score: s.score, right: gold.has(`${s.start}-${s.end}-${s.type}`) }))
  })
  return edges.slice(0, -1).flatMap((from, k) => {
    const to = edges[k + 1] ?? 1
    const here = all.filter((s) => s.score >= from && s.score < to)
    if (here.length === 0) return []
    const mean = here.reduce((sum, s) => sum + s.score, 0) / here.length
    return [[from, Math.min(to, 1), here.length, mean, here.filter((s) => s.right).length / here.length] as const]
  })
}

function pageOf({ name, raw }: GoldDocument): Page {
  return { origin: name, format: 'text', raw, meta: {} }
}
