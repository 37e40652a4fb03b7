import { expect, it } from 'vitest'
import { thingId } from '../viewer/city.ts'
import { CITY_HALL, MAYOR, SPINDLE } from '../viewer/lanchuan.ts'
import type { Session } from './session.ts'

/** How one gets from a name to the sentence that says so. */
export function followingJourneys(session: Session): void {
  const { arrive, find, panel, search } = session

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

  it('comes from a search to a quotation and to the relation that it backs with the keyboard alone', async () => {
    const page = await arrive()
    await page.keyboard.press('/')
    await page.keyboard.type('gxz')
    await page.keyboard.press('Enter')
    await panel(page).locator('.line').first().waitFor()
    await page.keyboard.press('i')
    await page.keyboard.press('Enter')
    await panel(page).locator('.opened .quote mark').first().waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const relation = page.getByRole('complementary', { name: '关系' })
    await relation.locator('.quote mark').first().waitFor()
    await page.keyboard.press('Escape')
    await relation.waitFor({ state: 'detached' })
  })

  it('lists all quotations of an entity, some more at each press', async () => {
    const page = await arrive()
    await find(page, CITY_HALL.name)
    const { total } = await session.store.mentions(thingId(CITY_HALL), { limit: 1 })
    const quotes = panel(page).locator('.section').last()
    await quotes.locator('.quote').nth(4).waitFor()
    for (let count = 5; count < total; count += Math.max(20, count)) {
      expect(await quotes.locator('.quote').count()).toBe(count)
      await quotes.getByRole('button', { name: `再看 ${String(total - count)} 条` }).click()
      await quotes.locator('.quote').nth(count).waitFor()
    }
    expect(await quotes.locator('.quote').count()).toBe(total)
  })

  it('selects several on a phone, by presses and by an area', async () => {
    const page = await arrive('/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    await page.getByRole('button', { name: /^选择多个/ }).tap()
    const box = await page.locator('#canvas').boundingBox()
    if (box === null) throw new Error('there is no canvas')
    const touch = await page.context().newCDPSession(page)
    const at = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + x, y: box.y + y }] })
    await at('touchStart', 3, 60)
    for (const share of [0.3, 0.6, 1]) await at('touchMove', share * box.width * 0.8, 60 + share * (box.height - 120))
    await at('touchEnd', 0, 0)
    const heading = panel(page).getByRole('heading', { name: /已选 \d+ 个实体/ })
    await heading.waitFor()
    const first = await heading.textContent()
    await page.getByRole('button', { name: '撤销' }).tap()
    await heading.waitFor({ state: 'detached' })
    expect(first).not.toBe(null)
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

  it('shows the same selection in the table', async () => {
    const page = await arrive()
    await page.keyboard.press('t')
    const table = page.getByRole('table')
    await table.getByRole('button', { name: '沈怀远' }).click()
    await panel(page).getByRole('heading', { level: 2, name: '沈怀远' }).waitFor()
    expect(await table.getByRole('button', { name: '沈怀远' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('searches the text of the articles', async () => {
    const page = await arrive()
    await search(page, '战略合作协议')
    await page.getByRole('option', { name: /在正文中查找/ }).click()
    await page.locator('.quote').first().waitFor()
    expect(await page.locator('.quote').first().textContent()).toContain('战略合作协议')
  })

  it('shows all the evidence of a relation whose address one opens, and the others between the same two', async () => {
    const view = await session.store.neighbours(thingId(MAYOR), { limit: 50 })
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

  it('has a profile of its own for each entity, which opens its quotations and leads back to the graph', async () => {
    const context = await session.browser.newContext({ locale: 'zh-CN', viewport: { width: 1024, height: 768 } })
    const page = await context.newPage()
    await page.goto(`${session.served.url}/entity/${thingId(MAYOR)}`)
    await page.getByRole('heading', { level: 1, name: '顾行舟' }).waitFor()
    await page
      .getByRole('button', { name: /澜川市人民政府 市长/ })
      .first()
      .click()
    await page.locator('.opened .quote mark').first().waitFor()
    // On paper are all lines of it, though on screen one asks for them.
    const later = page.locator('.lines .onPaper').first()
    expect(await later.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await later.isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: '返回关系图' }).click()
    await panel(page).getByRole('heading', { level: 2, name: '顾行舟' }).waitFor()
    await page.goto(`${session.served.url}/entity/nobody`)
    await page.getByText('找不到这个实体').waitFor()
    await context.close()
  })
}
