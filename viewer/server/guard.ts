import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { refusal } from './failures.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'] as const
const COOKIE = 'mingtu'

/** True for names that only this machine can reach. */
export const isLoopback = (host: string): boolean => host === '::1' || (LOOPBACK as readonly string[]).includes(host)

const hostname = (authority: string): string => authority.replace(/:\d+$/, '').toLowerCase()

/**
 * Keeps other sites out. A page that a name server points at 127.0.0.1 (DNS rebinding) still sends its own Host, and a page
 * elsewhere sends its own Origin; both are turned away.
 */
export function sameHost(extraHosts: readonly string[]): MiddlewareHandler {
  const allowed = new Set<string>([...LOOPBACK, ...extraHosts.map((host) => host.toLowerCase())])
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host
    if (!allowed.has(hostname(host)))
      return context.json(
        refusal('FORBIDDEN', `this server does not answer to the host ${host}`, 'open the address that mingtu serve printed'),
        403,
      )
    const origin = context.req.header('origin')
    if (origin !== undefined && origin.replace(/^https?:\/\//, '').toLowerCase() !== host.toLowerCase())
      return context.json(
        refusal('FORBIDDEN', `requests from ${origin} are not answered`, 'open the address that mingtu serve printed'),
        403,
      )
    return next()
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** With a token, every request carries it: as a bearer, or once as `?token=`, which is then kept in a cookie and leaves the address. */
export function tokenRequired(token: string): MiddlewareHandler {
  const expected = digest(token)
  const isRight = (given: string | undefined): boolean => given !== undefined && timingSafeEqual(digest(given), expected)
  return async (context, next) => {
    const bearer = context.req.header('authorization')?.replace(/^Bearer /, '')
    if (isRight(bearer) || isRight(getCookie(context, COOKIE))) return next()
    const url = new URL(context.req.url)
    if (context.req.method === 'GET' && isRight(url.searchParams.get('token') ?? undefined)) {
      setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/' })
      url.searchParams.delete('token')
      return context.redirect(url.pathname + url.search)
    }
    return context.json(refusal('FORBIDDEN', 'a token is needed', 'open the address with ?token=… that mingtu serve printed'), 401)
  }
}
