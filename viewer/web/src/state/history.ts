import type { DecisionRequest } from '../../../../graph/decisions/index.ts'
import type { Edge, EntityNode } from '../../../../graph/view.ts'
import type { Scene } from '../scene.ts'
import { changed, loadedOf } from './change.ts'
import type { Change } from './change.ts'
import { EMPTY } from './view.ts'
import type { ViewState } from './view.ts'

type Places = NonNullable<ViewState['places']>

/** What was decided about the graph itself: the server takes it back where undo passes it, and makes it again where redo does. */
export interface Deed {
  /** What it takes to make them again, those apart that cannot be told to the server anew. */
  readonly requests: readonly DecisionRequest[]
  /** Of the decisions that it made or took back. */
  readonly ids: readonly string[]
  readonly way: 'made' | 'taken back'
}

/** A state that was left or is to come, and the deed that lies between it and its neighbour on the side of the present. */
export interface Moment {
  readonly state: ViewState
  readonly deed: Deed | null
}

export interface History {
  readonly past: readonly Moment[]
  readonly present: ViewState
  readonly future: readonly Moment[]
  /** The last change's stroke: further changes of the same stroke (one drag of a slider) replace it instead of adding a step. */
  readonly stroke: string | null
}

export type Step =
  | { readonly kind: 'change'; readonly change: Change; readonly stroke?: string }
  /** Several changes that undo as one. */
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  /** Everything was laid out anew: undo puts it back where it was. */
  | { readonly kind: 'rearranged'; readonly before: Places; readonly after: Places }
  /** The first load and what the address says: where undo ends. */
  | { readonly kind: 'start'; readonly state: ViewState }
  /** The graph itself has changed: what is loaded is read anew. What was loaded before holds again once the deed is undone. */
  | {
      readonly kind: 'renew'
      readonly deed: Deed
      readonly scene: Scene
      readonly nodes: readonly EntityNode[]
      readonly edges: readonly Edge[]
    }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

export const NEW_HISTORY: History = { past: [], present: EMPTY, future: [], stroke: null }

const LONGEST = 200 // steps kept; states share almost all of their structure

/** What of the selection the graph still has. */
function stillThere({ selection, loaded }: ViewState): ViewState['selection'] {
  switch (selection.kind) {
    case 'none':
      return selection
    case 'edge':
      return loaded.edges.has(selection.id) ? selection : { kind: 'none' }
    case 'entities': {
      const ids = selection.ids.filter((id) => loaded.nodes.has(id))
      return ids.length === 0 ? { kind: 'none' } : { kind: 'entities', ids }
    }
  }
}

/** `present` after what there is now; `deed` led there. */
const going = ({ past, present: before }: History, present: ViewState, deed: Deed | null = null): History => ({
  past: [...past, { state: before, deed }].slice(-LONGEST),
  present,
  future: [],
  stroke: null,
})

/** History after a step. */
export function stepped(history: History, step: Step): History {
  switch (step.kind) {
    case 'start':
      return { ...NEW_HISTORY, present: step.state }
    case 'change': {
      const present = changed(history.present, step.change)
      if (step.stroke !== undefined && step.stroke === history.stroke) return { ...history, present, future: [] }
      return { ...going(history, present), stroke: step.stroke ?? null }
    }
    case 'changes':
      return going(history, step.changes.reduce(changed, history.present))
    case 'rearranged':
      return going({ ...history, present: { ...history.present, places: step.before } }, { ...history.present, places: step.after })
    case 'renew': {
      const view = { nodes: step.nodes, edges: [], total: step.scene.total }
      const { present } = history
      const loaded = changed({ ...present, loaded: loadedOf(step.scene) }, { do: 'add', view, edges: step.edges })
      return going(history, { ...loaded, path: null, selection: stillThere(loaded) }, step.deed)
    }
    case 'undo': {
      const before = history.past.at(-1)
      if (before === undefined) return history
      const after = { state: history.present, deed: before.deed }
      return { past: history.past.slice(0, -1), present: before.state, future: [after, ...history.future], stroke: null }
    }
    case 'redo': {
      const [after, ...future] = history.future
      if (after === undefined) return history
      return { past: [...history.past, { state: history.present, deed: after.deed }], present: after.state, future, stroke: null }
    }
  }
}
