import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Session } from './session.ts'

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

/** At every size, in both languages and both schemes. */
export function fittingJourneys({ arrive, find, panel }: Session): void {
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
}
