import { articleId, entityId } from '../../graph/ids.ts'
import type { ArticleShare, EntityId, IsoDate, MentionRow, ReferentRow, RelationRow, SentenceRow } from '../../graph/model.ts'
import type { EntityType, RelationType, RoleKind } from '../../graph/schema.ts'

/** A thing of the invented city of 澜川; `also` are its other names. */
export interface Thing {
  readonly type: EntityType
  readonly name: string
  readonly also?: readonly string[]
}

export const thingId = (thing: Thing): EntityId => entityId(thing.type, thing.name)

/** A piece of a sentence: plain text, or a thing named by its name or by the surface given. */
export type Piece = string | Thing | readonly [Thing, string]

export interface Statement {
  readonly type: RelationType
  readonly head: Thing
  readonly tail: Thing
  readonly title?: string
  readonly kind?: RoleKind
  readonly date?: string
}

export interface Line {
  readonly pieces: readonly Piece[]
  readonly states?: readonly Statement[]
}

export interface Story {
  readonly headline: readonly Piece[]
  readonly date: string
  readonly byline?: readonly string[]
  readonly lines: readonly Line[]
}

const isThing = (piece: Piece): piece is Thing => typeof piece === 'object' && 'type' in piece

/** One article of the paper 澜川日报 as the pipeline would hand it over: offsets, mentions, relations with their sentences. */
export function shareOf(story: Story, number: number): ArticleShare {
  const START = 7 // an article rarely begins its page: offsets of page and article must not be confused
  let text = ''
  const sentences: SentenceRow[] = []
  const referents: ReferentRow[] = []
  const mentions: MentionRow[] = []
  const relations: RelationRow[] = []
  const indexOf = (thing: Thing): number => {
    const at = referents.findIndex((referent) => referent.entity === thingId(thing))
    if (at !== -1) return at
    return (
      referents.push({ type: thing.type, name: thing.name, aliases: [...(thing.also ?? [])].sort(), entity: thingId(thing), context: [] }) -
      1
    )
  }

  const write = (pieces: readonly Piece[], paragraph: number): void => {
    const from = text.length
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        text += piece
        continue
      }
      const [thing, surface] = isThing(piece) ? [piece, piece.name] : piece
      const start = START + text.length
      mentions.push({ start, end: start + surface.length, referent: indexOf(thing), sentence: sentences.length, surface, score: 0.97 })
      text += surface
    }
    sentences.push({ start: START + from, end: START + text.length, text: text.slice(from), paragraph })
  }

  write(story.headline, -1)
  const headline = text
  story.lines.forEach((line, paragraph) => {
    text += '\n　　'
    write(line.pieces, paragraph)
    for (const { type, head, tail, title, kind, date } of line.states ?? [])
      relations.push({
        type,
        head: indexOf(head),
        tail: indexOf(tail),
        ...(title === undefined ? {} : { title }),
        ...(type === 'HOLDS_ROLE' ? { kind: kind ?? ('observed' as const) } : {}),
        date: (date ?? story.date) as IsoDate,
        evidence: [sentences.length - 1],
        score: 0.9,
      })
  })

  return {
    article: {
      id: articleId({ source: '澜川日报', date: story.date as IsoDate, page: String(number), position: START, text }),
      headline,
      byline: [...(story.byline ?? [])],
      date: story.date as IsoDate,
      source: '澜川日报',
      page: `0${String((number % 8) + 1)}版`,
      origin: `lanchuan-${story.date}.txt`,
      home: '云岭省澜川市',
      text,
      start: START,
      end: START + text.length,
    },
    sentences,
    referents,
    mentions,
    relations,
    wrote: [],
  }
}
