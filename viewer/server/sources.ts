import { readActivity, readPosts } from '../../graph/asking/index.ts'
import type { Activity } from '../../graph/asking/index.ts'
import type { Review } from '../../graph/decisions/index.ts'
import type { GraphStore } from '../../graph/store.ts'
import { Kept } from './kept.ts'
import { Scenes } from './scenes.ts'

/** What the routes answer from: the store, who takes decisions, and what is made of the store once and kept. */
export interface Sources {
  readonly store: GraphStore
  /** Null where the graph can only be read. */
  readonly review: Review | null
  readonly scenes: Scenes
  readonly activity: Kept<Activity>
  readonly posts: Kept<Awaited<ReturnType<typeof readPosts>>>
  /** The graph has changed: nothing that was made of it holds. */
  readonly changed: () => void
}

/** `layouts` is the folder in which layouts are kept from one start to the next; null keeps none. */
export function sourcesOf(store: GraphStore, review: Review | null, layouts: string | null, onError: (error: unknown) => void): Sources {
  const scenes = new Scenes(store, layouts, onError)
  const activity = new Kept(() => readActivity(store))
  const posts = new Kept(() => readPosts(store))
  const changed = (): void => {
    for (const each of [scenes, activity, posts]) each.forget()
  }
  return { store, review, scenes, activity, posts, changed }
}
