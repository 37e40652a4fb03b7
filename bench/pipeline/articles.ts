import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'

const REAL = fileURLToPath(new URL('../../../shared/data/raw/articles.jsonl.gz', import.meta.url))
const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url))

/** Articles as lines of JSONL, and where they come from. */
export interface Articles {
  readonly what: string
  readonly lines: readonly string[]
}

/** The first `count` articles of a file, of the news articles beside the project where they are, or else made of the sentences of the samples. */
export async function articlesOf(file: string | undefined, count: number): Promise<Articles> {
  const path = file ?? (existsSync(REAL) ? REAL : undefined)
  if (path === undefined) return { what: 'articles made of sentences of samples/, drawn by a fixed seed', lines: generated(count) }
  const stream = createReadStream(path)
  const lines: string[] = []
  for await (const line of createInterface({ input: path.endsWith('.gz') ? stream.pipe(createGunzip()) : stream })) {
    lines.push(line)
    if (lines.length === count) break
  }
  return { what: file === undefined ? 'news articles of some 500 characters' : file, lines }
}

const SENTENCES = { least: 5, most: 12 }

function generated(count: number): readonly string[] {
  const sentences = readdirSync(SAMPLES)
    .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
    .sort()
    .flatMap((name) =>
      readFileSync(`${SAMPLES}/${name}`, 'utf8')
        .replaceAll(/\s+/g, '')
        .split(/(?<=。)/),
    )
    .filter((sentence) => sentence.length > 15 && sentence.length < 120)
  const random = randomOf(11)
  const draw = (): string => sentences[Math.floor(random() * sentences.length)] ?? ''
  return Array.from({ length: count }, (_, k) => {
    const length = SENTENCES.least + Math.floor(random() * (SENTENCES.most - SENTENCES.least))
    const date = new Date(Date.UTC(2010, 0, 1 + (k % 5000))).toISOString().slice(0, 10)
    return JSON.stringify({ id: String(k), title: `第${String(k)}条消息`, date, text: Array.from({ length }, draw).join('\n') })
  })
}

/** A linear congruential generator (the constants of Numerical Recipes). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
