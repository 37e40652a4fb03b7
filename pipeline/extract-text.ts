import { extractPage } from './extract.ts'
import type { ExtractOptions } from './extract.ts'
import { toExtractJson } from './extract-json.ts'
import type { ExtractJson } from './extract-json.ts'
import { openTagger } from './tag/index.ts'
import type { PageMeta, Tagger } from './types.ts'

export interface TextOptions extends ExtractOptions {
  /** What finds the names; without it the bundled model is opened for this one text, which takes a fifth of a second. */
  readonly tagger?: Tagger
  /** What is known of the page: its paper, date and home. */
  readonly meta?: PageMeta
}

/**
 * Reads the text of one newspaper page: its articles, the names in it, the things they stand for and what the sentences state of them. Offsets are UTF-16
 * units of `raw`, end exclusive.
 */
export async function extract(raw: string, { tagger, meta = {}, ...options }: TextOptions = {}): Promise<ExtractJson> {
  const engine = tagger ?? (await openTagger('builtin'))
  try {
    return toExtractJson(await extractPage({ origin: 'text', format: 'text', raw, meta }, engine, options))
  } finally {
    if (tagger === undefined) await engine.close()
  }
}
