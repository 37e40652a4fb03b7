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
  const texts = articles.flatMap(({ article }) => article.sentences.map(({ text }) => text))
  return articles.map(({ article, mentions }) => {
    const mended: Mention[] = []
    for (const mention of mentions) {
      const sentence = article.sentences[mention.sentence]
      const lost = sentence === undefined ? 0 : lostFront(sentence.text, mention, regions, stems, texts)
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
function lostFront(
  text: string,
  { type, at }: Mention,
  regions: ReadonlySet<string>,
  stems: readonly string[],
  texts: readonly string[],
): number {
  if (type !== 'Government' && type !== 'Organization' && type !== 'Company' && type !== 'Place') return 0
  const kept = text.slice(at.start, Math.min(at.end, at.start + LEVEL_WITHIN)).search(/[省市县区州镇乡]/u)
  for (let lost = Math.min(LONGEST_REGION, at.start); lost > 0; lost -= 1) {
    const front = text.slice(at.start - lost, at.start)
    if (kept >= (type === 'Place' ? 1 : 0) && isRegion(front + text.slice(at.start, at.start + kept + 1), regions)) return lost
    // 汐[阳日报]: the home's name without its level.
    if (stems.some((stem) => stem.length > lost && text.startsWith(stem, at.start - lost) && at.start - lost + stem.length < at.end))
      return lost
  }
  const half = kept === 1 ? text.slice(at.start, at.start + 2) : ''
  return half !== '' && !NO_HALF.test(half) && !isRegion(half, regions) && sameBefore(half, text.charAt(at.start - 1), texts) ? 1 : 0
}

/** What stands before 市, 县 or 区 without being half of its name. */
const NO_HALF = /^[全本我该各两多外省市县区州老新城郊镇乡园矿库]|^.[镇乡]/u
const LEAST_TIMES = 2

/** No region is called 阳市: where the page has it always after 汐, and 汐阳 more than once, it is the end of 汐阳市. */
function sameBefore(half: string, before: string, texts: readonly string[]): boolean {
  if (!/\p{Script=Han}/u.test(before)) return false
  const stem = before + half.charAt(0)
  let times = 0
  for (const text of texts) {
    for (let at = text.indexOf(half); at >= 0; at = text.indexOf(half, at + 1)) {
      if (text.charAt(at - 1) !== before) return false
    }
    times += text.split(stem).length - 1
  }
  return times >= LEAST_TIMES
}

const isRegion = (name: string, regions: ReadonlySet<string>): boolean => regions.has(name) || fullyNamed(name).length > 0

/** Regions by their full names: the home's, places named as such, and those that begin an organ's name. */
function regionsOf(articles: readonly TaggedArticle[], home: Home): ReadonlySet<string> {
  const regions = new Set([home.province, home.city, home.county].filter((region) => region !== null))
  for (const { mentions } of articles) {
    for (const { type, surface, score } of mentions) {
      if (score < SURE || (type !== 'Place' && type !== 'Government')) continue
      const region = /^\p{Script=Han}{2,4}?[省市县区州镇乡]/u.exec(surface)?.[0]
      if (region !== undefined && (type === 'Government' || region === surface)) regions.add(region)
    }
  }
  // 阳市 of a name that was cut is the end of 汐阳市, and no region.
  const names = [...regions]
  return new Set(names.filter((name) => !names.some((other) => other !== name && other.endsWith(name))))
}
