import type { Browser, Page } from 'playwright-core'

export interface Arrival {
  /** From the navigation to a graph that is drawn, in place, and answers. */
  readonly readyMs: number
  /** Tasks of the main thread over 50 ms on the way there. */
  readonly tasks: readonly number[]
}

export interface Motion {
  readonly framesPerSecond: number
  readonly tasks: readonly number[]
}

const MOVING_MS = 8_000

// Runs in the page before its own scripts. As text, since this folder is compiled without the names of a browser.
const WATCH = `
  globalThis.bench = { tasks: [], ready: null, frames: 0 }
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) bench.tasks.push(Math.round(entry.duration)) }).observe({ type: 'longtask', buffered: true })
  const frame = () => {
    bench.frames += 1
    if (bench.ready === null && document.querySelector('[data-graph="ready"]') !== null) bench.ready = performance.now()
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
`

export async function arrive(browser: Browser, url: string): Promise<{ readonly page: Page; readonly arrival: Arrival }> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage()
  page.setDefaultTimeout(180_000)
  await page.addInitScript(WATCH)
  await page.goto(url)
  let readyMs: number | null = null
  // Asked through the debugger: the page's policy forbids what Playwright would wait with.
  while (readyMs === null) {
    await page.waitForTimeout(100)
    readyMs = await page.evaluate<number | null>('bench.ready')
  }
  await page.waitForTimeout(1_500) // what comes late counts as well
  const tasks = await page.evaluate<readonly number[]>('bench.tasks')
  return { page, arrival: { readyMs, tasks } }
}

/** Drags the graph about and turns the wheel, as a hand would, and counts the frames that the page got meanwhile. */
export async function move(page: Page, selector: string): Promise<Motion> {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`${selector} is not on the page`)
  // A corner: the hand takes the ground and not a node.
  const [x, y] = [box.x + 90, box.y + box.height - 70]
  await page.evaluate('bench.tasks = []; bench.frames = 0; bench.start = performance.now(); undefined')
  // By the clock and not by the step: where frames are slow, each step waits for one.
  const until = Date.now() + MOVING_MS
  for (let step = 0; Date.now() < until; step++) {
    if (step % 40 === 0) {
      await page.mouse.move(x, y)
      await page.mouse.down()
    }
    await page.mouse.move(x + 60 * Math.sin(step / 5), y + 40 * Math.cos(step / 5))
    await page.waitForTimeout(16)
    if (step % 40 < 30) continue
    await page.mouse.up()
    await page.mouse.wheel(0, step % 40 < 35 ? -120 : 120)
  }
  await page.mouse.up()
  return page.evaluate<Motion>('({ framesPerSecond: bench.frames / ((performance.now() - bench.start) / 1000), tasks: bench.tasks })')
}
