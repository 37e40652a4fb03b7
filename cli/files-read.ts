import type { ArticleId, GraphStore } from '../graph/index.ts'
import type { Page, SkippedPage } from '../pipeline/types.ts'

/**
 * Which articles the files of a build hold. What an older text of a file has put into the graph, and no file that was read holds any more, is
 * out of date. A file of which something could not be read is left alone.
 */
export class FilesRead {
  private readonly articles = new Map<ArticleId, string>()
  private readonly read = new Set<string>()
  private readonly unread = new Set<string>()

  page({ file }: Page, ids: readonly ArticleId[]): void {
    if (file === undefined) return
    this.read.add(file)
    for (const id of ids) this.articles.set(id, file)
  }

  skipped({ file }: SkippedPage): void {
    if (file !== undefined) this.unread.add(file)
  }

  /** Notes in the store which file each article was read from, for later builds; answers the articles that are out of date. */
  async note(store: GraphStore): Promise<readonly ArticleId[]> {
    if (this.read.size === 0) return []
    const known = await store.files()
    await store.noteFiles(new Map([...this.articles].filter(([id, file]) => known.get(id) !== file)))
    return [...known]
      .filter(([id, file]) => !this.articles.has(id) && this.read.has(file) && !this.unread.has(file))
      .map(([id]) => id)
      .sort()
  }
}

/** Takes out what is out of date; answers how many articles that were. */
export async function takeOutdated(store: GraphStore, files: FilesRead, keep: boolean): Promise<number> {
  const outdated = await files.note(store)
  if (keep) return 0
  for (const id of outdated) await store.remove(id)
  return outdated.length
}
