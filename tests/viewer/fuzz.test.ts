import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GraphStore } from '../../graph/store.ts'
import { createApp } from '../../viewer/server/index.ts'
import { thingId } from './city.ts'
import { MAYOR } from './lanchuan.ts'
import { cityStore } from './served.ts'

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query' }[]
  readonly requestBody?: object
}

let store: GraphStore
beforeAll(async () => {
  store = await cityStore(12)
})
afterAll(() => store.close())

/** Cases of each property: some hundreds, and ten thousand in the full run. The seed is fixed: a failure comes again. */
const CASES = process.env['MINGTU_TEST_ROUNDS'] === undefined ? 500 : 10_000
const SEED = 11
const LONG = 3_600_000

/** What people, scripts and attackers put into parameters. */
const value = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '50',
    '1e9',
    'NaN',
    '顾行舟',
    'gxz',
    'Person',
    'CO_OCCURS',
    'MATCH (n) RETURN n',
    "' OR 1=1 //",
    '../../etc/passwd',
    '%00',
    '\u202E',
    '𠮷',
  ),
  fc.constant(thingId(MAYOR)),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

it(
  'no request that fits the description, and none that does not, makes the server fail',
  async () => {
    const failures: unknown[] = []
    const app = createApp(store, { onError: (error) => failures.push(error) })
    const description = (await (await app.request('/api/openapi.json')).json()) as {
      paths: { [path: string]: { [method: string]: Operation } }
    } // written by our own server
    const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
    expect(operations.length).toBeGreaterThan(10)
    for (const { path, method, operation } of operations)
      await fc.assert(
        fc.asyncProperty(
          fc.dictionary(fc.constantFrom(...operation.parameters.map(({ name }) => name), 'other'), value),
          value,
          fc.jsonValue(),
          async (given, id, body) => {
            const query = new URLSearchParams(
              Object.entries(given).filter(
                ([name]) => operation.parameters.some((each) => each.name === name && each.in === 'query') || name === 'other',
              ),
            )
            const address = `${path.replace('{id}', encodeURIComponent(id) || 'x')}?${query.toString()}`
            const response = await app.request(
              address,
              method === 'post'
                ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
                : { method: method.toUpperCase() },
            )
            expect(response.status, `${method} ${address}`).toBeLessThan(500)
            await response.body?.cancel()
          },
        ),
        { numRuns: Math.ceil(CASES / operations.length), seed: SEED },
      )
    expect(failures).toEqual([])
  },
  LONG,
)

it(
  'no request at all makes the server fail: any method, address, header and body',
  async () => {
    const failures: unknown[] = []
    const app = createApp(store, { onError: (error) => failures.push(error) })
    const piece = fc.oneof(
      fc.constantFrom('/', '/api', '/api/search', '/api/entities/', '/api/query', '/api/export', '/api/openapi.json', '/assets/', '..', '%2e%2e', '%', '%ff', '?', '&q=', '#', '//', '\\', thingId(MAYOR)), // prettier-ignore
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    const address = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`)
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY')
    const printed = fc.string({
      unit: fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0x80, max: 0xff })).map((code) => String.fromCharCode(code)),
      maxLength: 40,
    })
    const header = fc.constantFrom(
      'host',
      'origin',
      'accept',
      'content-type',
      'content-length',
      'authorization',
      'cookie',
      'range',
      'if-none-match',
    )
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.jsonValue().map((value) => new TextEncoder().encode(JSON.stringify(value))),
    )
    await fc.assert(
      fc.asyncProperty(address, method, fc.dictionary(header, printed), body, async (path, verb, headers, content) => {
        const bare = verb === 'GET' || verb === 'HEAD'
        const request = new Request(`http://127.0.0.1${path}`, { method: verb, headers, ...(bare ? {} : { body: content }) })
        const response = await app.fetch(request)
        expect(response.status, `${verb} ${path}`).toBeLessThan(500)
        await response.body?.cancel()
      }),
      { numRuns: CASES, seed: SEED },
    )
    expect(failures).toEqual([])
  },
  LONG,
)
