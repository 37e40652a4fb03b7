import { fullyNamed } from '../gazetteer/divisions.ts'
import type { Home, Mention, Sentence } from '../types.ts'
import type { TaggedArticle } from './page-context.ts'

/** An engine that is this sure of an organ has read its region too. */
const SURE = 0.9
/** Up to where in a name its region's level word may stand that the engine kept: 阳市教育局, 市教育局. */
const LEVEL_WITHIN = 3
const LONGEST_REGION = 8

/**
 * Organs, institutions and firms that lost the front of their region (汐[阳市教育局], 汐阳[市中级人民法院]) get it back, where the region is the
 * paper's home, a listed division, or one that the page names with certainty. A name of a place that an engine has never seen is cut like this.
 */
export function withRegionFronts(articles: readonly TaggedArticle[], home: Home, raw: string): readonly TaggedArticle[] {
  const regions = regionsOf(articles, home)
  const stems = [home.province, home.city, home.county].flatMap((region) => {
    const stem = region?.replace(/(?:[省市县区州旗盟]|自治[区州县])$/u, '') ?? ''
    return stem.length >= 2 ? [stem] : []
  })
  return articles.map(({ article, mentions }) => {
    const mended: Mention[] = []
    for (const mention of mentions) {
      const sentence = article.sentences[mention.sentence]
      const lost = sentence === undefined ? 0 : lostFront(sentence.text, mention, regions, stems)
      const from = mention.at.start - lost
      // What stands in the front by itself is half of its name; a mention that reaches beyond it is left alone.
      while (lost > 0 && sentence !== undefined && startsIn(mended.at(-1), mention, from)) mended.pop()
      const last = mended.at(-1)
      const free = last === undefined || last.sentence !== mention.sentence || last.at.end <= from
      mended.push(sentence === undefined || lost === 0 || !free ? mention : extended(mention, sentence, from, raw))
    }
    return { article, mentions: mended }
  })
}

const startsIn = (last: Mention | undefined, { sentence, at }: Mention, from: number): boolean =>
  last !== undefined && last.sentence === sentence && last.at.start >= from && last.at.end <= at.start

function extended(mention: Mention, sentence: Sentence, from: number, raw: string): Mention {
  const start = sentence.raw[from] ?? mention.start
  return { ...mention, start, surface: raw.slice(start, mention.end), at: { start: from, end: mention.at.end } }
}

/** How many units of its region stand untagged before a mention; 0 for none. */
function lostFront(text: string, { type, at }: Mention, regions: ReadonlySet<string>, stems: readonly string[]): number {
  if (type !== 'Government' && type !== 'Organization' && type !== 'Company') return 0
  const kept = text.slice(at.start, Math.min(at.end, at.start + LEVEL_WITHIN)).search(/[省市县区州]/u)
  for (let lost = Math.min(LONGEST_REGION, at.start); lost > 0; lost -= 1) {
    const front = text.slice(at.start - lost, at.start)
    if (kept >= 0 && isRegion(front + text.slice(at.start, at.start + kept + 1), regions)) return lost
    // 汐[阳日报]: the home's name without its level.
    if (stems.some((stem) => stem.length > lost && text.startsWith(stem, at.start - lost) && at.start - lost + stem.length < at.end))
      return lost
  }
  return 0
}

const isRegion = (name: string, regions: ReadonlySet<string>): boolean => regions.has(name) || fullyNamed(name).length > 0

/** Regions by their full names: the home's, places named as such, and those that begin an organ's name. */
function regionsOf(articles: readonly TaggedArticle[], home: Home): ReadonlySet<string> {
  const regions = new Set([home.province, home.city, home.county].filter((region) => region !== null))
  for (const { mentions } of articles) {
    for (const { type, surface, score } of mentions) {
      if (score < SURE || (type !== 'Place' && type !== 'Government')) continue
      const region = /^\p{Script=Han}{2,4}?[省市县区州]/u.exec(surface)?.[0]
      if (region !== undefined && (type === 'Government' || region === surface)) regions.add(region)
    }
  }
  // 阳市 of a name that was cut is the end of 汐阳市, and no region.
  const names = [...regions]
  return new Set(names.filter((name) => !names.some((other) => other !== name && other.endsWith(name))))
}
