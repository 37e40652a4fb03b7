import type { EntityId } from '../../../graph/model.ts'
import { relationEnds } from '../../../graph/relation-ends.ts'
import type { Edge } from '../../../graph/view.ts'
import { api } from './api.ts'
import type { Change } from './state/change.ts'
import type { Addressed, LoadedGraph } from './state/view.ts'

const CLOSEST = 8 // neighbours that come with an entity which nothing but the selection names
const MOST_CHOSEN = 20
const MOST_ASKED = 5_000 // ids that the server takes at once

/** The edges that join what is new to what is there. */
export async function edgesTo(fresh: readonly EntityId[], loaded: LoadedGraph, signal?: AbortSignal): Promise<readonly Edge[]> {
  return fresh.length === 0 ? [] : api.between([...loaded.nodes.keys(), ...fresh].slice(-MOST_ASKED), signal)
}

/** Of several answers those that came: ids of an older graph find nothing. */
export async function found<Value>(asked: readonly Promise<Value>[]): Promise<readonly Value[]> {
  return (await Promise.allSettled(asked)).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
}

/** Fetches what an address names beyond what is loaded. */
export async function fetchNamed(loaded: LoadedGraph, to: Addressed, signal: AbortSignal): Promise<Change> {
  const { selection, focus, further, way } = to
  const ends = selection.kind === 'edge' ? relationEnds(selection.id) : null
  const named = new Set([
    ...further,
    ...(way ?? []),
    ...(focus === null ? [] : [focus.id]),
    ...(ends === null ? [] : [ends.head, ends.tail]),
  ])
  const chosen = selection.kind === 'entities' ? selection.ids.filter((id) => !named.has(id)).slice(0, MOST_CHOSEN) : []
  const lacking = (ids: Iterable<EntityId>): readonly EntityId[] => [...ids].filter((id) => !loaded.nodes.has(id))
  const [nodes, views] = await Promise.all([
    found(lacking(named).map((id) => api.entity(id, signal))),
    found(lacking(chosen).map((id) => api.neighbours(id, CLOSEST, {}, signal))),
  ])
  const all = [...nodes, ...views.flatMap((view) => view.nodes)]
  const edges = await edgesTo(
    all.map(({ id }) => id),
    loaded,
    signal,
  )
  return { do: 'add', view: { nodes: all, edges: [], total: loaded.total }, edges }
}
