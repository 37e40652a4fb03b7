import { divisionsNamed } from '../gazetteer/divisions.ts'
import { groupItems, plain } from './items.ts'
import type { Item, NearLevel, PageContext } from './items.ts'
import { readRegion } from './regions.ts'
import type { Article, Home, Mention } from '../types.ts'

/** What `linkPage` is given of an article. */
export interface TaggedArticle {
  readonly article: Article
  readonly mentions: readonly Mention[]
}

export function itemsOf(articles: readonly TaggedArticle[]): readonly Item[] {
  return articles.flatMap(({ article, mentions }, a) =>
    mentions.flatMap((mention, index): readonly Item[] => {
      const sentence = article.sentences[mention.sentence]
      return sentence === undefined ? [] : [{ article: a, index, mention, sentence, plain: plain(mention.surface) }]
    }),
  )
}

export function contextOf(articles: readonly TaggedArticle[], items: readonly Item[], home: Home): PageContext {
  const stems = new Map([...placeStems(items), ...homeStems(home)])
  const places = groupItems(
    items.filter(({ mention }) => mention.type === 'Place' || mention.type === 'Government'),
    (item) => String(item.article),
  )
  const scope = { home, stems, near: () => null }
  const near = (item: Item, level: NearLevel): string | null => {
    const named = (places.get(String(item.article)) ?? []).flatMap((place) => {
      const region = regionIn(place.plain, level)
      const name = region === null ? null : (readRegion(region, scope)?.name ?? null)
      return name === null ? [] : [{ name, place }]
    })
    const names = [...new Set(named.map(({ name }) => name))]
    if (names.length === 1) return names[0] ?? null
    return (
      named.findLast(({ place }) => place.mention.sentence === item.mention.sentence && place.mention.end <= item.mention.start)?.name ??
      null
    )
  }
  const first = articles[0]?.article
  return { home, pageKey: first?.id ?? '', articles: articles.map(({ article }) => article), stems, near }
}

/** 芦淞区 in 芦淞区委, 白石村 in 白石村党总支: the region down to the level asked for. */
function regionIn(text: string, level: NearLevel): string | null {
  const named = text.replace(/^(?:中共|共青团|政协|第?[一二三四五六七八九十]+届)+/u, '')
  const bare = level === '市' || level === '州' ? named.replace(/^\p{Script=Han}{2,6}?(?:省|自治区)/u, '') : named
  const end = bare.lastIndexOf(level)
  if (end < 1) return null
  const after = bare.slice(end + level.length)
  return /^(?:$|[委党支总人政纪监])/u.test(after) ? bare.slice(0, end + level.length) : null
}

/** 湘江 is not short for 湘江乡, nor a mountain for its village; and a listed division is itself. */
function isStemOf(stem: string, place: string): boolean {
  if (/[省市州县]$/u.test(place)) return true
  return (
    !/[山江河湖岭洲岛海峰崖峡洞溪庙寨]$/u.test(stem) && ['', '市', '县', '区'].every((suffix) => divisionsNamed(stem + suffix).length === 0)
  )
}

function homeStems(home: Home): readonly (readonly [string, string])[] {
  return [home.province, home.city, home.county].flatMap((name) =>
    name === null || name.length < 3 || name.endsWith('区') ? [] : [[name.slice(0, -1), name] as const],
  )
}

/** 汐阳 → 汐阳市 where the page has both and one such full name only. */
function placeStems(items: readonly Item[]): ReadonlyMap<string, string> {
  const places = items.filter(({ mention }) => mention.type === 'Place').map((item) => item.plain)
  const stems = new Map<string, Set<string>>()
  for (const place of places) {
    const stem = /^(\p{Script=Han}{2,4})(?:省|市|县|州|镇|乡|村|街道)$/u.exec(place)?.[1]
    if (stem !== undefined && isStemOf(stem, place)) stems.set(stem, (stems.get(stem) ?? new Set()).add(place))
  }
  return new Map([...stems].flatMap(([stem, full]) => (full.size === 1 ? [[stem, [...full][0] ?? stem] as const] : [])))
}
