import { readAnnotated } from '../pipeline/annotations/index.ts'
import type { TypeNames } from '../pipeline/annotations/index.ts'
import type { ExtractOptions } from '../pipeline/extract.ts'
import type { PageEvent } from '../pipeline/read/index.ts'
import type { MarkedName } from '../pipeline/tag/index.ts'
import type { PageMeta } from '../pipeline/types.ts'

/** Annotated pages as pages to build of, and the names that are marked on each; those of one page are held at a time. */
export function annotatedPages(
  inputs: readonly string[],
  names: TypeNames,
  meta: PageMeta,
): { readonly pages: AsyncIterable<PageEvent>; readonly marked: NonNullable<ExtractOptions['marked']> } {
  let marks: readonly MarkedName[] = []
  async function* pages(): AsyncGenerator<PageEvent> {
    for await (const { origin, text, mentions } of readAnnotated(inputs, names)) {
      marks = mentions
      yield { kind: 'page', page: { origin, format: 'text', raw: text, meta } }
    }
  }
  return { pages: pages(), marked: () => marks }
}
