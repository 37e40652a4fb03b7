import type { ArticleShare, EntityId, ReferentRow, Span } from '../model.ts'

/** Who must not be named, by entity, with all names that articles give. */
export type Withheld = ReadonlyMap<EntityId, readonly string[]>

/** Names so long are taken for the person's wherever they stand; a shorter one (高峰) may be a word. */
const TELLING = 3

const BAR = '█'

/**
 * Takes people out of an article: no mention, no relation, and in the text a bar for each character of the name, so that all
 * offsets stay. In articles that speak of them, their names are covered wherever they stand; in others, where they are three characters or longer and no
 * one else's. The same object when there is nothing to take out.
 */
export function withholdIn(share: ArticleShare, withheld: Withheld): ArticleShare {
  if (withheld.size === 0) return share
  const gone = share.referents.map(({ entity }) => withheld.has(entity))
  const own = new Set(
    share.referents.filter((_, k) => gone[k]).flatMap(({ entity, name, aliases }) => [...(withheld.get(entity) ?? []), name, ...aliases]),
  )
  const namesakes = new Set(share.referents.filter(({ type }, k) => type === 'Person' && gone[k] !== true).map(({ name }) => name))
  const elsewhere = [...withheld.values()].flat().filter((name) => name.length >= TELLING && !namesakes.has(name))
  const names = [...new Set([...own, ...elsewhere])]
    .filter((name) => name.length >= 2)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const spans = [...ownSpans(share, gone), ...namedSpans(share, names, gone)]
  if (spans.length === 0 && !gone.includes(true) && !names.some((name) => share.article.headline.includes(name))) return share
  const { article } = share
  const text = covered(article.text, spans, article.start)
  const cover = (words: string): string => names.reduce((done, name) => done.replaceAll(name, BAR.repeat(name.length)), words)
  const place = new Map<number, number>()
  const referents = share.referents.flatMap((referent, k): readonly ReferentRow[] => {
    if (gone[k] === true) return []
    place.set(k, place.size)
    return [coveredReferent(referent, names.filter((name) => name.length >= TELLING && !namesakes.has(name)))] // prettier-ignore
  })
  const slice = ({ start, end }: Span): string => text.slice(start - article.start, end - article.start)
  return {
    ...share,
    article: { ...article, text, headline: cover(article.headline), byline: article.byline.map(cover) },
    sentences: share.sentences.map((sentence) => ({ ...sentence, text: slice(sentence) })),
    referents,
    mentions: share.mentions
      .filter(({ referent }) => referent === null || gone[referent] !== true)
      .map((mention) => ({
        ...mention,
        surface: slice(mention),
        referent: mention.referent === null ? null : (place.get(mention.referent) ?? null),
      })),
    relations: share.relations.flatMap((relation) => {
      const [head, tail] = [place.get(relation.head), place.get(relation.tail)]
      return head === undefined || tail === undefined ? [] : [{ ...relation, head, tail }]
    }),
    wrote: share.wrote.flatMap((index) => place.get(index) ?? []),
  }
}

const ownSpans = ({ mentions }: ArticleShare, gone: readonly boolean[]): readonly Span[] =>
  mentions.filter(({ referent }) => referent !== null && gone[referent] === true)

/** Where the names stand in the text, line breaks within them included, but for what others are called. */
function namedSpans(share: ArticleShare, names: readonly string[], gone: readonly boolean[]): readonly Span[] {
  const { article, mentions, referents } = share
  const spans: Span[] = []
  for (const name of names) {
    if (!article.text.includes([...name][0] ?? name)) continue
    const pattern = new RegExp([...name].map(escaped).join('\\s*'), 'gu')
    for (const found of article.text.matchAll(pattern)) {
      const span = { start: article.start + found.index, end: article.start + found.index + found[0].length }
      const others = mentions.filter(
        ({ start, end, referent }) => referent !== null && gone[referent] !== true && start < span.end && span.start < end,
      )
      const isOthers = others.some(({ referent }) => name.length < TELLING || referents[referent ?? -1]?.type === 'Person')
      if (!isOthers) spans.push(span)
    }
  }
  return spans
}

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&')

function covered(text: string, spans: readonly Span[], start: number): string {
  const units = text.split('')
  for (const span of spans) for (let k = span.start - start; k < span.end - start; k += 1) if (!/\s/u.test(units[k] ?? ' ')) units[k] = BAR
  return units.join('')
}

/** 王大山粮油店 tells the name as well. */
function coveredReferent(referent: ReferentRow, names: readonly string[]): ReferentRow {
  const cover = (words: string): string => names.reduce((done, name) => done.replaceAll(name, BAR.repeat(name.length)), words)
  return referent.type === 'Person'
    ? referent
    : {
        ...referent,
        name: cover(referent.name),
        aliases: [...new Set(referent.aliases.map(cover))].sort(),
        context: [...new Set(referent.context.map(cover))].sort(),
      }
}
