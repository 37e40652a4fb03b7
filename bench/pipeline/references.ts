import grafeo from '@grafeo-db/js'
import type { Run } from '../../graph/engine.ts'
import { EmbeddedEngine } from '../../graph/embedded/engine.ts'
import type { ArticleShare } from '../../graph/model.ts'
import { openTagger } from '../../pipeline/tag/index.ts'
import type { Mention } from '../../pipeline/types.ts'
import { startHanlp } from '../../tests/tag/hanlp-server.ts'
import { writeBare } from '../neo4j/bare.ts'

// What each stage is measured beside: the least that anyone would write for it, or what others use.

export const parseLines = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + (JSON.parse(line) as { readonly text: string }).text.length, 0)

export const splitSentences = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.split(/(?<=[。！？；])/u).length, 0)

/** Mentions of one type and surface are one thing. */
export function groupBySurface(articles: readonly (readonly Mention[])[]): number {
  const groups = new Map<string, number>()
  for (const { type, surface } of articles.flat()) groups.set(`${type} ${surface}`, (groups.get(`${type} ${surface}`) ?? 0) + 1)
  return groups.size
}

/** Each pair of names of a sentence. */
export function pairsOfSentences(articles: readonly (readonly Mention[])[]): number {
  const pairs = new Map<string, number>()
  for (const mentions of articles)
    for (const [k, a] of mentions.entries())
      for (const b of mentions.slice(k + 1)) {
        if (a.sentence !== b.sentence) continue
        const pair = `${a.surface} ${b.surface}`
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      }
  return pairs.size
}

/** The rows of the shares by UNWIND and MERGE into a database of the same kind that holds nothing else, committed together. */
export async function bareWriter(): Promise<{
  readonly write: (shares: readonly ArticleShare[]) => Promise<void>
  readonly close: () => Promise<void>
}> {
  const engine = new EmbeddedEngine(grafeo.GrafeoDB.create(), null, () => undefined)
  await engine.ensureSchema()
  return {
    write: (shares) => engine.write((run: Run) => writeBare(run, shares)),
    close: () => engine.close(),
  }
}

/** HanLP 1.x with all its recognizers, asked by two connections at a time; null where Java or Maven is missing. */
export async function hanlp(): Promise<{
  readonly tag: (texts: readonly string[]) => Promise<unknown>
  readonly close: () => Promise<void>
} | null> {
  const server = await startHanlp()
  if ('missing' in server) return null
  const tagger = await openTagger(`hanlp:${server.url}`)
  return {
    tag: (texts) => tagger.tag(texts),
    close: async () => {
      await tagger.close()
      await server.stop()
    },
  }
}
