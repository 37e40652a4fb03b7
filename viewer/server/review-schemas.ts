import { z } from 'zod'
import { decisionKinds, isMentionKey, PAIR_KINDS, REVIEW_REASONS } from '../../graph/decisions/index.ts'
import type { MentionKey, ReviewReason, ThingRef } from '../../graph/decisions/index.ts'
import type { IsoDate, SentenceId } from '../../graph/model.ts'
import { entityTypes, relationTypes, ROLE_KINDS } from '../../graph/schema.ts'
import { count, entity, evidence, id, whole } from './schemas.ts'

/** Shapes of the routes for decisions; answers mirror graph/decisions/review.ts. */

const types = z.enum(entityTypes)
const reasons = Object.keys(REVIEW_REASONS) as [ReviewReason, ...ReviewReason[]] // the table has rows

const key = z
  .custom<MentionKey>((value) => typeof value === 'string' && value.length <= 400 && isMentionKey(value), 'is no mention key')
  .meta({ type: 'string', description: 'a mention: ARTICLE:START-END, in page offsets; or a thing an article implies: ARTICLE:TYPE=NAME' })
const thing = z
  .custom<ThingRef>(
    (value) => typeof value === 'string' && value.length <= 400 && (/^[0-9a-f]{32}$/.test(value) || isMentionKey(value)),
    'is neither an entity id nor a mention key',
  )
  .meta({ type: 'string', description: 'an entity id, or a mention key: ARTICLE:START-END' })
const date = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/)
  .transform((text) => text as IsoDate) // the expression has checked its form
const sentence = id.transform((text) => text as SentenceId) // a wrong one finds nothing
const remark = (most: number) => z.string().min(1).max(most)

const note = {
  by: remark(100).exactOptional().describe('who decided'),
  on: date.exactOptional().describe('when: YYYY-MM-DD'),
  why: remark(500).exactOptional(),
}
const span = { start: count, end: count }

export const decisionBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(PAIR_KINDS), a: thing, b: thing, ...note }),
  z.strictObject({ kind: z.literal('retype'), thing, type: types, ...note }),
  z.strictObject({ kind: z.literal('not-entity'), thing, ...note }),
  z.strictObject({ kind: z.literal('span'), mention: key, ...span, ...note }),
  z.strictObject({ kind: z.literal('reject'), relation: id, ...note }),
  z.strictObject({
    kind: z.literal('add'),
    head: thing,
    type: z.enum(relationTypes),
    tail: thing,
    title: remark(100).exactOptional().describe('HOLDS_ROLE alone has one'),
    role: z.enum(ROLE_KINDS).exactOptional(),
    date: date.exactOptional(),
    sentence: sentence.exactOptional().describe('the sentence that says so; it names both'),
    ...note,
  }),
  z.strictObject({ kind: z.literal('withhold'), thing, ...note }),
  z.strictObject({ kind: z.literal('again'), line: remark(4_000).describe('the line of a decision that was taken back') }),
])

export const reviewQuery = z.strictObject({ limit: whole(1, 200, 20), offset: whole(0, 1_000_000_000, 0), type: types.optional() })

const side = z.object({
  entity,
  key: id.describe('what a decision about it names'),
  posts: z.array(z.string()),
  evidence: z.array(evidence),
})

export const reviewQueue = z.object({
  items: z.array(z.object({ a: side, b: side, score: z.number(), reasons: z.array(z.enum(reasons)) })),
  total: count,
  decided: count,
})

export const keptDecisions = z.array(
  z.object({
    id,
    line: z.string().describe('as it stands in the file'),
    applies: z.boolean().describe('false while the graph has not what it speaks of'),
    decision: z.looseObject({
      kind: z.enum(decisionKinds),
      says: z.string().optional(),
      by: z.string().optional(),
      on: z.string().optional(),
      why: z.string().optional(),
    }),
  }),
)

export const reviewChange = z.object({
  ids: z.array(id).describe('decisions that were added or taken back'),
  articles: count.describe('articles that were written again'),
  left: count.describe('pairs that are left to decide'),
})
