import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../graph/store.ts'
import { createApp, serve } from '../../viewer/server/index.ts'
import type { Served } from '../../viewer/server/index.ts'
import { cityStore } from './served.ts'

let store: GraphStore
let folder: string
let webRoot: string

beforeAll(async () => {
  store = await cityStore(3)
  folder = await mkdtemp(join(tmpdir(), 'mingtu-web-'))
  webRoot = join(folder, 'web')
  await mkdir(join(webRoot, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(webRoot, 'index.html'), '<meta name="csp-nonce" content="%NONCE%" />')
  await writeFile(join(webRoot, 'assets', 'app-1a2b.js'), 'export {}')
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

/** A raw request: fetch would mend its path and forbid its headers. */
function ask(served: Served, path: string, headers: { readonly [name: string]: string } = {}): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(served.url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('who is answered', () => {
  const app = (): ReturnType<typeof createApp> => createApp(store, { webRoot })

  it.each(['127.0.0.1:8080', 'localhost:8080', '[::1]:8080', 'LOCALHOST'])('the host %s', async (host) => {
    expect((await app().request('/api/stats', { headers: { host } })).status).toBe(200)
  })

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:8080', ''])('not the host %j', async (host) => {
    expect((await app().request('/api/stats', { headers: { host } })).status).toBe(403)
  })

  it.each(['http://evil.example', 'http://127.0.0.1:9999', 'null', 'http://localhost.evil.example'])(
    'not the origin %s',
    async (origin) => {
      expect((await app().request('/api/stats', { headers: { host: '127.0.0.1:8080', origin } })).status).toBe(403)
    },
  )

  it('its own origin', async () => {
    expect((await app().request('/api/stats', { headers: { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' } })).status).toBe(200)
  })

  it('a form of another site cannot ask a query', async () => {
    const response = await app().request('/api/query', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: '{"cypher":"RETURN 1"}',
    })
    expect(response.status).toBe(400)
  })

  it('a request over the size limit is refused', async () => {
    const body = JSON.stringify({ cypher: `RETURN "${'长'.repeat(200_000)}"` })
    const response = await app().request('/api/query', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) },
      body,
    })
    expect(response.status).toBe(413)
  })
})

describe('a token', () => {
  const app = (): ReturnType<typeof createApp> => createApp(store, { webRoot, token: '一个秘密' })

  it('is asked of the API and of the page', async () => {
    expect((await app().request('/api/stats')).status).toBe(401)
    expect((await app().request('/')).status).toBe(401)
    expect((await app().request('/api/stats', { headers: { Authorization: 'Bearer wrong' } })).status).toBe(401)
  })

  it('given once in the address is kept in a cookie that scripts cannot read, and leaves the address', async () => {
    const response = await app().request(`/?token=${encodeURIComponent('一个秘密')}`)
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('/')
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    const [pair] = cookie.split(';')
    expect((await app().request('/api/stats', { headers: { cookie: pair ?? '' } })).status).toBe(200)
  })

  it('is needed to listen where others can reach', async () => {
    await expect(serve(store, { host: '0.0.0.0' })).rejects.toMatchObject({ code: 'USAGE' })
  })
})

describe('the page', () => {
  it('comes with a strict policy and a nonce of its own', async () => {
    const app = createApp(store, { webRoot })
    const [first, second] = [await app.request('/'), await app.request('/entity/person-1')]
    const policy = first.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const nonce = /nonce-([\w-]+)/.exec(policy)?.[1] ?? ''
    expect(await first.text()).toContain(nonce)
    expect(second.status).toBe(200)
    expect(second.headers.get('content-security-policy')).not.toBe(policy)
  })

  it('keeps hashed files for long and answers unknown addresses with 404', async () => {
    const app = createApp(store, { webRoot })
    expect((await app.request('/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable')
    expect((await app.request('/assets/none.js')).status).toBe(404)
  })

  it('that was never built says how to build it', async () => {
    const response = await createApp(store, { webRoot: join(folder, 'nowhere') }).request('/')
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('npm run build')
  })
})

describe('a listening server', () => {
  let served: Served
  beforeAll(async () => {
    served = await serve(store, { webRoot })
  })
  afterAll(() => served.close())

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/assets/app-1a2b.js/../../../secret.txt',
    '/%00',
    '/%',
  ])('does not leave its folder for %s', async (path) => {
    const { status, text } = await ask(served, path)
    expect(text).not.toBe('secret')
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  it('listens on the loopback address and turns other names away', async () => {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await ask(served, '/api/stats', { Host: 'evil.example' })).status).toBe(403)
  })

  it('names the port that is taken', async () => {
    await expect(serve(store, { port: Number(new URL(served.url).port) })).rejects.toMatchObject({ code: 'INPUT' })
  })
})
