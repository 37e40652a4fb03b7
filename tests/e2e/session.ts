import { rm } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { GraphStore } from '../../graph/store.ts'
import { serve } from '../../viewer/server/index.ts'
import type { Served } from '../../viewer/server/index.ts'
import { cityStore } from '../viewer/served.ts'
import { launch, visit } from './browser.ts'
import type { Visit } from './browser.ts'
import { builtPage } from './built.ts'
import { rememberingReview } from './remembering.ts'

/** One server and one browser for all journeys, and what every one of them does. */
export interface Session {
  readonly store: GraphStore
  readonly served: Served
  readonly browser: Browser
  readonly webRoot: string
  /** Opens the page in a window of its own; what it complains of fails the test. */
  readonly arrive: (path?: string, options?: Parameters<typeof visit>[2]) => Promise<Page>
  readonly search: (page: Page, text: string) => Promise<void>
  /** Searches a name and waits for the panel of what is found. */
  readonly find: (page: Page, name: string) => Promise<void>
  readonly panel: (page: Page) => Locator
  readonly rail: (page: Page, name: string) => Locator
  readonly shownCount: (page: Page) => Promise<number>
  /** The camera in the address, once it has stood there unchanged for longer than a glide and the writing of it take. */
  readonly restedCamera: (page: Page) => Promise<string | undefined>
}

const camera = (page: Page): string | undefined => /cam=([^&]+)/.exec(page.url())?.[1]

/** In the pane of paths: between which two. */
export async function chooseEnds(page: Page, from: string, to: string): Promise<void> {
  for (const [label, name] of [
    ['起点', from],
    ['终点', to],
  ] as const) {
    await page.getByRole('textbox', { name: label }).fill(name)
    await page.getByRole('option', { name }).first().click()
  }
}

/** To be called in a `describe`: what is open is there when its tests begin, and closed when they are through. */
export function openSession(): Session {
  let begun: Pick<Session, 'store' | 'served' | 'browser' | 'webRoot'> | null = null
  const now = (): NonNullable<typeof begun> => {
    if (begun === null) throw new Error('the session has not begun')
    return begun
  }
  const open: Visit[] = []
  beforeAll(async () => {
    const [store, webRoot, browser] = await Promise.all([cityStore(), builtPage(), launch()])
    begun = { store, webRoot, browser, served: await serve(store, { webRoot, review: rememberingReview() }) }
  }, 120_000)
  afterAll(async () => {
    const { browser, served, store, webRoot } = now()
    await browser.close()
    await served.close()
    await store.close()
    await rm(webRoot, { recursive: true })
  })
  afterEach(async () => {
    const complaints = open.flatMap((each) => each.complaints)
    await Promise.all(open.map(({ page }) => page.context().close()))
    open.length = 0
    expect(complaints).toEqual([])
  })

  const search = (page: Page, text: string): Promise<void> => page.getByRole('textbox', { name: /^(搜索实体|Search entities)$/ }).fill(text)
  const panel = (page: Page): Locator => page.getByRole('complementary', { name: /^(实体|Entity)$/ })
  return {
    get store() {
      return now().store
    },
    get served() {
      return now().served
    },
    get browser() {
      return now().browser
    },
    get webRoot() {
      return now().webRoot
    },
    arrive: async (path = '/', options = {}) => {
      const arrived = await visit(now().browser, now().served.url + path, options)
      open.push(arrived)
      return arrived.page
    },
    search,
    panel,
    find: async (page, name) => {
      await search(page, name)
      await page.keyboard.press('Enter') // before any suggestion is there: the first is taken when it comes
      await panel(page).getByRole('heading', { level: 2, name }).waitFor()
    },
    rail: (page, name) => page.getByRole('navigation').getByRole('button', { name, exact: true }),
    shownCount: async (page) => Number(/\d[\d,]*/.exec((await page.getByTestId('shown').textContent()) ?? '')?.[0].replace(',', '')),
    restedCamera: async (page) => {
      await expect
        .poll(
          async () => {
            const before = camera(page)
            await page.waitForTimeout(1_200)
            return before !== undefined && camera(page) === before
          },
          { timeout: 20_000 },
        )
        .toBe(true)
      return camera(page)
    },
  }
}
