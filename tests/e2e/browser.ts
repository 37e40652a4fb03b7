import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
] as const

/** The browser of this machine, or undefined: then the tests in it are skipped, aloud. */
export const browserPath = PLACES.find((path) => existsSync(path))

export function launch(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('there is no browser here')
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // WebGL by software, so that the picture is the same with and without a graphics card.
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  })
}

export interface Visit {
  readonly page: Page
  /** Errors and warnings of the console, uncaught exceptions, and requests that left the server; must stay empty. */
  readonly complaints: readonly string[]
}

/** Opens the page at an address, laid out and still. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    // Software WebGL says that reading pixels is slow; it is, and it is how sigma finds the node under the pointer.
    // That the API refused something is for the page to show, and for the test to look at.
    const isRefusal = message.text().startsWith('Failed to load resource') && message.location().url.includes('/api/')
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('GPU stall') && !isRefusal)
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== new URL(url).origin)
      complaints.push(`asked ${request.url()}`)
  })
  await page.goto(url)
  await page.getByTestId('shown').waitFor()
  await page.getByText(/正在布局|Laying out/).waitFor({ state: 'detached' })
  return { page, complaints }
}

/** How many pixels of the canvas have exactly this colour, `#rrggbb`. */
export async function pixelsOf(page: Page, colour: string): Promise<number> {
  const picture = (await page.locator('#canvas').screenshot()).toString('base64')
  // As text, since these tests are compiled without the names of a browser.
  return page.evaluate<number>(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${picture}'
    await image.decode()
    const sheet = new OffscreenCanvas(image.width, image.height).getContext('2d')
    sheet.drawImage(image, 0, 0)
    const { data } = sheet.getImageData(0, 0, image.width, image.height)
    const [r, g, b] = [1, 3, 5].map((at) => parseInt('${colour}'.slice(at, at + 2), 16))
    let count = 0
    for (let at = 0; at < data.length; at += 4) if (data[at] === r && data[at + 1] === g && data[at + 2] === b) count += 1
    return count
  })()`)
}
