import { expect, it } from 'vitest'
import { thingId } from '../viewer/city.ts'
import { CITY_HALL, MAYOR, SECRETARY } from '../viewer/lanchuan.ts'
import { chooseEnds } from './session.ts'
import type { Session } from './session.ts'

/** What one asks of the graph, and how one follows time. */
export function askingJourneys(session: Session): void {
  const { arrive, find, panel, rail, shownCount } = session

  it('finds the best paths between two with the sentences that make them, who stands between, and whom both know', async () => {
    const page = await arrive()
    await rail(page, '路径').click()
    await chooseEnds(page, '澜川博物馆', '松谷科技园')
    await page.getByRole('button', { name: '查找路径' }).click()
    await page.locator('.steps').waitFor()
    await expect.poll(() => page.locator('.steps .quote mark').count()).toBeGreaterThan(1)
    const heads = page.locator('.pathHead')
    expect(await heads.count()).toBeGreaterThan(1)
    expect(await heads.first().textContent()).toContain('100%')
    await heads.nth(1).click()
    expect(await heads.nth(1).getAttribute('aria-expanded')).toBe('true')
    const pane = page.getByRole('complementary', { name: '路径' })
    await pane.getByRole('heading', { name: '谁在中间' }).waitFor()
    await pane.getByRole('button', { name: /%$/ }).first().waitFor()
    await pane.getByRole('heading', { name: '共同邻居' }).waitFor()
    await page.getByRole('button', { name: '收起路径' }).click()
  })

  it('says who else is tied to the same things', async () => {
    const page = await arrive(`/#sel=${thingId(MAYOR)}`)
    await panel(page).getByRole('button', { name: '还有谁？' }).click()
    await panel(page)
      .getByRole('button', { name: /处相同$/ })
      .first()
      .waitFor()
  })

  it('shows who held which post at a day, what was reported apart from what was only reported before', async () => {
    const page = await arrive()
    await rail(page, '任职').click()
    const pane = page.getByRole('complementary', { name: '任职' })
    await pane.getByLabel('机构、职务或姓名').fill('市长')
    const line = pane.getByRole('button', { name: /澜川市人民政府 市长.*顾行舟/s })
    const under = async (heading: string): Promise<void> => {
      await pane
        .locator('section', { has: page.getByRole('heading', { name: heading }) })
        .getByRole('button', { name: /顾行舟/ })
        .waitFor()
    }
    await pane.getByLabel('日期').fill('2024-01-15')
    await under('见报在任')
    await pane.getByLabel('日期').fill('2025-06-01')
    await under('此前见报')
    await line.click()
    await pane.locator('.quote mark').first().waitFor()
    await pane.getByLabel('日期').fill('2020-01-01')
    await pane.getByText('这一天没有已知的任职').waitFor()
  })

  it('draws the career of a person and the succession in a post on one scale', async () => {
    const page = await arrive(`/#sel=${thingId(MAYOR)}`)
    await panel(page).getByRole('heading', { name: '任职经历' }).waitFor()
    expect(await panel(page).locator('.axis .end').count()).toBe(2)
    await page.goto(`${session.served.url}/entity/${thingId(CITY_HALL)}`)
    await page.getByRole('heading', { name: '历任' }).waitFor()
    await page.getByRole('heading', { level: 4, name: '市长' }).waitFor()
    expect(await page.locator('.tenure i').count()).toBeGreaterThan(1)
  })

  it('filters by the months in which papers speak of things, and plays through them', async () => {
    const page = await arrive()
    const all = await shownCount(page)
    const to = page.getByRole('slider', { name: '结束月份' })
    await to.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => page.getByText(/2023-01 – 2023-01/).count()).toBe(1)
    // Exactly what the articles of that month name: first and last dates alone would let more through.
    const { items } = await session.store.articles({ limit: 500 })
    const named = new Set<string>()
    for (const { id, date } of items)
      if (date?.startsWith('2023-01') === true)
        for (const { entity } of (await session.store.article(id))?.mentions ?? []) if (entity !== null) named.add(entity)
    await expect.poll(() => shownCount(page)).toBe(named.size)
    await page.getByRole('button', { name: '播放' }).click()
    await page.getByText(/2023-02 – 2023-02/).waitFor()
    await page.getByRole('button', { name: '暂停' }).click()
    await to.focus()
    await page.keyboard.press('End')
    await page.getByRole('slider', { name: '起始月份' }).focus()
    await page.keyboard.press('End')
    await page.getByRole('button', { name: '播放' }).click() // from the end it begins anew
    await page.getByText(/2023-01 – 2023-01/).waitFor()
    await page.getByRole('button', { name: '暂停' }).click()
    await page.getByRole('button', { name: '全部', exact: true }).click()
    expect(await shownCount(page)).toBe(all)
  })

  it('has an address for each article, with its mentions marked by type and leading to profiles', async () => {
    const { items } = await session.store.articles({ limit: 1 })
    const page = await arrive()
    await page.goto(`${session.served.url}/article/${items[0]?.id ?? ''}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.locator('.marksLegend mark').count()).toBeGreaterThan(1)
    expect(await page.locator('.story mark').count()).toBeGreaterThan(3)
    await page.locator('.story a').first().click()
    await page.waitForURL(/\/entity\//)
    await page.goto(`${session.served.url}/article/none`)
    await page.getByText('找不到这篇报道').waitFor()
  })

  it('starts from the questions of the cookbook and puts rows on the canvas', async () => {
    const page = await arrive()
    await rail(page, '查询').click()
    await page.getByRole('button', { name: '示例' }).click()
    await page.getByRole('menuitem', { name: '领导到访过的企业' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Cypher 语句' }).textContent()).toContain('VISITED')
    await page.getByRole('button', { name: '示例' }).click()
    await page.getByRole('menuitem', { name: '报道最多的人物' }).click()
    await page.getByRole('button', { name: '运行' }).click()
    await page.getByRole('button', { name: '在图上显示（20）' }).click()
    await panel(page).getByRole('heading', { name: '已选 20 个实体' }).waitFor()
  })

  it('selects several in the table and by a rectangle, pins, and takes each back', async () => {
    const page = await arrive()
    await page.keyboard.press('t')
    const table = page.getByRole('table')
    await table.getByRole('button', { name: MAYOR.name }).click()
    await table.getByRole('button', { name: SECRETARY.name }).click({ modifiers: ['Control'] })
    await panel(page).getByRole('heading', { name: '已选 2 个实体' }).waitFor()
    await page.keyboard.press('Control+z')
    await panel(page).getByRole('heading', { level: 2, name: MAYOR.name }).waitFor()
    await page.keyboard.press('l')
    await panel(page).getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '取消固定' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await panel(page).getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '固定位置' }).waitFor()
    await page.keyboard.press('Escape')
    const box = await page.locator('#canvas').boundingBox()
    if (box === null) throw new Error('there is no canvas')
    await page.keyboard.down('Shift')
    await page.mouse.move(box.x + 12, box.y + 60)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 80, box.y + box.height - 20, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await panel(page)
      .getByRole('heading', { name: /已选 \d+ 个实体/ })
      .waitFor()
  })

  it('moves an entity where it is dragged, holds it there, and takes that back', async () => {
    const page = await arrive(`/#sel=${thingId(MAYOR)}`)
    await find(page, MAYOR.name)
    await expect.poll(() => page.url(), { timeout: 15_000 }).toContain('cam=') // written when the camera rests, with the entity in the middle
    const box = await page.locator('#canvas').boundingBox()
    if (box === null) throw new Error('there is no canvas')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 40, { steps: 5 })
    await page.mouse.up()
    const menu = async (item: string): Promise<void> => {
      await panel(page).getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: item, exact: true }).waitFor()
      await page.keyboard.press('Escape')
    }
    await menu('取消固定')
    await page.keyboard.press('Control+z')
    await menu('固定位置')
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
    await page.getByRole('alert').getByText('这里只能读，不能改动图').waitFor()
    await write('MATCH (n RETURN n')
    await field.press('Control+Enter')
    await page.getByRole('alert').getByText('查询写得不对').waitFor()
    expect((await session.store.counts()).articles).toBe(61)
  })
}
