import { articleId, entityId } from '../../graph/ids.ts'
import type { ArticleShare, IsoDate, MentionRow, ReferentRow, RelationRow, SentenceRow } from '../../graph/model.ts'
import type { EntityType, RelationType, RoleKind } from '../../graph/schema.ts'

/** A sentence with its mentions marked in place: `[Person:谭雪舟]任[Government:云川市人民政府]市长`. */
const MARK = /\[(\w+):([^\]]+)\]/g

export interface InventedFact {
  readonly type: RelationType
  readonly head: string
  readonly tail: string
  readonly title?: string
  readonly kind?: RoleKind
  readonly date?: string
  /** Index of the sentence that says so. */
  readonly evidence: number
}

/** A share written out by hand: each name is one thing, known by its type and name everywhere. */
export function share(options: {
  readonly date: string | null
  readonly source?: string
  readonly sentences: readonly string[]
  readonly facts?: readonly InventedFact[]
}): ArticleShare {
  const referents: ReferentRow[] = []
  const indexOf = (type: EntityType, name: string): number => {
    const known = referents.findIndex((r) => r.type === type && r.name === name)
    return known >= 0 ? known : referents.push({ type, name, aliases: [], entity: entityId(type, name), context: [] }) - 1
  }
  const sentences: SentenceRow[] = []
  const mentions: MentionRow[] = []
  let text = ''
  options.sentences.forEach((marked, sentence) => {
    const start = text.length
    let at = 0
    for (const match of marked.matchAll(MARK)) {
      text += marked.slice(at, match.index)
      const surface = match[2] ?? ''
      const referent = indexOf(match[1] as EntityType, surface) // the marks of this file name types
      mentions.push({ referent, sentence, surface, start: text.length, end: text.length + surface.length, score: 0.9 })
      text += surface
      at = match.index + match[0].length
    }
    text += marked.slice(at)
    sentences.push({ text: text.slice(start), start, end: text.length, paragraph: sentence })
    text += '\n'
  })
  const find = (name: string): number => referents.findIndex((r) => r.name === name)
  const relations = (options.facts ?? []).map((fact): RelationRow => {
    const base = {
      type: fact.type,
      head: find(fact.head),
      tail: find(fact.tail),
      date: (fact.date ?? null) as IsoDate | null,
      evidence: [fact.evidence],
      score: 0.9,
    }
    return fact.title === undefined ? base : { ...base, title: fact.title, kind: fact.kind ?? 'observed' }
  })
  const source = options.source ?? '云川日报'
  const date = options.date as IsoDate | null // dates of this file are ISO dates
  const id = articleId({ source, date, page: '01版', position: 0, text })
  return {
    article: {
      id,
      headline: sentences[0]?.text ?? '',
      byline: [],
      date,
      source,
      page: '01版',
      origin: 'invented',
      home: '云川市',
      text,
      start: 0,
      end: text.length,
    },
    sentences,
    referents,
    mentions,
    relations,
    wrote: [],
  }
}

const MAYOR = '云川市人民政府'

/** A small city over a year: a mayor who moves on, his successor, a firm, a programme, a list of names. */
export const city: readonly ArticleShare[] = [
  share({
    date: '2031-01-05',
    sentences: [
      `[Person:谭雪舟]任[Government:${MAYOR}]市长`,
      '[Person:谭雪舟]到[Company:云川远航科技有限公司]调研“[Programme:五区八园]”建设。',
    ],
    facts: [
      { type: 'HOLDS_ROLE', head: '谭雪舟', tail: MAYOR, title: '市长', kind: 'appointed', date: '2031-01-05', evidence: 0 },
      { type: 'VISITED', head: '谭雪舟', tail: '云川远航科技有限公司', evidence: 1 },
    ],
  }),
  share({
    date: '2031-03-12',
    sentences: [
      `[Government:${MAYOR}]市长[Person:谭雪舟]会见[Person:曾乐山]。`,
      '[Company:云川远航科技有限公司]实施“[Programme:五区八园]”。',
    ],
    facts: [
      { type: 'HOLDS_ROLE', head: '谭雪舟', tail: MAYOR, title: '市长', evidence: 0 },
      { type: 'MET_WITH', head: '谭雪舟', tail: '曾乐山', evidence: 0 },
      { type: 'IMPLEMENTS', head: '云川远航科技有限公司', tail: '五区八园', evidence: 1 },
    ],
  }),
  share({
    date: '2031-09-30',
    sentences: [`[Person:谭雪舟]不再担任[Government:${MAYOR}]市长，[Person:卜一鸣]任市长。`],
    facts: [
      { type: 'HOLDS_ROLE', head: '谭雪舟', tail: MAYOR, title: '市长', kind: 'removed', date: '2031-09-30', evidence: 0 },
      { type: 'HOLDS_ROLE', head: '卜一鸣', tail: MAYOR, title: '市长', kind: 'appointed', date: '2031-09-30', evidence: 0 },
    ],
  }),
  share({ date: null, sentences: ['[Person:谭雪舟]、[Person:卜一鸣]、[Person:曾乐山]、[Person:单小曼]参加。', '[Place:云川市]天气晴。'] }),
]
