import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ENTITY_TYPES } from '../../graph/schema.ts'
import { pixelsOf } from './browser.ts'
import type { Session } from './session.ts'

/** What the page shows on arrival, in which language and colours, and what one takes away of it. */
export function seeingJourneys(session: Session): void {
  const { arrive, panel, search } = session

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
}
