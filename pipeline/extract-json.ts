import type { EntityId, IsoDate, Span } from '../graph/model.ts'
import type { EntityType, MentionType, RelationType, RoleKind } from '../graph/schema.ts'
import { pageFacts } from './extract.ts'
import type { PageExtraction } from './extract.ts'
import { paperOf } from './home.ts'

/** What `extract --format json` prints; offsets are UTF-16 code units of the page's raw text, end exclusive. */
export interface ExtractJson {
  readonly page: { readonly source: string; readonly chars: number }
  readonly articles: readonly (Span & {
    readonly id: string
    readonly headline: string
    readonly byline: readonly string[]
    readonly date: IsoDate | null
  })[]
  readonly mentions: readonly (Span & {
    readonly type: MentionType
    readonly text: string
    readonly entity: EntityId | null
    readonly score: number
    readonly uncounted?: 'byline' | 'copy'
  })[]
  readonly entities: readonly {
    readonly id: EntityId
    readonly type: EntityType
    readonly name: string
    readonly aliases: readonly string[]
  }[]
  readonly relations: readonly {
    readonly type: RelationType
    readonly head: EntityId
    readonly tail: EntityId
    readonly title?: string
    readonly kind?: RoleKind
    readonly date: IsoDate | null
    readonly score: number
    readonly evidence: readonly (Span & { readonly text: string; readonly parts?: readonly Span[] })[]
  }[]
}

export function toExtractJson(extraction: PageExtraction): ExtractJson {
  const { page, articles, entities } = extraction
  const idAt = (index: number | undefined): EntityId | null => (index === undefined ? null : (entities[index]?.id ?? null))
  return {
    page: { source: paperOf(page) ?? page.origin, chars: page.raw.length },
    articles: articles.map(({ article: { id, start, end, headline, byline, date } }) => ({
      id,
      start,
      end,
      headline,
      byline: byline.map(({ name }) => name),
      date,
    })),
    mentions: articles.flatMap(({ mentions, referentOf, entityOf }) =>
      mentions.map(({ start, end, type, surface, score, uncounted }, k) => {
        const referent = referentOf[k] ?? null
        return {
          start,
          end,
          type,
          text: surface,
          entity: referent === null ? null : idAt(entityOf[referent]),
          score: rounded(score),
          ...(uncounted === undefined ? {} : { uncounted }),
        }
      }),
    ),
    entities: entities.map(({ id, type, name, aliases }) => ({ id, type, name, aliases })),
    relations: pageFacts(extraction).flatMap(({ fact, head, tail, evidence }) => {
      const [from, to] = [idAt(head), idAt(tail)]
      if (from === null || to === null) return []
      const { type, title, kind, date, score } = fact
      const quotes = evidence.flatMap(({ article, sentence }) => {
        const quoted = articles[article]?.article.sentences[sentence]
        if (quoted === undefined) return []
        const { start, end, parts } = quoted
        return [{ start, end, text: page.raw.slice(start, end), ...(parts === undefined ? {} : { parts }) }]
      })
      return [
        {
          type,
          head: from,
          tail: to,
          ...(title === undefined ? {} : { title }),
          ...(kind === undefined ? {} : { kind }),
          date,
          score: rounded(score),
          evidence: quotes,
        },
      ]
    }),
  }
}

/** Three decimals: more is noise of the model's arithmetic. */
const rounded = (score: number) => Math.round(score * 1000) / 1000
