import { articleId, openEmbeddedStore } from '../../graph/index.ts'
import type { ArticleShare, IsoDate } from '../../graph/index.ts'
import { createApp } from '../../viewer/server/index.ts'
import { generatedView } from './generated.ts'

const ENTITIES = 50_000
const PER_ARTICLE = 1_000

/** Articles that name one entity a sentence, in a real store: names, pinyin and posts as a build leaves them. */
function shares(): readonly ArticleShare[] {
  const { nodes } = generatedView(ENTITIES, 0)
  return Array.from({ length: ENTITIES / PER_ARTICLE }, (_, k) => {
    const own = nodes.slice(k * PER_ARTICLE, (k + 1) * PER_ARTICLE)
    let text = ''
    const places = own.map(({ name }) => {
      const start = text.length
      text += `${name}。`
      return { start, end: start + name.length }
    })
    const date = '2024-05-01' as IsoDate // formed here
    return {
      article: {
        id: articleId({ source: '澜川日报', date, page: String(k), position: 0, text }),
        headline: `名录之${String(k)}`,
        byline: [],
        date,
        source: '澜川日报',
        page: String(k),
        origin: `${String(k)}.txt`,
        home: null,
        text,
        start: 0,
        end: text.length,
      },
      sentences: places.map(({ start, end }, paragraph) => ({ start, end: end + 1, text: text.slice(start, end + 1), paragraph })),
      referents: own.map(({ type, name, id }) => ({ type, name, aliases: [], entity: id, context: [] })),
      mentions: places.map((span, index) => ({
        ...span,
        referent: index,
        sentence: index,
        surface: text.slice(span.start, span.end),
        score: 0.9,
      })),
      relations: own.flatMap(({ type }, head) => {
        const tail = own.findIndex((other) => other.type === 'Government')
        return type !== 'Person' || tail === -1
          ? []
          : [{ type: 'HOLDS_ROLE' as const, head, tail, title: '主任', kind: 'observed' as const, date, evidence: [head], score: 0.9 }]
      }),
      wrote: [],
    }
  })
}

export async function searchTimes(): Promise<{
  readonly p50: number
  readonly p95: number
  readonly worst: number
  readonly queries: number
}> {
  const store = await openEmbeddedStore(':memory:')
  await store.ensureSchema()
  await store.commitAll(shares())
  await store.derive()
  const app = createApp(store)
  const { nodes } = generatedView(ENTITIES, 0)
  const picked = nodes.filter((_, k) => k % 499 === 0)
  // What one types on the way to a name, the name, its pinyin and initials, and a slip.
  const queries = picked.flatMap(({ name, pinyin, initials }) => [
    name.slice(0, 1),
    name.slice(0, 2),
    name,
    pinyin,
    pinyin.slice(0, 3),
    initials,
    `${name.slice(0, 2)}甫${name.slice(3)}`,
  ])
  await app.request('/api/search?q=a') // the first search makes the index
  const times: number[] = []
  for (const q of queries) {
    const start = performance.now()
    await (await app.request(`/api/search?q=${encodeURIComponent(q)}&limit=8`)).text()
    times.push(performance.now() - start)
  }
  await store.close()
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return { p50: at(0.5), p95: at(0.95), worst: at(1), queries: sorted.length }
}
