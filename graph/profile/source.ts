import type { GraphStore } from '../store.ts'

/** What a profile is read from: a store, a server that holds one, or the lines of an export. */
export type ProfileSource = Pick<GraphStore, 'entity' | 'neighbours' | 'evidence' | 'search' | 'mentions' | 'appearances'>
