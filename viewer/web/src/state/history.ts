import type { Edge, EntityNode } from '../../../../graph/view.ts'
import type { Scene } from '../scene.ts'
import { changed, loadedOf } from './change.ts'
import type { Change } from './change.ts'
import { EMPTY } from './view.ts'
import type { ViewState } from './view.ts'

type Places = NonNullable<ViewState['places']>

export interface History {
  readonly past: readonly ViewState[]
  readonly present: ViewState
  readonly future: readonly ViewState[]
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
  /** The graph itself has changed: what was loaded of it before is no longer so, and undo cannot lead back to it. */
  | { readonly kind: 'renew'; readonly scene: Scene; readonly nodes: readonly EntityNode[]; readonly edges: readonly Edge[] }
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

/** History after a step. */
export function stepped(history: History, step: Step): History {
  switch (step.kind) {
    case 'start':
      return { ...NEW_HISTORY, present: step.state }
    case 'change': {
      const present = changed(history.present, step.change)
      if (step.stroke !== undefined && step.stroke === history.stroke) return { ...history, present, future: [] }
      return { past: [...history.past, history.present].slice(-LONGEST), present, future: [], stroke: step.stroke ?? null }
    }
    case 'changes':
      return {
        past: [...history.past, history.present].slice(-LONGEST),
        present: step.changes.reduce(changed, history.present),
        future: [],
        stroke: null,
      }
    case 'rearranged':
      return {
        past: [...history.past, { ...history.present, places: step.before }].slice(-LONGEST),
        present: { ...history.present, places: step.after },
        future: [],
        stroke: null,
      }
    case 'renew': {
      const view = { nodes: step.nodes, edges: [], total: step.scene.total }
      const { present } = history
      const loaded = changed({ ...present, loaded: loadedOf(step.scene) }, { do: 'add', view, edges: step.edges })
      return { ...NEW_HISTORY, present: { ...loaded, path: null, selection: stillThere(loaded) } }
    }
    case 'undo': {
      const before = history.past.at(-1)
      if (before === undefined) return history
      return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], stroke: null }
    }
    case 'redo': {
      const [after, ...future] = history.future
      if (after === undefined) return history
      return { past: [...history.past, history.present], present: after, future, stroke: null }
    }
  }
}
