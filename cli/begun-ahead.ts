import type { PageEvent } from '../pipeline/read/index.ts'
import type { Page, SkippedPage } from '../pipeline/types.ts'

/** Pages that are at work at once: enough that no tagging thread waits while an article is written, few enough to hold. */
const PAGES_AHEAD = 100
/** UTF-16 units of the pages at work, so that a few huge ones do not fill the memory. */
const CHARS_AHEAD = 2_000_000

export type BegunEvent<Begun> =
  { readonly kind: 'begun'; readonly begun: Promise<Begun> } | { readonly kind: 'skipped'; readonly skipped: SkippedPage }

/** Starts work on some pages ahead of the one that is handed out; all are handed out in the order they came in. */
export async function* begunAhead<Begun>(
  pages: AsyncIterable<PageEvent>,
  begin: (page: Page) => Promise<Begun>,
): AsyncGenerator<BegunEvent<Begun>> {
  const ahead: { readonly event: BegunEvent<Begun>; readonly chars: number }[] = []
  let chars = 0
  for await (const event of pages) {
    if (event.kind === 'skipped') ahead.push({ event, chars: 0 })
    else {
      const begun = begin(event.page)
      begun.catch(() => undefined) // whoever awaits it hears of it; nobody does where the run has ended before
      ahead.push({ event: { kind: 'begun', begun }, chars: event.page.raw.length })
      chars += event.page.raw.length
    }
    while (ahead.length > PAGES_AHEAD || (chars > CHARS_AHEAD && ahead.length > 0)) {
      const [first] = ahead.splice(0, 1)
      if (first === undefined) break
      chars -= first.chars
      yield first.event
    }
  }
  for (const { event } of ahead) yield event
}

/** The same items, the first of which is made now rather than when it is asked for. */
export async function firstBegun<T>(items: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const iterator = items[Symbol.asyncIterator]()
  const first = await iterator.next()
  return (async function* () {
    for (let next = first; next.done !== true; next = await iterator.next()) yield next.value
  })()
}
