import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { ENTITY_TYPES } from '../../graph/schema.ts'
import { serve } from '../../viewer/server/index.ts'
import { thingId } from '../viewer/city.ts'
import { MAYOR, SECRETARY } from '../viewer/lanchuan.ts'
import { pixelsOf, visit } from './browser.ts'
import { chooseEnds } from './session.ts'
import type { Session } from './session.ts'

/** What one does to the view: undone, kept in the address, and still there when the server comes back. */
export function keepingJourneys(session: Session): void {
  const { arrive, find, panel, rail, shownCount, restedCamera } = session

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

  it('opens in another window with its panes, what was asked in them, and what was hidden and pinned', async () => {
    const page = await arrive()
    await find(page, SECRETARY.name)
    await page.keyboard.press('h')
    await find(page, MAYOR.name)
    await page.keyboard.press('l')
    await rail(page, '任职').click()
    const pane = (each: Page) => each.getByRole('complementary', { name: '任职' })
    await pane(page).getByLabel('日期').fill('2024-01-15')
    await pane(page).getByLabel('机构、职务或姓名').fill('市长')
    await expect.poll(() => page.url()).toContain('post=')
    const there = await arrive(new URL(page.url()).pathname + new URL(page.url()).hash)
    expect(await shownCount(there)).toBe(await shownCount(page))
    await there.getByText('已隐藏 1 个').waitFor()
    expect(await pane(there).getByLabel('日期').inputValue()).toBe('2024-01-15')
    expect(await pane(there).getByLabel('机构、职务或姓名').inputValue()).toBe('市长')
    await panel(there).getByRole('button', { name: '更多' }).click()
    await there.getByRole('menuitem', { name: '取消固定' }).waitFor()
  })

  it('opens in another window with the path that was chosen, and with a relation beyond the overview', async () => {
    const page = await arrive()
    await rail(page, '路径').click()
    await chooseEnds(page, '澜川博物馆', '松谷科技园')
    await page.locator('.pathHead').nth(1).click()
    const steps = (each: Page) => each.locator('.steps .cellName').allInnerTexts()
    await expect.poll(() => page.url()).toContain('way=')
    const there = await arrive(new URL(page.url()).pathname + new URL(page.url()).hash)
    await there.locator('.steps').waitFor()
    expect(await steps(there)).toEqual(await steps(page))
    await there.getByRole('button', { name: '收起路径' }).waitFor()
    // What the overview leaves out is fetched when its address is opened.
    const { edges } = await session.store.neighbours(thingId(MAYOR), { limit: 50 })
    const post = edges.find(({ type, source }) => type === 'HOLDS_ROLE' && source === thingId(MAYOR))
    const lonely = await arrive()
    await lonely.route('**/api/overview*', (route) => route.fulfill({ json: { nodes: [], edges: [], total: { nodes: 9, edges: 9 } } }))
    await lonely.goto(`${session.served.url}/?x#edge=${post?.id ?? ''}`)
    await lonely.getByRole('complementary', { name: '关系' }).locator('.quote').first().waitFor()
    expect(await shownCount(lonely)).toBe(2)
  })

  it('follows a link that is put into its own address, and takes that back', async () => {
    const page = await arrive('/#hide=Place')
    const before = await shownCount(page)
    await page.evaluate(`location.hash = '#sel=${thingId(MAYOR)}'`)
    await panel(page).getByRole('heading', { level: 2, name: MAYOR.name }).waitFor()
    expect(await shownCount(page)).toBeGreaterThan(before)
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await shownCount(page)).toBe(before)
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
    await page.getByRole('button', { name: '删除 没有地点' }).click()
    await page.getByRole('button', { name: '没有地点', exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '恢复', exact: true }).click()
    await page.getByRole('button', { name: '没有地点', exact: true }).waitFor()
  })

  it('says so when the server is gone, and goes on when it is back', async () => {
    const own = await serve(session.store, { webRoot: session.webRoot })
    const { page } = await visit(session.browser, own.url)
    await own.close()
    await page.keyboard.press('n')
    await panel(page).getByText('连不上服务器').waitFor()
    const again = await serve(session.store, { webRoot: session.webRoot, port: Number(new URL(own.url).port) })
    await panel(page).locator('.line').first().waitFor()
    await page.context().close()
    await again.close()
  })
}
