export const SLICE_MS = 40 // of work between two moments in which the page can answer: less than anyone notices

/** The next task of the event loop, sooner than a timer would come. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** Runs through `steps`, a slice a task, so that no task is long. Answers false when `isStale` says that the work is no longer wanted. */
export async function inSlices(steps: Iterable<unknown>, isStale: () => boolean): Promise<boolean> {
  let until = performance.now() + SLICE_MS
  for (const _ of steps) {
    if (performance.now() < until) continue
    await nextTask()
    if (isStale()) return false
    until = performance.now() + SLICE_MS
  }
  return true
}

/** Pieces of a list. */
export function* piecesOf<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}
