import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { IsoDate } from '../../graph/model.ts'
import type { MentionType } from '../../graph/schema.ts'
import { extractTagged } from '../../pipeline/extract.ts'
import { toExtractJson } from '../../pipeline/extract-json.ts'
import type { ExtractJson } from '../../pipeline/extract-json.ts'
import { homeOf } from '../../pipeline/home.ts'
import { articlesOf } from '../../pipeline/segment/index.ts'
import type { Article, Mention, Page } from '../../pipeline/types.ts'

const LETTERS: { readonly [letter: string]: MentionType } = {
  P: 'Person',
  C: 'Company',
  G: 'Government',
  O: 'Organization',
  L: 'Place',
  T: 'Title',
  R: 'Programme',
  E: 'Event',
}

export interface TypedSpan {
  readonly start: number
  readonly end: number
  readonly type: MentionType
}

/**
 * A relation as a reader of the article wrote it down: names as they stand in the article, or full names of what is only implied. Names
 * joined by | are one as good as the other.
 */
export interface Expected {
  readonly type: string
  readonly head: string
  readonly tail: string
  readonly title: string | null
  readonly kind: string | null
}

export interface TaggedPage {
  readonly theme: string
  readonly heldOut: boolean
  readonly page: Page
  readonly spans: readonly TypedSpan[]
  readonly expected: readonly Expected[]
}

const folder = fileURLToPath(new URL('articles/', import.meta.url))

/**
 * The articles of a theme, parted by `---`: a line `@ paper date home` (`@held` for those whose errors nobody reads), the text with inline
 * tags, and lines `= heads TYPE tails`, or `= heads HOLDS_ROLE organ title [kind]`; names of a list are joined by 、 and each paired with each.
 */
export function taggedPages(): readonly TaggedPage[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(folder + file, 'utf8')
        .split(/^---\n/mu)
        .map((part) => parse(file.replace('.txt', ''), part)),
    )
}

function parse(theme: string, part: string): TaggedPage {
  const lines = part.trimEnd().split('\n')
  const [mark = '', source = '', date = '', home = ''] = (lines[0] ?? '').split(' ')
  const body = lines
    .slice(1)
    .filter((line) => !line.startsWith('= '))
    .join('\n')
  let raw = ''
  const spans: TypedSpan[] = []
  let from = 0
  for (const found of body.matchAll(/\{([PCGOLTRE])([^{}]*)\}/gu)) {
    const [whole, letter = '', surface = ''] = found
    raw += body.slice(from, found.index)
    from = found.index + whole.length
    const type = LETTERS[letter]
    if (type === undefined) throw new Error(`${theme}: ${whole}`)
    spans.push({ start: raw.length, end: raw.length + surface.length, type })
    raw += surface
  }
  raw += `${body.slice(from)}\n`
  const meta = { source, date: date as IsoDate, home } // the files write whole dates
  return {
    theme,
    heldOut: mark === '@held',
    page: { origin: `${theme}.txt`, format: 'text', raw, meta },
    spans,
    expected: lines.filter((line) => line.startsWith('= ')).flatMap((line) => expectedOf(line.slice(2))),
  }
}

function expectedOf(line: string): readonly Expected[] {
  const [heads = '', type = '', tails = '', ...rest] = line.split(' ')
  const kind = ['appointed', 'removed', 'former'].find((one) => one === rest.at(-1)) ?? null
  const title = type === 'HOLDS_ROLE' ? rest.slice(0, kind === null ? undefined : -1).join(' ') : null
  return heads.split('、').flatMap((head) => tails.split('、').map((tail) => ({ type, head, tail, title, kind })))
}

/** Articles of a page with mentions at given spans, as a tagger without faults would give them. */
export function mentionsAt(
  page: Page,
  spans: readonly TypedSpan[],
): readonly { readonly article: Article; readonly mentions: readonly Mention[] }[] {
  return [...articlesOf(page)].map((article) => ({
    article,
    mentions: article.sentences.flatMap((sentence, index) => {
      if (sentence.role === 'furniture') return []
      return spans.flatMap(({ start, end, type }): readonly Mention[] => {
        if (start < sentence.start || end > sentence.end) return []
        const [from, to] = [sentence.raw.indexOf(start), sentence.raw.indexOf(end - 1)]
        if (from === -1 || to === -1) return []
        const signed = sentence.role === 'byline' || article.byline.some((name) => name.start < end && start < name.end)
        return [
          {
            start,
            end,
            type,
            surface: page.raw.slice(start, end),
            score: 1,
            sentence: index,
            at: { start: from, end: to + 1 },
            ...(signed ? { uncounted: 'byline' as const } : sentence.copyOf === undefined ? {} : { uncounted: 'copy' as const }),
          },
        ]
      })
    }),
  }))
}

export function extractionOf({ page, spans }: TaggedPage): ExtractJson {
  return toExtractJson(extractTagged(page, homeOf(page), mentionsAt(page, spans)))
}

export interface Comparison {
  readonly type: string
  readonly verdict: 'right' | 'missed' | 'spurious'
  readonly what: string
}

const plain = (text: string): string => text.replace(/[\s“”]/gu, '')

/** Each expected relation as right or missed, and each that was read beyond them as spurious. Kinds are compared apart, see `kindsOf`. */
export function compare(expected: readonly Expected[], { mentions, entities, relations }: ExtractJson): readonly Comparison[] {
  const idsOf = (names: string): ReadonlySet<string> => {
    const any = new Set(plain(names).split('|'))
    return new Set([
      ...mentions.flatMap(({ text, entity }) => (entity !== null && any.has(plain(text)) ? [entity] : [])),
      ...entities.filter((entity) => any.has(plain(entity.name))).map(({ id }) => id),
    ])
  }
  const nameOf = (id: string): string => entities.find((entity) => entity.id === id)?.name ?? id
  const used = new Set<number>()
  const found = expected.map(({ type, head, tail, title, kind }): Comparison => {
    const [heads, tails] = [idsOf(head), idsOf(tail)]
    const at = relations.findIndex(
      (one, k) =>
        !used.has(k) &&
        one.type === type &&
        (title === null || plain(one.title ?? '') === plain(title)) &&
        ((heads.has(one.head) && tails.has(one.tail)) ||
          ((type === 'MET_WITH' || type === 'COOPERATES_WITH') && heads.has(one.tail) && tails.has(one.head))),
    )
    if (at !== -1) used.add(at)
    const read = relations[at]?.kind ?? 'observed'
    const off = at !== -1 && type === 'HOLDS_ROLE' && read !== (kind ?? 'observed') ? ` (${read}, not ${kind ?? 'observed'})` : ''
    return { type, verdict: at === -1 ? 'missed' : 'right', what: `${head} ${type} ${tail} ${title ?? ''}${off}` }
  })
  const more = relations.flatMap(({ type, head, tail, title, evidence }, k): readonly Comparison[] =>
    used.has(k)
      ? []
      : [{ type, verdict: 'spurious', what: `${nameOf(head)} ${type} ${nameOf(tail)} ${title ?? ''} «${evidence[0]?.text ?? ''}»` }],
  )
  return [...found, ...more]
}
