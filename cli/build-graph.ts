import type { ArticleId, GraphStore } from '../graph/index.ts'
import { extractBatches } from '../pipeline/extract.ts'
import type { ExtractOptions } from '../pipeline/extract.ts'
import type { PageEvent } from '../pipeline/read/index.ts'
import { changedShares, identityShare, resolveIdentity } from '../pipeline/resolve/index.ts'
import type { IdentityShare } from '../pipeline/resolve/index.ts'
import { articlesOf } from '../pipeline/segment/index.ts'
import { toShares } from '../pipeline/share.ts'
import type { Page, SkippedPage, Tagger } from '../pipeline/types.ts'

export interface BuildSummary {
  readonly pages: number
  readonly written: number
  /** Articles that were in the store already. */
  readonly present: number
  readonly skipped: readonly SkippedPage[]
  /** UTF-16 units of the pages that were tagged. */
  readonly chars: number
  /** True when the run was stopped; the graph is then whole up to here, and its closing step is yet to come. */
  readonly interrupted: boolean
}

export interface BuildOptions extends Pick<ExtractOptions, 'dictionary' | 'marked'> {
  /** Ends the run: a commit that has begun is finished, a page that is still being read is left for the next run. */
  readonly signal?: AbortSignal
  /** Called after each page. */
  readonly onPage?: (soFar: BuildSummary) => void
  /** Called before the closing step, which takes a while in a large graph. */
  readonly onClosing?: () => void
}

/**
 * Pages into a graph: each article is extracted and committed by itself, those already stored are passed over, and the closing step settles
 * who is who across articles. May be stopped and called again with the same pages; the result is the same.
 */
export async function buildGraph(
  pages: AsyncIterable<PageEvent>,
  tagger: Tagger,
  store: GraphStore,
  options: BuildOptions = {},
): Promise<BuildSummary> {
  const signal = options.signal ?? new AbortController().signal
  let summary: BuildSummary = { pages: 0, written: 0, present: 0, skipped: [], chars: 0, interrupted: false }
  for await (const event of pages) {
    if (signal.aborted) return { ...summary, interrupted: true }
    if (event.kind === 'skipped') summary = { ...summary, skipped: [...summary.skipped, event.skipped] }
    else {
      const { written, present, chars, complete } = await addPage(event.page, tagger, store, {
        ...(options.dictionary === undefined ? {} : { dictionary: options.dictionary }),
        ...(options.marked === undefined ? {} : { marked: options.marked }),
        signal,
      })
      summary = {
        ...summary,
        pages: summary.pages + 1,
        written: summary.written + written,
        present: summary.present + present,
        chars: summary.chars + chars,
      }
      if (!complete) return { ...summary, interrupted: true }
    }
    options.onPage?.(summary)
  }
  if (signal.aborted) return { ...summary, interrupted: true }
  if (summary.written > 0 || (await store.counts()).stale) {
    options.onClosing?.()
    await closeGraph(store)
  }
  return summary
}

interface PageResult {
  readonly written: number
  readonly present: number
  readonly chars: number
  readonly complete: boolean
}

async function addPage(
  page: Page,
  tagger: Tagger,
  store: GraphStore,
  options: ExtractOptions & { readonly signal: AbortSignal },
): Promise<PageResult> {
  const ids = idsOf(page)
  const known = await store.present(ids)
  // Nothing is tagged again for a page whose articles are all there.
  if (ids.every((id) => known.has(id))) return { written: 0, present: known.size, chars: 0, complete: true }
  let written = 0
  const result = (complete: boolean): PageResult => ({ written, present: known.size, chars: page.raw.length, complete })
  try {
    for await (const extraction of extractBatches(page, tagger, options)) {
      for (const share of toShares(extraction)) {
        if (known.has(share.article.id)) continue
        if (options.signal.aborted) return result(false)
        await store.commit(share)
        written += 1
      }
    }
  } catch (error) {
    // A tagger that is told to stop throws: that is no failure.
    if (!options.signal.aborted) throw error
    return result(false)
  }
  return result(true)
}

function idsOf(page: Page): readonly ArticleId[] {
  const ids: ArticleId[] = []
  for (const { id } of articlesOf(page)) ids.push(id)
  return ids
}

/** The closing step: which referents are one thing across all articles, then names, dates and NPMI. Depends only on what is stored. */
export async function closeGraph(store: GraphStore): Promise<void> {
  // Texts, sentences and mentions tell nothing of identity; a large graph's would not fit into memory together.
  const slim: IdentityShare[] = []
  for await (const share of store.shares()) slim.push(identityShare(share))
  const resolved = resolveIdentity(slim)
  for await (const share of store.shares()) for (const changed of changedShares([share], resolved)) await store.commit(changed)
  await store.derive()
}
