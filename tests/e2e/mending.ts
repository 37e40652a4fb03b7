import { expect, it } from 'vitest'
import { MingtuError } from '../../graph/errors.ts'
import { serve } from '../../viewer/server/index.ts'
import { thingId } from '../viewer/city.ts'
import { MAYOR, SECRETARY } from '../viewer/lanchuan.ts'
import { visit } from './browser.ts'
import type { Session } from './session.ts'

/** How one puts right what is wrong in the graph, and what the page does where something else goes wrong. */
export function mendingJourneys(session: Session): void {
  const { arrive, find, panel, rail, shownCount } = session

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

  it('says so where drawing fails instead of going white, and brings one back to where one was', async () => {
    const { page } = await visit(session.browser, `${session.served.url}/#hide=Place`)
    const shown = await shownCount(page)
    // As a server of another version might answer.
    await page.route('**/api/entities/*/mentions*', (route) => route.fulfill({ json: { total: 1, items: [{}] } }))
    await page.keyboard.press('n')
    await page.getByRole('alert').getByRole('heading', { name: '出错了' }).waitFor()
    await page.unrouteAll()
    await page.getByRole('button', { name: '重新载入' }).click()
    await panel(page).locator('.quote').first().waitFor()
    expect(await shownCount(page)).toBe(shown)
    await page.context().close()
  })

  it('says so when the store is dead though the server lives, and goes on when it is back', async () => {
    let isDead = false
    const failing = new Proxy(session.store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...args: readonly unknown[]): unknown => {
          if (isDead) throw new MingtuError('STORE', 'the database is gone', 'start it again')
          return Reflect.apply(value, target, args)
        }
      },
    })
    const own = await serve(failing, { webRoot: session.webRoot })
    const { page } = await visit(session.browser, own.url)
    isDead = true
    await page.getByText('图数据库没有响应').first().waitFor()
    isDead = false
    await page.getByText('图数据库没有响应').first().waitFor({ state: 'detached' })
    await find(page, MAYOR.name)
    await page.context().close()
    await own.close()
  })
}
