import type { Review } from '../../graph/decisions/index.ts'
import type { GraphStore } from '../../graph/store.ts'
import { Scenes } from './scenes.ts'

/** What the routes answer from: the store, who takes decisions, and what is made of the store once and kept. */
export interface Sources {
  readonly store: GraphStore
  /** Null where the graph can only be read. */
  readonly review: Review | null
  readonly scenes: Scenes
}

/** `layouts` is the folder in which layouts are kept from one start to the next; null keeps none. */
export const sourcesOf = (
  store: GraphStore,
  review: Review | null,
  layouts: string | null,
  onError: (error: unknown) => void,
): Sources => ({ store, review, scenes: new Scenes(store, layouts, onError) })
