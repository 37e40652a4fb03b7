import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createGunzip, createGzip } from 'node:zlib'
import { changedShares, extractPage, openTagger, readPages, resolveIdentity, toShares } from '../../index.ts'
import type { ArticleShare } from '../../index.ts'
import { identityShare, type IdentityShare } from '../../pipeline/resolve/index.ts'

const CACHE = fileURLToPath(new URL('../../.cache/bench-neo4j', import.meta.url))

/** The graph shares of a JSONL file of articles, identity settled; extracted once and kept, since that is most of the work. */
export async function sharesOf(articles: string, log: (line: string) => void): Promise<AsyncIterable<ArticleShare>> {
  const kept = join(CACHE, 'shares.jsonl.gz')
  if (!existsSync(kept)) await extract(articles, kept, log)
  return read(kept)
}

async function extract(articles: string, kept: string, log: (line: string) => void): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  const [input, first] = [join(CACHE, 'articles.jsonl'), join(CACHE, 'unsettled.jsonl.gz')]
  const source = createReadStream(articles)
  await (articles.endsWith('.gz') ? pipeline(source, createGunzip(), createWriteStream(input)) : pipeline(source, createWriteStream(input)))
  const tagger = await openTagger('builtin')
  const identities: IdentityShare[] = []
  const began = performance.now()
  await write(first, extracted())
  await tagger.close()
  const resolved = resolveIdentity(identities)
  await write(`${kept}.part`, settled())
  renameSync(`${kept}.part`, kept)
  for (const file of [input, first]) rmSync(file)

  async function* extracted(): AsyncGenerator<ArticleShare> {
    let chars = 0
    for await (const event of readPages([input])) {
      if (event.kind === 'skipped') throw new Error(`${event.skipped.origin} could not be read: ${event.skipped.reason}`)
      chars += event.page.raw.length
      for (const share of toShares(await extractPage(event.page, tagger))) {
        if (identities.push(identityShare(share)) % 1000 === 0)
          log(`${identities.length} articles extracted, ${Math.round((chars / (performance.now() - began)) * 1000)} characters a second`)
        yield share
      }
    }
  }
  async function* settled(): AsyncGenerator<ArticleShare> {
    for await (const share of read(first)) {
      const [changed] = changedShares([share], resolved)
      yield changed ?? share
    }
  }
}

const write = (file: string, shares: AsyncGenerator<ArticleShare>): Promise<void> =>
  pipeline(Readable.from(lines(shares)), createGzip({ level: 1 }), createWriteStream(file))

async function* lines(shares: AsyncIterable<ArticleShare>): AsyncGenerator<string> {
  for await (const share of shares) yield `${JSON.stringify(share)}\n`
}

async function* read(file: string): AsyncGenerator<ArticleShare> {
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity }))
    yield JSON.parse(line) as ArticleShare // written above
}
