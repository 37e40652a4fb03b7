import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Review } from '../../graph/decisions/index.ts'
import { MingtuError } from '../../graph/errors.ts'
import type { GraphStore } from '../../graph/store.ts'
import { exportLines } from './export-lines.ts'
import { failureOf, refusal } from './failures.ts'
import { sameHost, tokenRequired } from './guard.ts'
import { describeRoutes } from './openapi.ts'
import { builtPage, contentSecurityPolicy, listPages, pageWithNonce } from './pages.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { sourcesOf } from './sources.ts'
import type { Sources } from './sources.ts'

export interface AppOptions {
  /** Asked of every request when given. */
  readonly token?: string
  /** Host names to answer to besides the loopback names. */
  readonly hosts?: readonly string[]
  /** Takes decisions; without it the graph can only be read. */
  readonly review?: Review
  /** Folder in which layouts are kept from one start to the next; without it they are kept in memory. */
  readonly layouts?: string
  /** Folder of the built page; default: the one that came with this package. */
  readonly webRoot?: string
  /** Told of answers that failed through a defect of ours (status 500 and up). */
  readonly onError?: (error: unknown) => void
}

const MAX_BODY_BYTES = 256 * 1024 // the ids of 5,000 entities are the most anyone needs to send
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const

/** The viewer as a function from Request to Response: the API under `/api`, the page under every other address. */
export const createApp = (store: GraphStore, options: AppOptions = {}): Hono =>
  appOver(
    sourcesOf(store, options.review ?? null, options.layouts ?? null, (error) => options.onError?.(error)),
    options,
  )

export function appOver(sources: Sources, options: AppOptions): Hono {
  const app = new Hono()
  const files = listPages(options.webRoot ?? builtPage())

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value)
    if (!context.res.headers.has('Content-Security-Policy'))
      context.res.headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  })
  app.use(sameHost(options.hosts ?? []))
  if (options.token !== undefined) app.use(tokenRequired(options.token))
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (context) =>
        context.json(refusal('TOO_LARGE', `a request may have ${String(MAX_BODY_BYTES)} bytes`, 'ask in smaller parts'), 413),
    }),
  )
  app.onError((error, context) => {
    const { status, body } = failureOf(error)
    if (status >= 500) options.onError?.(error)
    return context.json(body, status)
  })

  for (const route of ROUTES)
    app.on(route.method.toUpperCase(), `/api${route.path.replaceAll('{id}', ':id')}`, (context) => answer(context, route, sources))
  app.get('/api/export', (context) =>
    context.body(exportLines(sources.store), 200, { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store' }),
  )
  app.get('/api/openapi.json', (context) => context.json(describeRoutes(ROUTES)))
  app.all('/api/*', (context) => {
    throw new MingtuError('NOT_FOUND', `${context.req.method} ${context.req.path} is not a route`, 'see /api/openapi.json')
  })
  app.get('*', (context) => page(context, files))
  return app
}

async function answer(context: Context, route: Route, sources: Sources): Promise<Response> {
  const body = route.body === undefined ? undefined : await jsonBody(context)
  const value = await route.run(sources, { params: context.req.param(), query: context.req.query(), body })
  context.header('Cache-Control', 'no-store')
  if (value instanceof Uint8Array) return context.body(value as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/json' }) // JSON that was kept
  return context.json(value)
}

async function jsonBody(context: Context): Promise<unknown> {
  // A form of another site can send text without asking first; it cannot send JSON.
  if (context.req.header('content-type')?.startsWith('application/json') !== true)
    throw new MingtuError('USAGE', 'the request is not JSON', 'send it with the header Content-Type: application/json')
  const text = await context.req.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new MingtuError('USAGE', 'the request is not valid JSON', 'see /api/openapi.json for its shape', { cause: error })
  }
}

async function page(context: Context, files: ReturnType<typeof listPages>): Promise<Response> {
  const asset = files.get(context.req.path)
  if (asset !== undefined && context.req.path !== '/index.html') {
    // File names under assets/ carry a hash of their content.
    const keep = context.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return context.body(await readFile(asset.path), 200, { 'Content-Type': asset.mediaType, 'Cache-Control': keep })
  }
  const index = files.get('/index.html')
  if (index === undefined) throw new MingtuError('INPUT', 'the page has not been built', 'run npm run build, then start mingtu serve again')
  if (!isPageAddress(context.req.path)) throw new MingtuError('NOT_FOUND', `there is no page ${context.req.path}`, 'start from /')
  const nonce = randomBytes(16).toString('base64url')
  return context.body(await pageWithNonce(index.path, nonce), 200, {
    'Content-Type': index.mediaType,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': contentSecurityPolicy(nonce),
  })
}

/** Addresses that the page itself reads: the graph, an entity's profile, an article. */
const isPageAddress = (path: string): boolean => path === '/' || path === '/index.html' || /^\/(?:entity|article)\/[^/]+$/.test(path)
