import type { ArticleId, EntityId, RelationId } from '../../../../graph/model.ts'
import type { EntityType, RelationType } from '../../../../graph/schema.ts'
import type { Edge, EntityNode, GraphView } from '../../../../graph/view.ts'
import type { Baked } from '../scene.ts'

export type EdgeType = RelationType | 'CO_OCCURS'

/** What has been fetched onto the canvas; `expansions` remembers which entity brought which others, so that they can leave again. */
export interface LoadedGraph {
  readonly nodes: ReadonlyMap<EntityId, EntityNode>
  /** How many of the nodes, the first ones, are the overview's. */
  readonly base: number
  readonly edges: ReadonlyMap<RelationId, Edge>
  readonly total: GraphView['total']
  /** Where the server says that the overview's entities stand; null where it has not said. */
  readonly baked: Baked | null
  readonly expansions: ReadonlyMap<EntityId, readonly EntityId[]>
}

export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'entities'; readonly ids: readonly EntityId[] }
  | { readonly kind: 'edge'; readonly id: RelationId }

export interface Filters {
  readonly hiddenTypes: ReadonlySet<EntityType>
  readonly hiddenEdges: ReadonlySet<EdgeType>
  /** Backbone significance, 0 (all edges) to 1; see strength.ts. */
  readonly strength: number
  /** Relations stated with less certainty than this are left out, 0 to 1; co-occurrences have none and stay. */
  readonly minScore: number
  /** `YYYY-MM`, both ends included. */
  readonly months: readonly [from: string, to: string] | null
}

export interface Focus {
  readonly id: EntityId
  readonly steps: 1 | 2 | 3
}

export interface ShownPath {
  readonly nodes: readonly EntityId[]
  readonly edges: readonly RelationId[]
}

/** Where the camera is, in sigma's units: the middle, and how much of the graph is seen. */
export interface CameraSpot {
  readonly x: number
  readonly y: number
  readonly ratio: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Everything that undo brings back. Camera, hover and open panes are not part of it. */
export interface ViewState {
  /** How many entities of the overview were asked for; 0 is the usual number. */
  readonly size: number
  readonly colourBy: 'type' | 'community'
  readonly loaded: LoadedGraph
  readonly selection: Selection
  readonly filters: Filters
  readonly hidden: ReadonlySet<EntityId>
  /** Held in place by hand, in graph coordinates. */
  readonly pinned: ReadonlyMap<EntityId, Point>
  /** Where everything was put by laying it out anew; null before that. */
  readonly places: ReadonlyMap<EntityId, Point> | null
  readonly focus: Focus | null
  readonly path: ShownPath | null
  readonly article: ArticleId | null
}

/** The parts of a view that an address can carry, and that a saved view brings back. */
export type Addressed = Pick<ViewState, 'size' | 'colourBy' | 'selection' | 'filters' | 'focus' | 'article' | 'hidden' | 'pinned'> & {
  /** Entities beyond the overview. */
  readonly further: readonly EntityId[]
  /** The entities of the path that is shown, in its order; null where none is. */
  readonly way: readonly EntityId[] | null
}

export const NO_FILTERS: Filters = { hiddenTypes: new Set(), hiddenEdges: new Set(), strength: 0, minScore: 0, months: null }

export const EMPTY: ViewState = {
  size: 0,
  colourBy: 'type',
  loaded: { nodes: new Map(), base: 0, edges: new Map(), total: { nodes: 0, edges: 0 }, baked: null, expansions: new Map() },
  selection: { kind: 'none' },
  filters: NO_FILTERS,
  hidden: new Set(),
  pinned: new Map(),
  places: null,
  focus: null,
  path: null,
  article: null,
}

/** The one selected entity, or null for none, several, or an edge. */
export const selectedEntity = (state: ViewState): EntityId | null =>
  state.selection.kind === 'entities' && state.selection.ids.length === 1 ? (state.selection.ids[0] ?? null) : null
