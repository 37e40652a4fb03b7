import type { EntityId } from './model.ts'

/** Type and ends of a relation id; null when it is none. */
export function relationEnds(id: string): { readonly type: string; readonly head: EntityId; readonly tail: EntityId } | null {
  const [, type, head, tail] = /^([A-Z_]+)\.([0-9a-f]{32})\.([0-9a-f]{32})(?:\.[0-9a-f]{8})?$/.exec(id) ?? []
  if (type === undefined || head === undefined || tail === undefined) return null
  return { type, head: head as EntityId, tail: tail as EntityId } // the expression has checked their form
}
