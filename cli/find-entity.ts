import { ENTITY_TYPES, MingtuError } from '../graph/index.ts'
import type { EntityId, EntityNode, SearchHit } from '../graph/index.ts'
import type { ReadableStore } from './served-store.ts'

const CANDIDATES = 30
const NEAR = 10

/**
 * The one entity that a name or id means. Throws NOT_FOUND with near names, or with the candidates where several bear the name, each with the
 * whole command that takes it; `command` makes it of an id.
 */
export async function findEntity(store: ReadableStore, asked: string, command: (id: EntityId) => string): Promise<EntityNode> {
  const byId = /^[0-9a-f]{32}$/.test(asked) ? await store.entity(asked as EntityId) : null // a wrong one finds nothing
  if (byId !== null) return byId
  const hits = await store.search(asked, { limit: CANDIDATES })
  const exact = hits.filter(({ how }) => how === 'exact')
  // A full name goes before the same text as someone's alias.
  const named = exact.filter(({ entity }) => entity.name === asked)
  const [first, ...others] = named.length > 0 ? named : exact
  if (first !== undefined && others.length === 0) return first.entity
  if (first !== undefined)
    throw new MingtuError(
      'NOT_FOUND',
      `“${asked}” is the name of ${String(others.length + 1)} entities:\n${list([first, ...others], command)}`,
      'Give one of these commands.',
    )
  if (hits.length === 0) throw new MingtuError('NOT_FOUND', `No entity is called “${asked}”.`, 'Try a part of the name, or its pinyin.')
  throw new MingtuError(
    'NOT_FOUND',
    `No entity is called “${asked}”. Near it:\n${list(hits.slice(0, NEAR), command)}`,
    'Give one of these commands.',
  )
}

function list(hits: readonly SearchHit[], command: (id: EntityId) => string): string {
  return hits
    .map(
      ({ entity: { id, type, name, articles }, role }) =>
        `  ${name}（${ENTITY_TYPES[type].zh}${role === null ? '' : `，${role}`}；${String(articles)}篇）\n    ${command(id)}`,
    )
    .join('\n')
}
