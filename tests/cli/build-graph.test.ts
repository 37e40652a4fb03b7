import { expect, it } from 'vitest'
import { buildGraph } from '../../cli/build-graph.ts'
import type { BuildSummary } from '../../cli/build-graph.ts'
import { openStore } from '../../graph/index.ts'
import type { ArticleShare, GraphStore } from '../../graph/index.ts'
import type { PageEvent } from '../../pipeline/read/index.ts'
import { openTagger } from '../../pipeline/tag/index.ts'
import type { Tagger } from '../../pipeline/types.ts'

const PEOPLE = ['陆望舒', '端木清', '郜雪松', '濮水深', '石敢为', '江小满']

async function* pages(count: number): AsyncGenerator<PageEvent> {
  for (let k = 0; k < count; k += 1) {
    const name = PEOPLE[k % PEOPLE.length] ?? ''
    const raw = `汐阳市第${String(k + 1)}次会议召开\n\n　　汐阳日报讯 1月${String(k + 1)}日，汐阳市召开会议。市长${name}出席并讲话。\n`
    yield { kind: 'page', page: { origin: `${String(k)}.txt`, format: 'text', raw, meta: { source: '汐阳日报' } } }
  }
}

async function linesOf(store: GraphStore): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of store.export()) lines.push(JSON.stringify(line))
  return lines
}

/** A tagger that ends the run while it is at work for the n-th time. */
function stoppingTagger(tagger: Tagger, controller: AbortController, at: number): Tagger {
  let calls = 0
  return {
    name: tagger.name,
    close: () => tagger.close(),
    tag: (texts, signal) => {
      calls += 1
      if (calls === at) controller.abort()
      return tagger.tag(texts, signal)
    },
  }
}

/** Builds six pages in one store, stopping each run as told and going on in the next. */
async function built(stops: readonly Stop[]): Promise<{ readonly runs: readonly BuildSummary[]; readonly lines: readonly string[] }> {
  const [store, tagger] = [await openStore(':memory:'), await openTagger('builtin')]
  const runs: BuildSummary[] = []
  for (const stop of stops) {
    const controller = new AbortController()
    const onPage = (soFar: BuildSummary): void => {
      if (soFar.pages === stop.afterPage) controller.abort()
    }
    const stopping = stoppingTagger(tagger, controller, stop.inTagging ?? Infinity)
    runs.push(await buildGraph(pages(6), stopping, store, { signal: controller.signal, onPage, transaction: 1 }))
  }
  runs.push(await buildGraph(pages(6), tagger, store))
  const lines = await linesOf(store)
  await Promise.all([store.close(), tagger.close()])
  return { runs, lines }
}

interface Stop {
  readonly afterPage?: number
  readonly inTagging?: number
}

it('a build that is stopped keeps what it has, and gives the same graph when it is run again, wherever it stopped', async () => {
  const whole = await built([])
  expect(whole.runs).toMatchObject([{ pages: 6, written: 6, present: 0, interrupted: false }])
  const stops: readonly (readonly Stop[])[] = [
    [{ inTagging: 1 }],
    [{ afterPage: 3 }],
    [{ afterPage: 6 }],
    [{ afterPage: 1 }, { inTagging: 2 }, { afterPage: 5 }],
  ]
  for (const some of stops) {
    const { runs, lines } = await built(some)
    expect(runs.map(({ interrupted }) => interrupted)).toEqual([...some.map(() => true), false])
    expect(runs.reduce((sum, { written }) => sum + written, 0)).toBe(6)
    expect(lines).toEqual(whole.lines)
  }
})

it('a build in another order gives the same graph', async () => {
  const [store, tagger] = [await openStore(':memory:'), await openTagger('builtin')]
  const events: PageEvent[] = []
  for await (const event of pages(6)) events.unshift(event)
  await buildGraph(reversed(events), tagger, store)
  expect(await linesOf(store)).toEqual((await built([])).lines)
  await Promise.all([store.close(), tagger.close()])
})

async function* reversed(events: readonly PageEvent[]): AsyncGenerator<PageEvent> {
  yield* events
}

it('a page whose articles are all stored is not tagged again', async () => {
  const [store, tagger] = [await openStore(':memory:'), await openTagger('builtin')]
  await buildGraph(pages(2), tagger, store)
  const asked: string[] = []
  const counting = {
    ...tagger,
    name: tagger.name,
    close: () => tagger.close(),
    tag: (texts: readonly string[]) => (asked.push(...texts), tagger.tag(texts)),
  }
  const { present } = await buildGraph(pages(2), counting, store)
  expect([present, asked]).toEqual([2, []])
  const shares: ArticleShare[] = []
  for await (const share of store.shares()) shares.push(share)
  expect(shares).toHaveLength(2)
  await Promise.all([store.close(), tagger.close()])
})
