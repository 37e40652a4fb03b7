import type { GraphStore } from '../../../graph/store.ts'

/** The lines of an export without what a store notes of where its values come from. */
export async function linesOf(store: Pick<GraphStore, 'export'>): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const { statements: _notes, ...line } of store.export()) lines.push(JSON.stringify(line))
  return lines
}
