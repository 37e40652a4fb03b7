import { z } from 'zod'
import { entityTypes, relationTypes, ROLE_KINDS } from '../../graph/schema.ts'
import { count, edges, entity, id, whole } from './schemas.ts'

/** Shapes of the questions about the graph; answers mirror graph/asking/. */

const date = z.string().nullable().describe('YYYY-MM-DD or YYYY-MM')
const types = z.enum(entityTypes)

export const pathsQuery = z.strictObject({ from: id, to: id, count: whole(1, 20, 5) })
export const betweenQuery = z.strictObject({ from: id, to: id, limit: whole(1, 100, 20) })
export const elseQuery = z.strictObject({
  ids: z
    .string()
    .max(2_000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(id).min(1).max(10)),
  limit: whole(1, 100, 30),
})
export const postsQuery = z.strictObject({
  at: z
    .string()
    .regex(/^\d{4}-\d{2}(?:-\d{2})?$/)
    .describe('a day, YYYY-MM-DD, or a month'),
  q: z.string().max(100).default('').describe('only posts whose organ, title or holder has this in its name'),
  limit: whole(1, 1_000, 200),
})
export const activityBody = z.strictObject({ ids: z.array(id).max(5_000) })

export const paths = z.array(z.object({ nodes: z.array(entity), edges, strength: z.number() }))
export const between = z.array(z.object({ entity, share: z.number(), isCommon: z.boolean(), isNeeded: z.boolean() }))
export const whoElse = z.array(
  z.object({
    entity,
    score: z.number(),
    shared: z.array(z.object({ type: z.enum(relationTypes), entity, edge: z.unknown() })),
  }),
)
export const posts = z.object({
  total: count,
  items: z.array(
    z.object({
      relation: id,
      person: z.object({ id, name: z.string() }),
      organ: z.object({ id, name: z.string(), type: types }),
      title: z.string(),
      kinds: z.array(z.enum(ROLE_KINDS)),
      articles: count,
      firstSeen: date,
      lastSeen: date,
      appointed: date,
      removed: date,
      standing: z.enum(['observed', 'appointed', 'removed', 'seen before']),
    }),
  ),
  truncated: z.boolean().describe('true when the graph has more posts than could be looked at'),
})
const months = z.array(z.tuple([id, z.array(z.string())]))
export const activity = z.object({
  entities: months.describe('in which months the papers speak of each, YYYY-MM'),
  relations: months.describe('in which months each relation with one of the ids as its source is backed'),
})
