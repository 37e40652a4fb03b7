// npm run bench:viewer: the page with a generated graph, beside sigma's own plain example with the same graph, in one run of one browser.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { openEmbeddedStore } from '../../graph/index.ts'
import type { GraphView } from '../../graph/index.ts'
import { nodeSize, OVERVIEW_SIZES } from '../../viewer/layout/measures.ts'
import { serve } from '../../viewer/server/index.ts'
import { launch } from '../../tests/e2e/browser.ts'
import { bundleSize } from './bundle.ts'
import { generatedView, storeShowing } from './generated.ts'
import { overlapsOf } from './labels.ts'
import { arrive, move } from './measure.ts'
import type { Arrival, Motion } from './measure.ts'
import { buildPage, servePlain } from './pages.ts'
import { searchTimes } from './search.ts'

const cache = fileURLToPath(new URL('../../.cache/bench-viewer', import.meta.url))
const [webRoot, plainRoot] = [join(cache, 'page'), join(cache, 'plain')]
mkdirSync(cache, { recursive: true })

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const longest = (tasks: readonly number[]): string =>
  tasks.length === 0 ? 'none' : `${String(tasks.length)}, longest ${String(Math.max(...tasks))} ms`
const row = (...cells: readonly string[]): void => {
  say(`| ${cells.join(' | ')} |`)
}

interface Compared {
  readonly arrival: Arrival
  readonly motion: Motion
}

const empty = await openEmbeddedStore(':memory:')
say('Building the page…')
await buildPage('../../viewer/web', webRoot)
await buildPage('./plain', plainRoot)
const browser = await launch()

try {
  const large = await compared(browser, generatedView(20_000, 100_000), 20_000)
  say('\n### 20,000 entities and 100,000 relations\n')
  row('', 'interactive after', 'tasks over 50 ms on the way', 'frames/s while moved', 'tasks over 50 ms while moved')
  row('---', '---', '---', '---', '---')
  for (const [name, { arrival, motion }] of Object.entries(large.pages))
    row(name, `${(arrival.readyMs / 1000).toFixed(2)} s`, longest(arrival.tasks), motion.framesPerSecond.toFixed(1), longest(motion.tasks))
  const [ours, plain, hiding] = Object.values(large.pages).map(({ motion }) => motion.framesPerSecond)
  say(
    `\nFrames: ${((ours ?? 0) / (plain ?? 1)).toFixed(2)} of plain sigma's; ${((ours ?? 0) / (hiding ?? 1)).toFixed(2)} of it with edges at rest while it moves.`,
  )

  const small = await compared(browser, generatedView(2_000, 8_000, 4), 2_000)
  say('\n### 2,000 entities with Chinese names\n')
  row('', 'interactive after', 'tasks over 50 ms on the way', 'frames/s while moved', 'tasks over 50 ms while moved')
  row('---', '---', '---', '---', '---')
  for (const [name, { arrival, motion }] of Object.entries(small.pages))
    row(name, `${(arrival.readyMs / 1000).toFixed(2)} s`, longest(arrival.tasks), motion.framesPerSecond.toFixed(1), longest(motion.tasks))
  say(`\nNames drawn: ${String(small.names.drawn)}; pairs of names that overlap: ${String(small.names.overlapping)}.`)

  say('\n### Search among 50,000 entities, over HTTP\n')
  const { p50, p95, worst, queries } = await searchTimes()
  row('queries', 'median', 'p95', 'longest')
  row('---', '---', '---', '---')
  row(String(queries), `${p50.toFixed(1)} ms`, `${p95.toFixed(1)} ms`, `${worst.toFixed(1)} ms`)

  const { first, all } = bundleSize(webRoot)
  say(`\nJavaScript at first load: ${first.toFixed(0)} kB gzipped; with all that is loaded when asked for: ${all.toFixed(0)} kB.`)
} finally {
  await browser.close()
  await empty.close()
}

/** Our page, sigma's, and sigma's with edges at rest while it moves. */
async function compared(
  browser: Browser,
  view: GraphView,
  size: number,
): Promise<{
  readonly pages: Readonly<Record<string, Compared>>
  readonly names: { readonly drawn: number; readonly overlapping: number }
}> {
  const served = await serve(storeShowing(view, empty), { webRoot, layouts: join(cache, 'layouts', String(size)) })
  say(`\nBaking the layout of ${String(size)} entities, unless it is there…`)
  type Layout = { readonly layout: { readonly positions: readonly number[] } | null }
  let positions: readonly number[] = []
  // All sizes, so that none is being made while the page is measured.
  for (const each of OVERVIEW_SIZES.filter((other) => other <= size))
    for (let isBaked = false; !isBaked;) {
      const { layout } = (await (await fetch(`${served.url}/api/layout?limit=${String(each)}`)).json()) as Layout // our own server
      isBaked = layout !== null
      positions = layout?.positions ?? []
      if (!isBaked) await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  const plain = await servePlain(plainRoot, () =>
    JSON.stringify({
      nodes: view.nodes.map(({ id, name, articles }, k) => ({
        id,
        label: name,
        size: nodeSize(articles),
        color: '#c2410c',
        x: positions[2 * k],
        y: positions[2 * k + 1],
      })),
      edges: view.edges.map(({ source, target }) => ({ source, target, size: 1 })),
    }),
  )
  const pages: Record<string, Compared> = {}
  let names = { drawn: 0, overlapping: 0 }
  const addresses = [
    ['this page', `${served.url}/#n=${String(size)}`, '#canvas'],
    ['plain sigma', plain.url, '#container'],
    ['plain sigma, edges at rest while moved', `${plain.url}/?edges=hide`, '#container'],
  ] as const
  for (const [name, url, selector] of addresses) {
    const { page, arrival } = await arrive(browser, url)
    // Before it is moved about: who ends where nothing is sees no names.
    if (name === 'this page' && size <= 2_000) names = await overlapsOf(page)
    pages[name] = { arrival, motion: await move(page, selector) }
    await page.context().close()
  }
  plain.close()
  await served.close()
  return { pages, names }
}
