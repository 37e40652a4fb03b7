import type { GraphStore } from '../../graph/store.ts'

/** Lines sent at once: some 100 KB, so that the client's pace and not the graph's size sets the memory. */
const LINES_A_CHUNK = 500

/**
 * Every node and edge as a line of JSON, in the store's order. A failure on the way breaks the connection, so that half an export is never
 * taken for a whole one.
 */
export function exportLines(store: GraphStore): ReadableStream<Uint8Array> {
  const lines = store.export()[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const chunk: string[] = []
      while (chunk.length < LINES_A_CHUNK) {
        const next = await lines.next()
        if (next.done === true) break
        chunk.push(`${JSON.stringify(next.value)}\n`)
      }
      if (chunk.length > 0) controller.enqueue(encoder.encode(chunk.join('')))
      if (chunk.length < LINES_A_CHUNK) controller.close()
    },
    async cancel() {
      await lines.return?.()
    },
  })
}
