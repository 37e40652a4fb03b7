import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../graph/store.ts'
import type { ArticleView, Edge, EntityNode, Evidence, GraphView, QueryResult, SearchHit, SentenceHit } from '../../graph/view.ts'
import { createApp } from '../../viewer/server/index.ts'
import { thingId } from './city.ts'
import { CITY_HALL, MAYOR, SPINDLE } from './lanchuan.ts'
import { cityStore } from './served.ts'

let store: GraphStore
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  store = await cityStore()
  app = createApp(store)
})
afterAll(() => store.close())

/** The answer to a GET, which must be 200 and JSON. */
async function get<Value>(path: string): Promise<Value> {
  const response = await app.request(`/api${path}`)
  expect(response.status, `${path}: ${await response.clone().text()}`).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/json')
  return (await response.json()) as Value // each test names the type its route promises
}

const post = (path: string, body: unknown): Promise<Response> =>
  Promise.resolve(
    app.request(`/api${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  )

async function hitFor(name: string): Promise<EntityNode> {
  const [hit] = await get<readonly SearchHit[]>(`/search?q=${encodeURIComponent(name)}&limit=1`)
  if (hit === undefined) throw new Error(`${name} is not in the city`)
  return hit.entity
}

describe('the routes', () => {
  it('stats counts what was loaded', async () => {
    const counts = await get<{ articles: number; entities: { Person: number } }>('/stats')
    expect(counts.articles).toBe(61)
    expect(counts.entities.Person).toBeGreaterThan(10)
  })

  it('overview gives as many entities as asked for, the edges among them, and the whole it is a part of', async () => {
    const view = await get<GraphView>('/overview?limit=20')
    expect(view.nodes).toHaveLength(20)
    expect(view.total.nodes).toBeGreaterThan(20)
    const ids = new Set(view.nodes.map(({ id }) => id))
    expect(view.edges.length).toBeGreaterThan(0)
    for (const edge of view.edges) expect(ids.has(edge.source) && ids.has(edge.target)).toBe(true)
  })

  it.each([
    ['a name', '顾行舟'],
    ['initials', 'gxz'],
    ['pinyin', 'guxingzhou'],
  ])('search finds the mayor by %s, with his latest post', async (_, query) => {
    const hits = await get<readonly SearchHit[]>(`/search?q=${encodeURIComponent(query)}`)
    expect(hits[0]?.entity.name).toBe('顾行舟')
    expect(hits[0]?.role).toContain('市长')
  })

  it('search finds a company by its short name', async () => {
    expect((await hitFor('精梭智能')).id).toBe(thingId(SPINDLE))
  })

  it('text finds sentences and where the words stand', async () => {
    const hits = await get<readonly SentenceHit[]>(`/text?q=${encodeURIComponent('战略合作协议')}&limit=5`)
    expect(hits.length).toBeGreaterThan(0)
    for (const { evidence } of hits) expect(evidence.text).toContain('战略合作协议')
  })

  it('entities gives one entity', async () => {
    expect(await get<EntityNode>(`/entities/${encodeURIComponent(thingId(MAYOR))}`)).toMatchObject({ name: '顾行舟', type: 'Person' })
  })

  it('neighbours gives the entity, those around it, and can be narrowed to types', async () => {
    const path = `/entities/${encodeURIComponent(thingId(MAYOR))}/neighbours`
    const view = await get<GraphView>(`${path}?limit=10`)
    expect(view.nodes.map(({ id }) => id)).toContain(thingId(MAYOR))
    const companies = await get<GraphView>(`${path}?types=Company`)
    expect(new Set(companies.nodes.filter(({ id }) => id !== thingId(MAYOR)).map(({ type }) => type))).toEqual(new Set(['Company']))
  })

  it('evidence quotes the sentences of a relation and marks both ends', async () => {
    const view = await get<GraphView>(`/entities/${encodeURIComponent(thingId(MAYOR))}/neighbours?relations=HOLDS_ROLE`)
    const post = view.edges.find((edge) => edge.type === 'HOLDS_ROLE' && edge.target === thingId(CITY_HALL))
    if (post === undefined) throw new Error('the mayor holds no post')
    const { total, items } = await get<{ total: number; items: readonly Evidence[] }>(
      `/relations/${encodeURIComponent(post.id)}/evidence?limit=3`,
    )
    expect(total).toBeGreaterThan(3)
    expect(items).toHaveLength(3)
    for (const { text, start, marks, date } of items) {
      expect(marks.map((mark) => text.slice(mark.start - start, mark.end - start))).toEqual(expect.arrayContaining(['市政府', '顾行舟']))
      expect(date).toMatch(/^202[34]-/)
    }
  })

  it('mentions pages through the sentences that name an entity, by date', async () => {
    const path = `/entities/${encodeURIComponent(thingId(MAYOR))}/mentions`
    const first = await get<{ total: number; items: readonly Evidence[] }>(`${path}?limit=2`)
    const second = await get<{ total: number; items: readonly Evidence[] }>(`${path}?limit=2&offset=2`)
    const dates = [...first.items, ...second.items].map(({ date }) => date ?? '')
    expect(dates).toEqual([...dates].sort())
    expect(new Set([...first.items, ...second.items].map(({ sentence }) => sentence)).size).toBe(4)
  })

  it('path leads from one to the other over edges that meet', async () => {
    const [from, to] = [thingId(MAYOR), thingId(SPINDLE)]
    const { nodes, edges } = await get<GraphView>(`/path?from=${from}&to=${to}`)
    expect(nodes[0]?.id).toBe(from)
    expect(nodes.at(-1)?.id).toBe(to)
    expect(edges.length).toBeGreaterThanOrEqual(nodes.length - 1)
  })

  it('between gives the edges among the given, and no others', async () => {
    const response = await post('/between', { ids: [thingId(MAYOR), thingId(CITY_HALL)] })
    const edges = (await response.json()) as readonly Edge[] // as the route promises
    expect(edges.length).toBeGreaterThan(0)
    for (const edge of edges) expect([thingId(MAYOR), thingId(CITY_HALL)]).toEqual(expect.arrayContaining([edge.source, edge.target]))
  })

  it('articles lists by date and an article carries its marked text', async () => {
    const { total, items } = await get<{ total: number; items: readonly { id: string; date: string }[] }>('/articles?limit=5')
    expect(total).toBe(61)
    const article = await get<ArticleView>(`/articles/${encodeURIComponent(items[0]?.id ?? '')}`)
    expect(article.mentions.length).toBeGreaterThan(0)
    for (const { start, end } of article.mentions) expect(article.text.slice(start - article.start, end - article.start)).not.toBe('')
  })

  it('months counts every dated article once', async () => {
    const months = await get<readonly { month: string; articles: number }[]>('/months')
    expect(months.reduce((sum, { articles }) => sum + articles, 0)).toBe(61)
    expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).sort())
  })

  it('query answers Cypher with rows', async () => {
    const response = await post('/query', { cypher: 'MATCH (p:Person) RETURN p.name AS name ORDER BY name LIMIT 3' })
    const result = (await response.json()) as QueryResult // as the route promises
    expect(result.columns).toEqual(['name'])
    expect(result.rows).toHaveLength(3)
  })

  it('openapi.json describes every route', async () => {
    const description = await get<{ paths: object }>('/openapi.json')
    expect(Object.keys(description.paths).sort()).toEqual(
      [
        '/api/activity',
        '/api/articles',
        '/api/articles/{id}',
        '/api/between',
        '/api/decisions',
        '/api/decisions/{id}',
        '/api/entities/{id}',
        '/api/entities/{id}/mentions',
        '/api/entities/{id}/appearances',
        '/api/entities/{id}/neighbours',
        '/api/layout',
        '/api/months',
        '/api/overview',
        '/api/path',
        '/api/paths',
        '/api/posts',
        '/api/query',
        '/api/relations/{id}/evidence',
        '/api/review',
        '/api/search',
        '/api/standing-between',
        '/api/stats',
        '/api/text',
        '/api/who-else',
      ].sort(),
    )
  })
})

describe('what cannot be answered', () => {
  it.each([
    ['an unknown entity', '/entities/nobody', 404, 'NOT_FOUND'],
    ['the neighbours of nobody', '/entities/nobody/neighbours', 404, 'NOT_FOUND'],
    ['an unknown article', '/articles/nothing', 404, 'NOT_FOUND'],
    ['an unknown route', '/secrets', 404, 'NOT_FOUND'],
    ['a limit that is no number', '/overview?limit=many', 400, 'USAGE'],
    ['a limit beyond reason', '/overview?limit=1000000000', 400, 'USAGE'],
    ['a parameter nobody knows', '/overview?color=red', 400, 'USAGE'],
    ['an empty search', '/search?q=', 400, 'USAGE'],
    ['a type that does not exist', '/search?q=a&types=Dragon', 400, 'USAGE'],
    ['a path to nowhere', '/path?from=a', 400, 'USAGE'],
  ])('%s is answered with a reason and a remedy', async (_, path, status, code) => {
    const response = await app.request(`/api${path}`)
    expect(response.status).toBe(status)
    const { error } = (await response.json()) as { error: { code: string; message: string; remedy: string } } // the form of every failure
    expect(error.code).toBe(code)
    expect(error.message).not.toBe('')
    expect(error.remedy).not.toBe('')
  })

  it.each([
    ['creates', "CREATE (n:Person {name: '甲'}) RETURN n"],
    ['deletes', 'MATCH (n) DETACH DELETE n'],
    ['sets', "MATCH (n:Person) SET n.name = '乙' RETURN n"],
  ])('a query that %s is refused and changes nothing', async (_, cypher) => {
    const before = await store.counts()
    const response = await post('/query', { cypher })
    expect(response.status).toBe(403)
    expect(await store.counts()).toEqual(before)
  })

  it('a query with a mistake is the asker’s fault', async () => {
    expect((await post('/query', { cypher: 'MATCH (n RETURN' })).status).toBe(400)
  })

  it.each(['{', '[]', '"text"', '{"cypher": 7}', '{"cypher": "RETURN 1", "extra": true}'])('the body %s is refused', async (body) => {
    const response = await app.request('/api/query', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    expect(response.status).toBe(400)
  })

  it('a store that fails shows as such, without its file names', async () => {
    const broken = createApp({ ...store, counts: () => Promise.reject(new Error('EIO /home/someone/graph.db')) })
    const response = await broken.request('/api/stats')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('/home/someone')
  })
})

describe('hostile text', () => {
  it('travels as data and is never a page', async () => {
    const [hit] = await get<readonly SearchHit[]>(`/search?q=${encodeURIComponent('<img src=x')}`)
    expect(hit?.entity.name).toBe('<img src=x onerror=alert(1)>')
    const response = await app.request(`/api/entities/${encodeURIComponent(hit?.entity.id ?? '')}/mentions`)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})
