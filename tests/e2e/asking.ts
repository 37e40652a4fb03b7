import type { Browser, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { MingtuError } from '../../graph/errors.ts'
import type { GraphStore } from '../../graph/store.ts'
import { serve } from '../../viewer/server/index.ts'
import type { Served } from '../../viewer/server/index.ts'
import { thingId } from '../viewer/city.ts'
import { CITY_HALL, MAYOR, SECRETARY } from '../viewer/lanchuan.ts'
import { visit } from './browser.ts'

interface Session {
  readonly arrive: (path?: string) => Promise<Page>
  readonly find: (page: Page, name: string) => Promise<void>
  readonly panel: (page: Page) => ReturnType<Page['getByRole']>
  readonly search: (page: Page, text: string) => Promise<void>
  readonly shownCount: (page: Page) => Promise<number>
  readonly served: Served
  readonly store: GraphStore
  readonly browser: Browser
  readonly webRoot: string
}

/** What one asks of the graph, how one follows time, and how one puts right what is wrong. */
export function askingJourneys(session: () => Session): void {
  const { arrive, find, panel, shownCount } = {
    arrive: (path?: string) => session().arrive(path),
    find: (page: Page, name: string) => session().find(page, name),
    panel: (page: Page) => session().panel(page),
    shownCount: (page: Page) => session().shownCount(page),
  }
  const rail = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true })

  it('finds the best paths between two with the sentences that make them, who stands between, and whom both know', async () => {
    const page = await arrive()
    await rail(page, '路径').click()
    for (const [label, name] of [
      ['起点', '澜川博物馆'],
      ['终点', '松谷科技园'],
    ] as const) {
      await page.getByRole('textbox', { name: label }).fill(name)
      await page.getByRole('option', { name }).first().click()
    }
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
    await page.goto(`${session().served.url}/entity/${thingId(CITY_HALL)}`)
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
    const { items } = await session().store.articles({ limit: 500 })
    const named = new Set<string>()
    for (const { id, date } of items)
      if (date?.startsWith('2023-01') === true)
        for (const { entity } of (await session().store.article(id))?.mentions ?? []) if (entity !== null) named.add(entity)
    await expect.poll(() => shownCount(page)).toBe(named.size)
    await page.getByRole('button', { name: '播放' }).click()
    await page.getByText(/2023-02 – 2023-02/).waitFor()
    await page.getByRole('button', { name: '暂停' }).click()
    await page.getByRole('button', { name: '全部', exact: true }).click()
    expect(await shownCount(page)).toBe(all)
  })

  it('has an address for each article, with its mentions marked by type and leading to profiles', async () => {
    const { items } = await session().store.articles({ limit: 1 })
    const page = await arrive()
    await page.goto(`${session().served.url}/article/${items[0]?.id ?? ''}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.locator('.marksLegend mark').count()).toBeGreaterThan(1)
    expect(await page.locator('.story mark').count()).toBeGreaterThan(3)
    await page.locator('.story a').first().click()
    await page.waitForURL(/\/entity\//)
    await page.goto(`${session().served.url}/article/none`)
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

  it('keeps a correction, shows it among all of them, and takes it back', async () => {
    const page = await arrive(`/#sel=${thingId(MAYOR)}`)
    const correct = async (item: string): Promise<void> => {
      await panel(page).getByRole('button', { name: '更正' }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    await correct('隐去此人姓名')
    await correct('机构')
    await correct('与……不是同一个')
    const other = page.getByRole('textbox', { name: '另一个实体' })
    const offered = page.getByRole('option', { name: SECRETARY.name }).first()
    // The graph is read anew after a correction, and a list that was open then closes: it is asked for again.
    await expect
      .poll(
        async () => {
          await other.fill('')
          await other.fill(SECRETARY.name)
          return offered.waitFor({ timeout: 3000 }).then(
            () => true,
            () => false,
          )
        },
        { timeout: 20_000 },
      )
      .toBe(true)
    await offered.click()
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await correct('全部更正')
    const pane = page.getByRole('complementary', { name: '校订' })
    await pane.getByRole('heading', { name: '3 条更正' }).waitFor()
    expect(await pane.locator('.decisions strong').allTextContents()).toEqual(['不同', '改类型', '隐去姓名'])
    for (let left = 2; left >= 0; left--) {
      await pane.getByRole('button', { name: '撤回' }).first().click()
      await pane.getByRole('heading', { name: `${String(left)} 条更正` }).waitFor()
    }
  })

  it('takes a correction back by undo with all that came before it, and makes it again by redo', async () => {
    const page = await arrive(`/#sel=${thingId(MAYOR)}`)
    await page.getByRole('button', { name: /^地点/ }).click()
    const fewer = await shownCount(page)
    await panel(page).getByRole('button', { name: '更正' }).click()
    await page.getByRole('menuitem', { name: '隐去此人姓名' }).click()
    await rail(page, '校订').click()
    const heading = (count: number) => page.getByRole('heading', { name: `${String(count)} 条更正` })
    await heading(1).waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await heading(0).waitFor()
    expect(await shownCount(page)).toBe(fewer)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => shownCount(page)).toBeGreaterThan(fewer)
    await page.getByRole('button', { name: '重做' }).click()
    await page.getByRole('button', { name: '重做' }).click()
    await heading(1).waitFor()
    await page.getByRole('complementary', { name: '校订' }).getByRole('button', { name: '撤回' }).click()
    await heading(0).waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await heading(1).waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await heading(0).waitFor()
  }, 90_000)

  it('says so when the store is dead though the server lives, and goes on when it is back', async () => {
    let isDead = false
    const failing = new Proxy(session().store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...args: readonly unknown[]): unknown => {
          if (isDead) throw new MingtuError('STORE', 'the database is gone', 'start it again')
          return Reflect.apply(value, target, args)
        }
      },
    })
    const own = await serve(failing, { webRoot: session().webRoot })
    const { page } = await visit(session().browser, own.url)
    isDead = true
    await page.getByText('图数据库没有响应').first().waitFor()
    isDead = false
    await page.getByText('图数据库没有响应').first().waitFor({ state: 'detached' })
    await find(page, MAYOR.name)
    await page.context().close()
    await own.close()
  })
}
