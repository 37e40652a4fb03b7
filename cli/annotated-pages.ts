import { readAnnotated } from '../pipeline/annotations/index.ts'
import type { TypeNames } from '../pipeline/annotations/index.ts'
import type { ExtractOptions } from '../pipeline/extract.ts'
import type { PageEvent } from '../pipeline/read/index.ts'
import type { MarkedName } from '../pipeline/tag/index.ts'
import type { Page, PageMeta } from '../pipeline/types.ts'

/** Annotated pages as pages to build of, and the names that are marked on each; held as long as the page is. */
export function annotatedPages(
  inputs: readonly string[],
  names: TypeNames,
  meta: PageMeta,
): { readonly pages: AsyncIterable<PageEvent>; readonly marked: NonNullable<ExtractOptions['marked']> } {
  const marks = new WeakMap<Page, readonly MarkedName[]>()
  async function* pages(): AsyncGenerator<PageEvent> {
    for await (const { origin, text, mentions } of readAnnotated(inputs, names)) {
      const page: Page = { origin, format: 'text', raw: text, meta }
      marks.set(page, mentions)
      yield { kind: 'page', page }
    }
  }
  return { pages: pages(), marked: (page) => marks.get(page) ?? [] }
}
