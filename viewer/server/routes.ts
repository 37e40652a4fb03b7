import type { ArticleId, EntityId, RelationId } from '../../graph/model.ts'
import { ASKING_ROUTES } from './asking-routes.ts'
import { OVERVIEW_SIZES } from '../layout/measures.ts'
import { articlesByMonth } from './months.ts'
import { REVIEW_ROUTES } from './review-routes.ts'
import { found, ONE, route } from './route.ts'
import type { Route } from './route.ts'
import * as shape from './schemas.ts'

// Ids from outside become branded here, at the border; a wrong one finds nothing.
const entityId = (text: string): EntityId => text as EntityId
const articleId = (text: string): ArticleId => text as ArticleId
const relationId = (text: string): RelationId => text as RelationId

const omitUndefined = <Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>
  } // only undefined was taken out

const isPrepared = (limit: number): boolean => OVERVIEW_SIZES.some((size) => size === limit)

export const ROUTES: readonly Route[] = [
  route({ method: 'get', path: '/stats', summary: 'What the graph holds, by type', answer: shape.counts }, ({ store }) => store.counts()),
  route(
    { method: 'get', path: '/overview', summary: 'The most telling part of the graph', query: shape.overviewQuery, answer: shape.graph },
    ({ store, scenes }, { query: { limit } }) => (isPrepared(limit) ? scenes.overview(limit) : store.overview(limit)),
  ),
  route(
    {
      method: 'get',
      path: '/layout',
      summary: 'Where the entities of an overview stand, in its order; null while it is being made, or for a size that is not prepared',
      query: shape.overviewQuery,
      answer: shape.layout,
    },
    async ({ scenes }, { query: { limit } }) => ({ layout: isPrepared(limit) ? await scenes.layout(limit) : null }),
  ),
  route(
    {
      method: 'get',
      path: '/search',
      summary: 'Entities by name, alias, pinyin or initials, best first',
      query: shape.searchQuery,
      answer: shape.searchHits,
    },
    ({ store }, { query: { q, ...options } }) => store.search(q, omitUndefined(options)),
  ),
  route(
    { method: 'get', path: '/text', summary: 'Sentences that hold a text, best first', query: shape.textQuery, answer: shape.sentenceHits },
    ({ store }, { query: { q, limit } }) => store.searchText(q, { limit }),
  ),
  route(
    { method: 'get', path: '/entities/{id}', summary: 'One entity', params: ONE, answer: shape.entity },
    async ({ store }, { params }) => found(await store.entity(entityId(params.id)), 'entity', params.id),
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
    async ({ store }, { params, query }) => {
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
    ({ store }, { params, query }) => store.mentions(entityId(params.id), query),
  ),
  route(
    {
      method: 'get',
      path: '/entities/{id}/appearances',
      summary: 'How the texts name an entity, and in which months',
      params: ONE,
      answer: shape.appearances,
    },
    ({ store }, { params }) => store.appearances(entityId(params.id)),
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
    ({ store }, { params, query }) => store.evidence(relationId(params.id), query),
  ),
  route(
    {
      method: 'get',
      path: '/path',
      summary: 'A shortest path between two entities, stated relations preferred',
      query: shape.pathQuery,
      answer: shape.graph,
    },
    async ({ store }, { query: { from, to, maxLength } }) =>
      found(await store.path(entityId(from), entityId(to), { maxLength }), 'path of that length', `${from} → ${to}`),
  ),
  route(
    { method: 'post', path: '/between', summary: 'The edges among the given entities', body: shape.amongBody, answer: shape.edges },
    ({ store }, { body }) => store.between(body.ids.map(entityId)),
  ),
  route(
    { method: 'get', path: '/articles', summary: 'Articles by date', query: shape.limited, answer: shape.articleList },
    ({ store }, { query }) => store.articles(query),
  ),
  route(
    { method: 'get', path: '/articles/{id}', summary: 'One article with all its mentions', params: ONE, answer: shape.article },
    async ({ store }, { params }) => found(await store.article(articleId(params.id)), 'article', params.id),
  ),
  route({ method: 'get', path: '/months', summary: 'How many articles each month has', answer: shape.months }, ({ store }) =>
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
    ({ store }, { body: { cypher, ...limits } }) => store.query(cypher, limits),
  ),
  ...ASKING_ROUTES,
  ...REVIEW_ROUTES,
]
