import { articleId } from '../../graph/ids.ts'
import type { EntityType, MentionType } from '../../graph/schema.ts'
import type { IsoDate } from '../../graph/model.ts'
import { NO_HOME } from '../../pipeline/home.ts'
import { linkPage } from '../../pipeline/link/index.ts'
import type { LinkedPage } from '../../pipeline/link/index.ts'
import type { Article, Home, Mention, Sentence } from '../../pipeline/types.ts'

const TYPES: { readonly [code: string]: MentionType } = {
  P: 'Person',
  C: 'Company',
  G: 'Government',
  O: 'Organization',
  L: 'Place',
  T: 'Title',
  R: 'Programme',
  E: 'Event',
  B: 'Person',
}

export interface TaggedText {
  readonly article: Article
  readonly mentions: readonly Mention[]
}

/** Articles from text with inline tags, a sentence a line: {G市委}{T书记}{P王一鸣}; {B…} is a name in a byline. */
export function tagged(
  texts: readonly string[],
  { date = null, source = null }: { readonly date?: string | null; readonly source?: string | null } = {},
): readonly TaggedText[] {
  let offset = 0
  return texts.map((text) => {
    const start = offset
    const sentences: Sentence[] = []
    const mentions: Mention[] = []
    for (const line of text.split('\n')) {
      let plain = ''
      for (const [, before = '', code = '', surface = '', rest = ''] of line.matchAll(/([^{]*)\{([A-Z])([^}]*)\}|([^{]+)$/gu)) {
        plain += before + rest
        const type = TYPES[code]
        if (type === undefined) continue
        const at = { start: plain.length, end: plain.length + surface.length }
        plain += surface
        mentions.push({
          start: offset + at.start,
          end: offset + at.end,
          type,
          surface,
          score: 1,
          sentence: sentences.length,
          at,
          ...(code === 'B' ? { uncounted: 'byline' as const } : {}),
        })
      }
      const raw = Uint32Array.from(plain, (_, k) => offset + k)
      sentences.push({ start: offset, end: offset + plain.length, text: plain, raw, role: 'body', paragraph: sentences.length })
      offset += plain.length + 1
    }
    const body = sentences.map((sentence) => sentence.text).join('\n')
    const day = date as IsoDate | null // tests write dates in the right form
    const id = articleId({ source, date: day, page: null, position: start, text: body })
    return { article: { id, start, end: offset - 1, headline: '', byline: [], date: day, sentences }, mentions }
  })
}

export const HENGYANG: Home = { province: '湖南省', city: '衡阳市', county: null }
export const HUNAN: Home = { province: '湖南省', city: null, county: null }
export { NO_HOME }

export function link(home: Home, ...texts: readonly string[]): { readonly page: LinkedPage; readonly parts: readonly TaggedText[] } {
  const parts = tagged(texts)
  return { page: linkPage({ home, articles: parts }), parts }
}

/** The names that a surface's mentions go under, in page order. `nth` in `idsOf` counts mentions of a surface. */
export function idsOf({ page, parts }: ReturnType<typeof link>, surface: string): readonly string[] {
  return parts.flatMap(({ mentions }, a) =>
    mentions.flatMap((mention, k) => {
      const linked = page.articles[a]
      const referent = linked?.referentOf[k] ?? null
      const entity = linked === undefined || referent === null ? undefined : page.entities[linked.entityOf[referent] ?? -1]
      return mention.surface === surface && entity !== undefined ? [entity.id] : []
    }),
  )
}

export function nameOf(home: Home, type: EntityType, text: string): string | undefined {
  return link(home, text).page.entities.find((entity) => entity.type === type)?.name
}
