import { z } from 'zod'
import { MingtuError } from '../../graph/errors.ts'
import type { ArticleId, EntityId, RelationId } from '../../graph/model.ts'
import type { GraphStore } from '../../graph/store.ts'
import { articlesByMonth } from './months.ts'
import type { RouteSpec } from './openapi.ts'
import * as shape from './schemas.ts'

export interface Route extends RouteSpec {
  readonly run: (
    store: GraphStore,
    input: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
  ) => Promise<unknown>
}

const NOTHING = z.strictObject({})
const ONE = z.strictObject({ id: shape.id })

/** Ties what a route declares to what its handler gets: parsed once, by the schemas it names. */
function route<
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodObject = typeof NOTHING,
>(
  spec: Omit<RouteSpec, 'params' | 'query' | 'body'> & { readonly params?: Params; readonly query?: Query; readonly body?: Body },
  answer: (
    store: GraphStore,
    input: { readonly params: z.infer<Params>; readonly query: z.infer<Query>; readonly body: z.infer<Body> },
  ) => Promise<unknown>,
): Route {
  // The casts undo the erasure of a heterogeneous list; the same schemas that type the handler parse its input.
  return {
    ...spec,
    run: (store, input) =>
      answer(store, {
        params: parse(spec.params ?? NOTHING, input.params) as z.infer<Params>,
        query: parse(spec.query ?? NOTHING, input.query) as z.infer<Query>,
        body: (spec.body === undefined ? {} : parse(spec.body, input.body)) as z.infer<Body>,
      }),
  }
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new MingtuError(
    'USAGE',
    `${where === '' ? 'the request' : where}: ${issue?.message ?? 'is not valid'}`,
    'see /api/openapi.json for what each route takes',
  )
}

/** Rejects rather than answers null, so that a wrong id is a 404 with its name. */
function found<Value>(value: Value | null, what: string, id: string): Value {
  if (value === null)
    throw new MingtuError('NOT_FOUND', `no ${what} has the id ${id}`, 'ids change when the graph is built anew: search for the name')
  return value
}

// Ids from outside become branded here, at the border; a wrong one finds nothing.
const entityId = (text: string): EntityId => text as EntityId
const articleId = (text: string): ArticleId => text as ArticleId
const relationId = (text: string): RelationId => text as RelationId

const omitUndefined = <Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>
  } // only undefined was taken out

export const ROUTES: readonly Route[] = [
  route({ method: 'get', path: '/stats', summary: 'What the graph holds, by type', answer: shape.counts }, (store) => store.counts()),
  route(
    { method: 'get', path: '/overview', summary: 'The most telling part of the graph', query: shape.overviewQuery, answer: shape.graph },
    (store, { query }) => store.overview(query.limit),
  ),
  route(
    {
      method: 'get',
      path: '/search',
      summary: 'Entities by name, alias, pinyin or initials, best first',
      query: shape.searchQuery,
      answer: shape.searchHits,
    },
    (store, { query: { q, ...options } }) => store.search(q, omitUndefined(options)),
  ),
  route(
    { method: 'get', path: '/text', summary: 'Sentences that hold a text, best first', query: shape.textQuery, answer: shape.sentenceHits },
    (store, { query: { q, limit } }) => store.searchText(q, { limit }),
  ),
  route({ method: 'get', path: '/entities/{id}', summary: 'One entity', params: ONE, answer: shape.entity }, async (store, { params }) =>
    found(await store.entity(entityId(params.id)), 'entity', params.id),
  ),
  route(
    {
      method: 'get',
      path: '/entities/{id}/neighbours',
      summary: 'An entity, its strongest neighbours and the edges among them',
      params: ONE,
      query: shape.neighbourQuery,
      answer: shape.graph,
    },
    async (store, { params, query }) => {
      found(await store.entity(entityId(params.id)), 'entity', params.id)
      return store.neighbours(entityId(params.id), omitUndefined(query))
    },
  ),
  route(
    {
      method: 'get',
      path: '/entities/{id}/mentions',
      summary: 'Sentences that mention an entity, by date',
      params: ONE,
      query: shape.limited,
      answer: shape.evidenceList,
    },
    (store, { params, query }) => store.mentions(entityId(params.id), query),
  ),
  route(
    {
      method: 'get',
      path: '/relations/{id}/evidence',
      summary: 'Sentences that state a relation, by date',
      params: ONE,
      query: shape.limited,
      answer: shape.evidenceList,
    },
    (store, { params, query }) => store.evidence(relationId(params.id), query),
  ),
  route(
    {
      method: 'get',
      path: '/path',
      summary: 'A shortest path between two entities, stated relations preferred',
      query: shape.pathQuery,
      answer: shape.graph,
    },
    async (store, { query: { from, to, maxLength } }) =>
      found(await store.path(entityId(from), entityId(to), { maxLength }), 'path of that length', `${from} → ${to}`),
  ),
  route(
    { method: 'post', path: '/between', summary: 'The edges among the given entities', body: shape.amongBody, answer: shape.edges },
    (store, { body }) => store.between(body.ids.map(entityId)),
  ),
  route(
    { method: 'get', path: '/articles', summary: 'Articles by date', query: shape.limited, answer: shape.articleList },
    (store, { query }) => store.articles(query),
  ),
  route(
    { method: 'get', path: '/articles/{id}', summary: 'One article with all its mentions', params: ONE, answer: shape.article },
    async (store, { params }) => found(await store.article(articleId(params.id)), 'article', params.id),
  ),
  route({ method: 'get', path: '/months', summary: 'How many articles each month has', answer: shape.months }, (store) =>
    articlesByMonth(store),
  ),
  route(
    {
      method: 'post',
      path: '/query',
      summary: 'Read-only Cypher, within a time and a row limit',
      body: shape.cypherBody,
      answer: shape.queryResult,
    },
    (store, { body: { cypher, ...limits } }) => store.query(cypher, limits),
  ),
]
