import { z } from 'zod'
import { CO_OCCURS, entityTypes, relationTypes, STATEMENT_KINDS } from '../../graph/schema.ts'

/**
 * Shapes of requests and answers, for validation and for the OpenAPI description. Answers mirror graph/view.ts, where ids and
 * dates are branded strings.
 */

const types = z.enum(entityTypes)
const stated = z.enum(relationTypes)
const date = z.string().nullable().describe('YYYY-MM-DD or YYYY-MM')
export const count = z.int().nonnegative()

/** Query parameters arrive as text. */
export const whole = (least: number, most: number, fallback: number) => z.coerce.number().int().min(least).max(most).default(fallback)
const list = z
  .string()
  .max(400)
  .transform((text) => text.split(','))

export const id = z.string().min(1).max(400)
export const limited = z.strictObject({ limit: whole(1, 500, 50), offset: whole(0, 1_000_000_000, 0) })
export const overviewQuery = z.strictObject({ limit: whole(1, 20_000, 1_000) })
export const searchQuery = z.strictObject({
  q: z.string().min(1).max(200),
  limit: whole(1, 50, 10),
  types: list.pipe(z.array(types)).optional(),
})
export const textQuery = z.strictObject({ q: z.string().min(1).max(200), limit: whole(1, 100, 20) })
export const neighbourQuery = z.strictObject({
  limit: whole(1, 1_000, 50),
  types: list.pipe(z.array(types)).optional(),
  relations: list.pipe(z.array(z.enum([...relationTypes, CO_OCCURS]))).optional(),
  ownEdges: z
    .enum(['true', 'false'])
    .transform((said) => said === 'true')
    .optional()
    .describe('true leaves out the edges of the neighbours among themselves'),
})
export const pathQuery = z.strictObject({ from: id, to: id, maxLength: whole(1, 8, 5) })
const scalar = z.union([z.null(), z.boolean(), z.number(), z.string()])

export const cypherBody = z.strictObject({
  cypher: z.string().min(1).max(20_000),
  params: z
    .record(z.string().max(200), z.union([scalar, z.array(scalar)]))
    .default({})
    .describe('values of $names in the query'),
  rowLimit: z.int().min(1).max(10_000).default(1_000),
  timeoutMs: z.int().min(100).max(30_000).default(10_000),
})

export const amongBody = z.strictObject({ ids: z.array(id).max(5_000) })

const span = { start: count, end: count }

export const entity = z.object({
  id,
  type: types,
  name: z.string(),
  aliases: z.array(z.string()),
  pinyin: z.string(),
  initials: z.string(),
  mentions: count,
  articles: count,
  stories: count.describe('articles without their reprints'),
  firstSeen: date,
  lastSeen: date,
})

const edge = z.union([
  z.object({
    id,
    type: stated,
    source: id,
    target: id,
    title: z.string().nullable(),
    kinds: z.array(z.enum(STATEMENT_KINDS)),
    articles: count,
    stories: count,
    firstSeen: date,
    lastSeen: date,
    appointed: date,
    removed: date,
    score: z.number(),
  }),
  z.object({
    id,
    type: z.literal(CO_OCCURS),
    source: id,
    target: id,
    sentences: count,
    articles: count,
    stories: count,
    weight: z.number(),
    npmi: z.number().nullable(),
    firstSeen: date,
    lastSeen: date,
  }),
])

export const edges = z.array(edge)
export const graph = z.object({
  nodes: z.array(entity),
  edges: z.array(edge),
  total: z.object({ nodes: count, edges: count }).describe('what this is a part of'),
})

export const layout = z.object({
  layout: z
    .object({
      positions: z.array(z.number()).describe('x and y by turns'),
      communities: z.array(count).describe('from the largest, 0'),
    })
    .nullable(),
})

export const evidence = z.object({
  ...span,
  sentence: id,
  article: id,
  headline: z.string(),
  source: z.string().nullable(),
  page: z.string().nullable(),
  date,
  text: z.string(),
  parts: z.array(z.object(span)).optional(),
  marks: z.array(z.object({ ...span, entity: id })).describe('page offsets; subtract start to mark text'),
})

export const evidenceList = z.object({ total: count, items: z.array(evidence) })
export const appearances = z.object({
  forms: z.array(z.object({ name: z.string(), times: count, first: evidence, last: evidence })).describe('how the texts name it'),
  months: z.array(z.object({ month: z.string(), mentions: count })).describe('how many sentences of each month mention it, YYYY-MM'),
  undated: count,
})
export const searchHits = z.array(
  z.object({
    entity,
    matched: z.string(),
    how: z.enum(['exact', 'prefix', 'infix', 'pinyin', 'initials', 'variant', 'fuzzy']),
    role: z.string().nullable(),
  }),
)
export const sentenceHits = z.array(z.object({ evidence, score: z.number() }))

const articleHead = z.object({
  id,
  headline: z.string(),
  byline: z.array(z.string()),
  date,
  source: z.string().nullable(),
  page: z.string().nullable(),
  story: id.describe('the first article that prints this story'),
})
export const articleList = z.object({ total: count, items: z.array(articleHead) })
export const article = articleHead.extend({
  start: count,
  text: z.string(),
  mentions: z.array(z.object({ ...span, entity: id.nullable(), type: z.union([types, z.literal('Title')]), score: z.number() })),
})
export const months = z
  .array(z.object({ month: z.string(), articles: count }))
  .describe('articles by month, in order; months without articles left out')

export const counts = z.object({
  articles: count,
  sentences: count,
  entities: z.record(types, count),
  mentions: count,
  relations: z.record(z.enum([...relationTypes, CO_OCCURS, 'WROTE']), count),
  stale: z.boolean(),
})

export const queryResult = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  truncated: z.boolean(),
})

export const failure = z.object({ error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }) })
