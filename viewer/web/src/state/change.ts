import type { ArticleId, EntityId, RelationId } from '../../../../graph/model.ts'
import type { EntityType } from '../../../../graph/schema.ts'
import type { Edge, GraphView } from '../../../../graph/view.ts'
import type { Scene } from '../scene.ts'
import { EMPTY, NO_FILTERS } from './view.ts'
import type { Addressed, EdgeType, Filters, Focus, LoadedGraph, Point, ShownPath, ViewState } from './view.ts'

/** What a person can do to the view; each is one step of undo. */
export type Change =
  | { readonly do: 'load'; readonly size: number; readonly scene: Scene }
  /** Takes out all that came after the overview. */
  | { readonly do: 'overview-alone' }
  | { readonly do: 'add'; readonly view: GraphView; readonly edges: readonly Edge[] }
  | { readonly do: 'expand'; readonly id: EntityId; readonly view: GraphView; readonly edges: readonly Edge[] }
  | { readonly do: 'collapse'; readonly id: EntityId }
  | { readonly do: 'select'; readonly ids: readonly EntityId[] }
  | { readonly do: 'select-edge'; readonly id: RelationId }
  | { readonly do: 'hide'; readonly ids: readonly EntityId[] }
  | { readonly do: 'unhide' }
  | { readonly do: 'pin'; readonly id: EntityId; readonly at: Point }
  | { readonly do: 'unpin'; readonly id: EntityId }
  | { readonly do: 'focus'; readonly focus: Focus | null }
  | { readonly do: 'toggle-type'; readonly type: EntityType }
  | { readonly do: 'only-type'; readonly type: EntityType; readonly all: readonly EntityType[] }
  | { readonly do: 'toggle-edges'; readonly type: EdgeType }
  | { readonly do: 'colour'; readonly by: ViewState['colourBy'] }
  | { readonly do: 'filter'; readonly filters: Partial<Filters> }
  | { readonly do: 'clear-filters' }
  | { readonly do: 'show-path'; readonly path: ShownPath | null }
  | { readonly do: 'go'; readonly to: Addressed }
  | { readonly do: 'open-article'; readonly id: ArticleId | null }

const toggled = <Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> => {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}

const without = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> =>
  new Map([...map].filter(([each]) => each !== key))

function joined(loaded: LoadedGraph, view: GraphView, edges: readonly Edge[]): LoadedGraph {
  const nodes = new Map(loaded.nodes)
  for (const node of view.nodes) nodes.set(node.id, node)
  const all = new Map(loaded.edges)
  for (const edge of [...view.edges, ...edges]) if (nodes.has(edge.source) && nodes.has(edge.target)) all.set(edge.id, edge)
  return { ...loaded, nodes, edges: all }
}

/** What an overview brings onto an empty canvas. */
export const loadedOf = ({ nodes, edges, total, baked }: Scene): LoadedGraph => ({
  ...EMPTY.loaded,
  nodes,
  base: nodes.size,
  edges,
  total,
  baked,
})

/** The overview, and of the edges those among it. */
function first({ nodes, base, edges, ...loaded }: LoadedGraph): LoadedGraph {
  if (nodes.size === base) return { ...loaded, nodes, base, edges }
  const own = new Map([...nodes].slice(0, base))
  const among = new Map([...edges].filter(([, { source, target }]) => own.has(source) && own.has(target)))
  return { ...loaded, nodes: own, base, edges: among, expansions: new Map() }
}

/** Takes out what an expansion brought, unless another expansion brought it too or it was expanded itself. */
function collapsed(loaded: LoadedGraph, id: EntityId): LoadedGraph {
  const expansions = without(loaded.expansions, id)
  const kept = new Set([...expansions].flatMap(([parent, children]) => [parent, ...children]))
  const leaving = new Set((loaded.expansions.get(id) ?? []).filter((child) => !kept.has(child)))
  return {
    ...loaded,
    expansions,
    nodes: new Map([...loaded.nodes].filter(([node]) => !leaving.has(node))),
    edges: new Map([...loaded.edges].filter(([, edge]) => !leaving.has(edge.source) && !leaving.has(edge.target))),
  }
}

/** A path with all that joins each of its entities to the next; null where one of them is not there. */
function pathAlong(way: readonly EntityId[], { nodes, edges }: LoadedGraph): ShownPath | null {
  if (!way.every((id) => nodes.has(id))) return null
  const steps = new Set(way.slice(1).flatMap((id, index) => [`${way[index] ?? ''} ${id}`, `${id} ${way[index] ?? ''}`]))
  return { nodes: way, edges: [...edges.values()].flatMap(({ id, source, target }) => (steps.has(`${source} ${target}`) ? [id] : [])) }
}

/** The view after a change. Pure: the same state and change give the same view. */
export function changed(state: ViewState, change: Change): ViewState {
  switch (change.do) {
    case 'load':
      return { ...state, size: change.size, loaded: loadedOf(change.scene) }
    case 'overview-alone':
      return { ...state, loaded: first(state.loaded) }
    case 'add':
      return { ...state, loaded: joined(state.loaded, change.view, change.edges) }
    case 'expand': {
      const brought = change.view.nodes.map((node) => node.id).filter((id) => !state.loaded.nodes.has(id))
      const loaded = joined(state.loaded, change.view, change.edges)
      const before = state.loaded.expansions.get(change.id) ?? []
      return { ...state, loaded: { ...loaded, expansions: new Map(loaded.expansions).set(change.id, [...before, ...brought]) } }
    }
    case 'collapse':
      return { ...state, loaded: collapsed(state.loaded, change.id) }
    case 'select':
      return { ...state, selection: change.ids.length === 0 ? { kind: 'none' } : { kind: 'entities', ids: change.ids } }
    case 'select-edge':
      return { ...state, selection: { kind: 'edge', id: change.id } }
    case 'hide':
      return { ...state, hidden: new Set([...state.hidden, ...change.ids]), selection: { kind: 'none' } }
    case 'unhide':
      return { ...state, hidden: new Set() }
    case 'pin':
      return { ...state, pinned: new Map(state.pinned).set(change.id, change.at) }
    case 'unpin':
      return { ...state, pinned: without(state.pinned, change.id) }
    case 'focus':
      return { ...state, focus: change.focus }
    case 'toggle-type':
      return { ...state, filters: { ...state.filters, hiddenTypes: toggled(state.filters.hiddenTypes, change.type) } }
    case 'only-type':
      return { ...state, filters: { ...state.filters, hiddenTypes: new Set(change.all.filter((type) => type !== change.type)) } }
    case 'toggle-edges':
      return { ...state, filters: { ...state.filters, hiddenEdges: toggled(state.filters.hiddenEdges, change.type) } }
    case 'colour':
      return { ...state, colourBy: change.by }
    case 'filter':
      return { ...state, filters: { ...state.filters, ...change.filters } }
    case 'clear-filters':
      return { ...state, filters: NO_FILTERS, focus: null, hidden: new Set(), path: null }
    case 'show-path':
      return { ...state, path: change.path }
    case 'go': {
      // What is loaded stays: what an address names besides is fetched before one goes there.
      const { colourBy, selection, filters, focus, article, hidden, pinned, way } = change.to
      return {
        ...state,
        colourBy,
        selection,
        filters,
        focus: focus !== null && state.loaded.nodes.has(focus.id) ? focus : null,
        article,
        hidden,
        pinned,
        path: way === null ? null : pathAlong(way, state.loaded),
      }
    }
    case 'open-article':
      return { ...state, article: change.id }
  }
}
