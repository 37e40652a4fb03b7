/** The library: pages in, articles, mentions, facts and shares out; stores, queries and profiles over them; the viewer's server. */
export * from './graph/index.ts'
export { decodeText, parseDate, readPages } from './pipeline/read/index.ts'
export type { Decoded, PageEvent, ReadOptions, ReadProgress } from './pipeline/read/index.ts'
export { splitArticles } from './pipeline/segment/index.ts'
export { openTagger } from './pipeline/tag/index.ts'
export type {
  BertOptions,
  Dictionary,
  DictionaryEntry,
  HanlpOptions,
  LabelMap,
  MarkedName,
  TaggerOptions,
  ThreadOptions,
} from './pipeline/tag/index.ts'
export { extract } from './pipeline/extract-text.ts'
export type { TextOptions } from './pipeline/extract-text.ts'
export { extractPage } from './pipeline/extract.ts'
export type { ExtractOptions, ExtractedArticle, PageExtraction } from './pipeline/extract.ts'
export { toExtractJson } from './pipeline/extract-json.ts'
export type { ExtractJson } from './pipeline/extract-json.ts'
export { toShares } from './pipeline/share.ts'
export type { PageEntity } from './pipeline/link/index.ts'
export { changedShares, resolveIdentity } from './pipeline/resolve/index.ts'
export type { IdentityShare } from './pipeline/resolve/index.ts'
export type { PairRulings, Pointed } from './pipeline/resolve/rulings.ts'
export type * from './pipeline/types.ts'
export { buildGraph } from './cli/build-graph.ts'
export { closeGraph } from './cli/close-graph.ts'
export type { Closed } from './cli/close-graph.ts'
export type { BuildOptions, BuildSummary } from './cli/build-graph.ts'
export { createApp, serve } from './viewer/server/index.ts'
export type { AppOptions, Served, ServeOptions } from './viewer/server/index.ts'
