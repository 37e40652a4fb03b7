import { bestPaths, postsAt, standingBetween, whoElse } from '../../graph/asking/index.ts'
import { relationEnds } from '../../graph/ids.ts'
import { isShortFor } from '../../graph/short-form.ts'
import type { EntityId } from '../../graph/model.ts'
import * as shape from './asking-schemas.ts'
import { found, route } from './route.ts'
import type { Route } from './route.ts'
import type { Sources } from './sources.ts'

const entityId = (text: string): EntityId => text as EntityId // a wrong one finds nothing

const known = async ({ store }: Sources, ids: readonly string[]): Promise<readonly EntityId[]> => {
  for (const id of ids) found(await store.entity(entityId(id)), 'entity', id)
  return ids.map(entityId)
}

/** Questions that the page asks of the graph, each answered by a function of graph/asking. */
export const ASKING_ROUTES: readonly Route[] = [
  route(
    { method: 'get', path: '/paths', summary: 'The best paths between two, strongest first', query: shape.pathsQuery, answer: shape.paths },
    async (sources, { query: { from, to, count } }) => {
      await known(sources, [from, to])
      return bestPaths(sources.store, entityId(from), entityId(to), count)
    },
  ),
  route(
    {
      method: 'get',
      path: '/standing-between',
      summary: 'Over whom the best ways between two lead, most of them first',
      query: shape.betweenQuery,
      answer: shape.between,
    },
    async (sources, { query: { from, to, limit } }) => {
      await known(sources, [from, to])
      return standingBetween(sources.store, entityId(from), entityId(to), limit)
    },
  ),
  route(
    {
      method: 'get',
      path: '/who-else',
      summary: 'Others with the same relations to the same things as all those given, closest first',
      query: shape.elseQuery,
      answer: shape.whoElse,
    },
    async (sources, { query: { ids, limit } }) => whoElse(sources.store, await known(sources, ids), limit),
  ),
  route(
    {
      method: 'get',
      path: '/posts',
      summary: 'Who held which post at a day: shown by papers, given, taken, or only shown before',
      query: shape.postsQuery,
      answer: shape.posts,
    },
    async ({ posts }, { query: { at, q, limit } }) => {
      const all = await posts.get()
      const day = at.length === 7 ? `${at}-31` : at
      const wanted = q.trim()
      const items = postsAt(all.posts, day).filter(
        ({ organ, title, person }) =>
          wanted === '' || [organ.name, title, person.name].some((name) => name.includes(wanted)) || isShortFor(wanted, organ.name),
      )
      return { total: items.length, items: items.slice(0, limit), truncated: all.truncated }
    },
  ),
  route(
    {
      method: 'post',
      path: '/activity',
      summary: 'In which months the papers speak of the given entities, and back the relations that begin at them',
      body: shape.activityBody,
      answer: shape.activity,
    },
    async ({ activity }, { body: { ids } }) => {
      const { entities, relations } = await activity.get()
      const asked = new Set<string>(ids)
      return {
        entities: ids.map((id) => [id, entities.get(entityId(id)) ?? []]),
        relations: [...relations].filter(([id]) => asked.has(relationEnds(id)?.head ?? '')),
      }
    },
  ),
]
