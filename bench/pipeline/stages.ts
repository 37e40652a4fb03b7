import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeGraph } from '../../cli/close-graph.ts'
import type { GraphStore } from '../../graph/index.ts'
import { extractTagged } from '../../pipeline/extract.ts'
import { homeOf } from '../../pipeline/home.ts'
import { linkPage, withRegionFronts } from '../../pipeline/link/index.ts'
import { readPages } from '../../pipeline/read/index.ts'
import { articlesOf } from '../../pipeline/segment/index.ts'
import { toShares } from '../../pipeline/share.ts'
import { tagArticles } from '../../pipeline/tag/index.ts'
import type { Page, Tagger } from '../../pipeline/types.ts'
import { bareWriter, groupBySurface, hanlp, pairsOfSentences, parseLines, splitSentences } from './references.ts'
import { Timing } from './timing.ts'

export const STAGES = ['read', 'segment', 'tag', 'relate', 'link', 'write', 'close'] as const
export type Stage = (typeof STAGES)[number]
export type Timings = { readonly [stage in Stage]: { readonly ours: Timing; readonly reference: Timing } }

/** As a build writes them. */
const CHUNK = 40
/** HanLP is asked this often at most: it does not depend on what came before. */
const HANLP_ARTICLES = 1_000

/**
 * Takes articles through all stages, a chunk at a time, each timed beside its reference over the same chunk. `at` is called at each size, and
 * answers the store to go on with.
 */
export async function timeStages(
  lines: readonly string[],
  tagger: Tagger,
  first: GraphStore,
  folder: string,
  sizes: readonly number[],
  at: (size: number, chars: number) => Promise<GraphStore>,
): Promise<Timings> {
  let store = first
  const timings = Object.fromEntries(STAGES.map((stage) => [stage, { ours: new Timing(), reference: new Timing() }])) as Timings // all stages were set
  const [other, bare] = [await hanlp(), await bareWriter()]
  let [done, closed, chars] = [0, 0, 0]
  while (done < lines.length) {
    const size = sizes.find((each) => each > done) ?? lines.length
    const chunk = lines.slice(done, Math.min(done + CHUNK, size))
    const texts = await timeChunk(chunk, done, timings, tagger, store, folder, bare.write)
    chars += texts.reduce((sum, text) => sum + text.length, 0)
    if (other !== null && done < HANLP_ARTICLES) await timings.tag.reference.time(chunk.length, () => other.tag(texts))
    done += chunk.length
    if (done !== size) continue
    const fresh = done - closed
    await timings.close.ours.time(fresh, () => closeGraph(store))
    closed = done
    store = await at(done, chars)
  }
  await other?.close()
  await bare.close()
  return timings
}

async function timeChunk(
  lines: readonly string[],
  number: number,
  timings: Timings,
  tagger: Tagger,
  store: GraphStore,
  folder: string,
  writeBare: (shares: Awaited<ReturnType<typeof toShares>>) => Promise<void>,
): Promise<readonly string[]> {
  const count = lines.length
  const file = join(folder, `${String(number)}.jsonl`)
  writeFileSync(file, lines.join('\n'))
  const pages = await timings.read.ours.time(count, () => pagesOf(file))
  rmSync(file)
  await timings.read.reference.time(count, () => parseLines(lines))
  const cut = await timings.segment.ours.time(count, () => pages.map((page) => [...articlesOf(page)]))
  const texts = pages.map((page) => page.raw)
  await timings.segment.reference.time(count, () => splitSentences(texts))
  const tagged = await timings.tag.ours.time(count, () => Promise.all(pages.map((page, k) => tagArticles(cut[k] ?? [], tagger, page.raw))))
  const parts = pages.map((page, k) => {
    const home = homeOf(page)
    const articles = (cut[k] ?? []).map((article, a) => ({ article, mentions: tagged[k]?.[a] ?? [] }))
    return { page, home, articles: withRegionFronts(articles, home, page.raw) }
  })
  const linking = new Timing()
  await linking.time(count, () => parts.map((part) => linkPage(part)))
  const linked = linking.at(count) ?? 0
  timings.link.ours.add(count, linked * count)
  await timings.link.reference.time(count, () => groupBySurface(tagged.flat()))
  const reading = new Timing()
  const extracted = await reading.time(count, () => parts.map(({ page, home, articles }) => extractTagged(page, home, articles)))
  timings.relate.ours.add(count, Math.max(0, (reading.at(count) ?? 0) - linked) * count) // which links once more
  await timings.relate.reference.time(count, () => pairsOfSentences(tagged.flat()))
  const shares = extracted.flatMap(toShares)
  await timings.write.ours.time(count, () => store.commitAll(shares))
  await timings.write.reference.time(count, () => writeBare(shares))
  return texts
}

async function pagesOf(file: string): Promise<readonly Page[]> {
  const pages: Page[] = []
  for await (const event of readPages([file])) if (event.kind === 'page') pages.push(event.page)
  return pages
}
