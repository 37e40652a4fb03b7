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

const RUNS = 25 // for each route; enough that every parameter meets every kind of value

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

it('no request that fits the description, and none that does not, makes the server fail', async () => {
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
      { numRuns: RUNS, seed: 11 },
    )
  expect(failures).toEqual([])
}, 120_000)
