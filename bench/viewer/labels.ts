import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** How many names are drawn, and how many pairs of them overlap: measured on the drawing that the page exports, in the page's own fonts. */
export async function overlapsOf(page: Page): Promise<{ readonly drawn: number; readonly overlapping: number }> {
  await page.getByRole('button', { name: '导出' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /SVG/ }).click()])
  const svg = JSON.stringify(await readFile(await download.path(), 'utf8'))
  return page.evaluate(`(() => {
    const holder = document.createElement('div')
    holder.innerHTML = new DOMParser().parseFromString(${svg}, 'image/svg+xml').documentElement.outerHTML
    document.body.append(holder)
    const boxes = [...holder.querySelectorAll('text')].map((text) => text.getBBox())
    let overlapping = 0
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      const [wide, high] = [Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x), Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)]
      // A line's box is taller than its glyphs.
      if (wide > 1 && high > 6) overlapping += 1
    }))
    return { drawn: boxes.length, overlapping }
  })()`)
}
