import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ENTITY_TYPES } from '../../graph/schema.ts'
import type { GraphStore } from '../../graph/store.ts'
import { serve } from '../../viewer/server/index.ts'
import type { Served } from '../../viewer/server/index.ts'
import { thingId } from '../viewer/city.ts'
import { CITY_HALL, MAYOR, SPINDLE } from '../viewer/lanchuan.ts'
import { cityStore } from '../viewer/served.ts'
import { askingJourneys } from './asking.ts'
import { browserPath, launch, pixelsOf, visit } from './browser.ts'
import type { Visit } from './browser.ts'
import { builtPage } from './built.ts'
import { rememberingReview } from './remembering.ts'

if (browserPath === undefined) console.warn('No Chromium or Chrome was found: the tests of the page in a real browser are skipped.')

describe.skipIf(browserPath === undefined)('the page', { retry: 2 }, () => {
  let store: GraphStore
  let served: Served
  let browser: Browser
  let webRoot: string
  const open: Visit[] = []

  const arrive = async (path = '/', options: Parameters<typeof visit>[2] = {}): Promise<Page> => {
    const arrived = await visit(browser, served.url + path, options)
    open.push(arrived)
    return arrived.page
  }
  const search = (page: Page, text: string): Promise<void> => page.getByRole('textbox', { name: /^(搜索实体|Search entities)$/ }).fill(text)
  const panel = (page: Page) => page.getByRole('complementary', { name: /^(实体|Entity)$/ })
  const find = async (page: Page, name: string): Promise<void> => {
    await search(page, name)
    await page.keyboard.press('Enter') // before any suggestion is there: the first is taken when it comes
    await panel(page).getByRole('heading', { level: 2, name }).waitFor()
  }
  /** The camera in the address, once it has stood there unchanged for longer than a glide and the writing of it take. */
  const restedCamera = async (page: Page): Promise<string | undefined> => {
    const camera = (): string | undefined => /cam=([^&]+)/.exec(page.url())?.[1]
    await expect
      .poll(
        async () => {
          const before = camera()
          await page.waitForTimeout(1_200)
          return before !== undefined && camera() === before
        },
        { timeout: 20_000 },
      )
      .toBe(true)
    return camera()
  }
  const shownCount = async (page: Page): Promise<number> =>
    Number(/\d[\d,]*/.exec((await page.getByTestId('shown').textContent()) ?? '')?.[0].replace(',', ''))

  beforeAll(async () => {
    ;[store, webRoot, browser] = await Promise.all([cityStore(), builtPage(), launch()])
    served = await serve(store, { webRoot, review: rememberingReview() })
  }, 120_000)
  afterAll(async () => {
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

  it('draws the graph in the colours of the types, and says how much of it', async () => {
    const page = await arrive()
    expect(await page.getByTestId('shown').textContent()).toMatch(/显示 (\d+) \/ \1 个实体/)
    for (const type of ['Person', 'Company', 'Place'] as const)
      expect(await pixelsOf(page, ENTITY_TYPES[type].colour), type).toBeGreaterThan(100)
  })

  it(
    'lays the graph out in the same way every time, whether the server has a layout or the page makes it',
    { timeout: 60_000 },
    async () => {
      const [first, second] = [await arrive(), await arrive()]
      await second.route('**/api/layout*', (route) => route.fulfill({ json: { layout: null } }))
      await second.reload()
      await second.locator('[data-graph="ready"]').waitFor({ state: 'attached' })
      const drawing = async (page: Page): Promise<string> => {
        await page.getByRole('slider', { name: '结束月份' }).waitFor() // it takes room from the canvas when it comes
        await page.getByRole('button', { name: '导出' }).click()
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /矢量图/ }).click()])
        return readFile(await download.path(), 'utf8')
      }
      // Once both are still, they are one picture to the last digit.
      await expect.poll(async () => (await drawing(second)) === (await drawing(first)), { timeout: 30_000, interval: 500 }).toBe(true)
    },
  )

  it('finds an entity by its name, pinyin and initials with the keyboard alone', async () => {
    const page = await arrive()
    for (const query of ['顾行舟', 'guxingzhou', 'gxz']) {
      await page.keyboard.press('/')
      await page.keyboard.type(query)
      await page.getByRole('option', { name: /顾行舟.*市长/ }).waitFor()
      await page.keyboard.press('Enter')
      await panel(page).getByRole('heading', { level: 2, name: '顾行舟' }).waitFor()
      await page.keyboard.press('Escape')
      await panel(page).waitFor({ state: 'detached' })
    }
  })

  it('opens the quoted evidence of a post with both mentions marked, and from it the article with all of them', async () => {
    const page = await arrive()
    await find(page, '顾行舟')
    await panel(page)
      .getByRole('button', { name: /澜川市人民政府 市长/ })
      .click()
    const quote = panel(page).locator('.opened .quote').first()
    await quote.waitFor()
    expect(await quote.locator('mark').allTextContents()).toEqual(expect.arrayContaining(['市政府', '顾行舟']))
    expect(await quote.locator('figcaption').textContent()).toMatch(/澜川日报 · 202[34]-\d\d-\d\d · \d+版/)
    await quote.locator('.goto').click()
    const article = page.getByRole('dialog')
    await article.getByRole('heading', { name: /顾行舟/ }).waitFor()
    expect(await article.locator('mark').count()).toBeGreaterThan(4)
    // The sentence that led here stands out, and its mentions in it.
    expect(await article.locator('.quoted mark').allTextContents()).toEqual(expect.arrayContaining(['市政府', '顾行舟']))
    await page.keyboard.press('Escape')
    await article.waitFor({ state: 'detached' })
  })

  it('copies a quotation with its paper, day and headline', async () => {
    const page = await arrive('/', { permissions: ['clipboard-read', 'clipboard-write'] })
    await find(page, '顾行舟')
    await panel(page).locator('.line').first().click()
    await panel(page).locator('.opened .copy').first().click()
    await panel(page).getByRole('button', { name: '已复制' }).waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toMatch(
      /^“.*顾行舟.*” \(澜川日报, 202[34]-\d\d-\d\d, \d+版, .+\)$/,
    )
  })

  it('selects what is clicked on the canvas and lets go of it on the ground', async () => {
    const page = await arrive()
    await find(page, '顾行舟')
    await expect.poll(() => page.url(), { timeout: 15_000 }).toContain('cam=') // written when the camera rests, with the entity in the middle
    await page.keyboard.press('Escape')
    await panel(page).waitFor({ state: 'detached' })
    const box = await page.locator('#canvas').boundingBox()
    if (box === null) throw new Error('there is no canvas')
    // The panel's going has widened the canvas; its middle keeps what was in the middle.
    await page.waitForTimeout(300)
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await panel(page).getByRole('heading', { level: 2, name: '顾行舟' }).waitFor()
  })

  it('filters by type from the legend, and takes it back with undo', async () => {
    const page = await arrive()
    const all = await shownCount(page)
    const places = page.getByRole('button', { name: /^地点/ })
    await places.click()
    expect(await places.getAttribute('aria-pressed')).toBe('false')
    expect(await shownCount(page)).toBeLessThan(all)
    await page.waitForTimeout(200)
    expect(await pixelsOf(page, ENTITY_TYPES.Place.colour)).toBeLessThan(60) // the mark in the legend is not on the canvas
    await page.keyboard.press('Control+z')
    expect(await shownCount(page)).toBe(all)
    await page.keyboard.press('Control+Shift+z')
    expect(await shownCount(page)).toBeLessThan(all)
  })

  it('narrows the time by keyboard and plays it back by undo as one step', async () => {
    const page = await arrive()
    const all = await shownCount(page)
    await page.getByRole('slider', { name: '结束月份' }).focus()
    for (let press = 0; press < 22; press++) await page.keyboard.press('ArrowLeft')
    expect(await shownCount(page)).toBeLessThan(all)
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await shownCount(page)).toBe(all)
  })

  it('focuses, leaves the focus, hides and brings back, by keyboard', async () => {
    const page = await arrive()
    const all = await shownCount(page)
    await find(page, '澜川博物馆')
    await page.keyboard.press('1')
    const near = await shownCount(page)
    expect(near).toBeLessThan(all)
    await page.getByRole('button', { name: '退出聚焦' }).click()
    expect(await shownCount(page)).toBe(all)
    await page.keyboard.press('h')
    expect(await shownCount(page)).toBe(all - 1)
    await page.getByRole('button', { name: '全部恢复' }).click()
    expect(await shownCount(page)).toBe(all)
  })

  it('shows the same selection in the table', async () => {
    const page = await arrive()
    await page.keyboard.press('t')
    const table = page.getByRole('table')
    await table.getByRole('button', { name: '沈怀远' }).click()
    await panel(page).getByRole('heading', { level: 2, name: '沈怀远' }).waitFor()
    expect(await table.getByRole('button', { name: '沈怀远' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('answers Cypher with rows and refuses to write', async () => {
    const page = await arrive()
    await page.getByRole('button', { name: '查询' }).click()
    const field = page.getByRole('textbox', { name: 'Cypher 语句' })
    const write = async (cypher: string): Promise<void> => {
      await field.click()
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(cypher)
    }
    await field.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('MATCH (p:Per')
    await page.getByRole('option', { name: /Person/ }).waitFor()
    await page.keyboard.press('Escape')
    await write('MATCH (p:Person)-[:HOLDS_ROLE]->(o) RETURN p, o LIMIT 4')
    await field.press('Control+Enter')
    await page.getByText('4 行').waitFor()
    expect(await page.getByRole('table').getByRole('row').count()).toBe(5)
    await write('MATCH (n) DETACH DELETE n')
    await field.press('Control+Enter')
    await page.getByRole('alert').waitFor()
    expect((await store.counts()).articles).toBe(61)
  })

  it('searches the text of the articles', async () => {
    const page = await arrive()
    await search(page, '战略合作协议')
    await page.getByRole('option', { name: /在正文中查找/ }).click()
    await page.locator('.quote').first().waitFor()
    expect(await page.locator('.quote').first().textContent()).toContain('战略合作协议')
  })

  it('keeps the view in its address', async () => {
    const page = await arrive()
    await find(page, '顾行舟')
    await page.getByRole('button', { name: /^地点/ }).click()
    const count = await shownCount(page)
    await restedCamera(page)
    const again = await arrive(new URL(page.url()).pathname + new URL(page.url()).hash)
    await panel(again).getByRole('heading', { level: 2, name: '顾行舟' }).waitFor()
    expect(await shownCount(again)).toBe(count)
    expect(await restedCamera(again)).toBe(await restedCamera(page))
  })

  it('exports what is shown as picture, drawing, tables and graph', async () => {
    const page = await arrive()
    await page.getByRole('button', { name: /^地点/ }).click()
    for (const [item, name, content] of [
      ['图片', 'mingtu.png', /^\u0089?PNG|^.PNG/],
      ['矢量图', 'mingtu.svg', /^<svg[\s\S]*<polygon[\s\S]*<text[\s\S]*顾行舟/],
      ['实体表', 'mingtu-entities.csv', /顾行舟/],
      ['关系表', 'mingtu-relations.csv', /HOLDS_ROLE/],
      ['Gephi', 'mingtu.gexf', /<gexf[\s\S]*顾行舟/],
    ] as const) {
      await page.getByRole('button', { name: '导出' }).click()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: new RegExp(item) }).click()])
      expect(download.suggestedFilename()).toBe(name)
      const text = (await readFile(await download.path())).toString(name.endsWith('png') ? 'latin1' : 'utf8')
      expect(text).toMatch(content)
      expect(text).not.toContain('白鹭洲') // a place, and places are not shown
    }
  })

  it('speaks the language of the browser, and the other at a press', async () => {
    const page = await arrive('/', { locale: 'en-GB' })
    expect(await page.getByTestId('shown').textContent()).toContain('entities shown')
    await page.getByRole('button', { name: '中文' }).click()
    expect(await page.getByTestId('shown').textContent()).toContain('个实体')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })

  it('is dark where the system is, and light at a press', async () => {
    const page = await arrive('/', { colorScheme: 'dark' })
    const ground = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    expect(await ground()).toBe('rgb(19, 21, 25)')
    await page.getByRole('button', { name: '浅色' }).click()
    await expect.poll(ground).toBe('rgb(247, 245, 240)')
  })

  it('shows text that means harm as text', async () => {
    const page = await arrive()
    const title = await page.title()
    await search(page, '<img')
    await page.getByRole('option', { name: /onerror/ }).click()
    await panel(page).getByText('<img src=x onerror=alert(1)>').first().waitFor()
    await panel(page).locator('.quote .goto').first().click()
    await page.getByRole('dialog').getByText('<script>').first().waitFor()
    expect(await page.title()).toBe(title)
    expect(await page.locator('img[src="x"], .panel script, [role=dialog] script').count()).toBe(0)
  })

  it('shows all the evidence of a relation whose address one opens, and the others between the same two', async () => {
    const view = await store.neighbours(thingId(MAYOR), { limit: 50 })
    const post = view.edges.find((edge) => edge.type === 'HOLDS_ROLE' && edge.target === thingId(CITY_HALL))
    const page = await arrive(`/#edge=${encodeURIComponent(post?.id ?? '')}`)
    const shown = page.getByRole('complementary', { name: '关系' })
    await shown.getByRole('heading', { level: 2, name: '任职 · 市长' }).waitFor()
    await shown.locator('.quote mark').first().waitFor()
    await shown.getByRole('button', { name: /^同句出现/ }).click()
    await shown.getByRole('heading', { level: 2, name: '同句出现' }).waitFor()
  })

  it('says what two have in common', async () => {
    const page = await arrive(`/#sel=${thingId(MAYOR)},${thingId(SPINDLE)}`)
    const shown = panel(page)
    await shown.getByRole('heading', { name: '共同邻居' }).waitFor()
    await shown.getByRole('button', { name: /澜川市人民政府/ }).waitFor()
    await shown.getByRole('button', { name: '找路径' }).click()
    await page.locator('.steps .quote mark').first().waitFor()
  })

  it('keeps a view under a name and goes back to it', async () => {
    const page = await arrive()
    const all = await shownCount(page)
    await page.getByRole('button', { name: /^地点/ }).click()
    const fewer = await shownCount(page)
    await page.getByRole('button', { name: '保存的视图' }).click()
    await page.getByRole('textbox', { name: '名称' }).fill('没有地点')
    await page.getByRole('button', { name: '保存当前视图' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '恢复默认' }).click()
    expect(await shownCount(page)).toBe(all)
    await page.getByRole('button', { name: '保存的视图' }).click()
    await page.getByRole('button', { name: '没有地点', exact: true }).click()
    expect(await shownCount(page)).toBe(fewer)
  })

  it('has a profile of its own for each entity, which opens its quotations and leads back to the graph', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1024, height: 768 } })
    const page = await context.newPage()
    await page.goto(`${served.url}/entity/${thingId(MAYOR)}`)
    await page.getByRole('heading', { level: 1, name: '顾行舟' }).waitFor()
    await page
      .getByRole('button', { name: /澜川市人民政府 市长/ })
      .first()
      .click()
    await page.locator('.opened .quote mark').first().waitFor()
    await page.getByRole('link', { name: '返回关系图' }).click()
    await panel(page).getByRole('heading', { level: 2, name: '顾行舟' }).waitFor()
    await page.goto(`${served.url}/entity/nobody`)
    await page.getByText('找不到这个实体').waitFor()
    await context.close()
  })

  it('says so when the server is gone, and goes on when it is back', async () => {
    const own = await serve(store, { webRoot })
    const { page } = await visit(browser, own.url)
    await own.close()
    await page.keyboard.press('n')
    await panel(page).getByText('连不上服务器').waitFor()
    const again = await serve(store, { webRoot, port: Number(new URL(own.url).port) })
    await panel(page).locator('.line').first().waitFor()
    await page.context().close()
    await again.close()
  })

  askingJourneys(() => ({ arrive, find, panel, search, shownCount, served, store, browser, webRoot }))

  // All panes in one language, scheme and size each; in the others, what they have in common.
  it.each([
    [1440, 'zh-CN', 'light', true],
    [1440, 'en', 'dark', false],
    [1024, 'zh-CN', 'dark', false],
    [1024, 'en', 'light', false],
    [390, 'zh-CN', 'light', false],
    [390, 'en', 'dark', true],
  ] as const)(
    'fits and has no serious accessibility violation at %i pixels (%s, %s)',
    async (width, locale, colorScheme, isWhole) => {
      const page = await arrive('/', { viewport: { width, height: HEIGHTS[width] }, locale, colorScheme })
      const check = async (): Promise<void> => {
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        const serious = (await axe(page)).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
      }
      await find(page, '顾行舟')
      await panel(page).locator('.line').first().click()
      await panel(page).locator('.opened .quote').first().waitFor()
      await check()
      for (const name of isWhole ? PANES : PANES.slice(0, 1)) {
        await page.getByRole('navigation').getByRole('button', { name }).click()
        await page.waitForTimeout(300)
        await check()
      }
    },
    90_000,
  )
})

const HEIGHTS = { 1440: 900, 1024: 768, 390: 844 } as const
const PANES = [
  /^(筛选|Filters)$/,
  /^(列表|Table)$/,
  /^(路径|Path)$/,
  /^(任职|Posts)$/,
  /^(查询|Query)$/,
  /^(报道|Articles)$/,
  /^(校订|Review)$/,
]

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

async function axe(page: Page): Promise<AxeResults> {
  // Through the debugger rather than as a script element, which the page's policy rightly forbids.
  await page.evaluate(await readFile(AXE, 'utf8'))
  return page.evaluate<AxeResults>('axe.run()')
}
