import { ERROR_CODES, MingtuError } from '../graph/index.ts'
import type { ErrorCode, ExportLine, GraphStore } from '../graph/index.ts'

/** What commands read of a store. */
export type ReadableStore = Pick<
  GraphStore,
  | 'counts'
  | 'entity'
  | 'search'
  | 'searchText'
  | 'neighbours'
  | 'between'
  | 'evidence'
  | 'mentions'
  | 'appearances'
  | 'article'
  | 'articles'
  | 'query'
  | 'export'
>

/** The most items that the server gives at once. */
const PAGE = 500

/**
 * Reads a graph through the server that holds it, since an embedded store has one owner. `address` is what the server announced, its token
 * included. The server answers our own types, so its JSON is taken for what the route promises.
 */
export function servedStore(address: string): ReadableStore {
  const { origin, searchParams } = new URL(address)
  const token = searchParams.get('token')
  const headers = { ...(token === null ? {} : { Authorization: `Bearer ${token}` }) }

  async function request(path: string, query: object, body?: object): Promise<Response> {
    const url = new URL(`/api${path}`, origin)
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value))
    const init =
      body === undefined
        ? { headers }
        : { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(url, init).catch((cause: unknown) => {
      throw unreachable(origin, cause)
    })
    if (!response.ok) throw await failure(response)
    return response
  }
  async function ask<Answer>(path: string, query: object = {}, body?: object): Promise<Answer> {
    return (await (await request(path, query, body)).json()) as Answer // the route's declared answer
  }
  async function* exported(): AsyncGenerator<ExportLine> {
    const { body } = await request('/export', {})
    const decoder = new TextDecoder()
    let rest = ''
    try {
      // A body is bytes; its type leaves that open.
      for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) yield JSON.parse(line) as ExportLine // the route's declared answer
      }
    } catch (cause) {
      throw unreachable(origin, cause) // the server broke off: what has come is not the whole
    }
  }
  async function orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
    try {
      return await answer
    } catch (error) {
      if (error instanceof MingtuError && error.code === 'NOT_FOUND') return null
      throw error
    }
  }
  /** Lists come in pages. */
  async function list<Item>(
    path: string,
    { limit = PAGE, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {},
  ): Promise<{ readonly total: number; readonly items: readonly Item[] }> {
    const items: Item[] = []
    for (;;) {
      const page = await ask<{ readonly total: number; readonly items: readonly Item[] }>(path, {
        limit: Math.min(PAGE, limit - items.length),
        offset: offset + items.length,
      })
      items.push(...page.items)
      if (page.items.length === 0 || items.length >= limit || offset + items.length >= page.total) return { total: page.total, items }
    }
  }
  const at = (id: string): string => encodeURIComponent(id)
  return {
    counts: () => ask('/stats'),
    entity: (id) => orNull(ask(`/entities/${at(id)}`)),
    search: (q, options) => ask('/search', { q, ...options }),
    searchText: (q, options) => ask('/text', { q, ...options }),
    neighbours: (id, options) => ask(`/entities/${at(id)}/neighbours`, options),
    between: (ids) => ask('/between', {}, { ids }),
    evidence: (id, options) => list(`/relations/${at(id)}/evidence`, options),
    mentions: (id, options) => list(`/entities/${at(id)}/mentions`, options),
    appearances: (id) => ask(`/entities/${at(id)}/appearances`),
    article: (id) => orNull(ask(`/articles/${at(id)}`)),
    articles: (options) => list('/articles', options),
    query: (cypher, options) => ask('/query', {}, { cypher, ...options }),
    export: exported,
  }
}

const unreachable = (origin: string, cause: unknown): MingtuError =>
  new MingtuError('STORE', `The server at ${origin}, which holds this graph, does not answer.`, 'Stop it and start it again, or wait.', {
    cause,
  })

async function failure(response: Response): Promise<MingtuError> {
  const { error } = (await response.json()) as {
    readonly error: { readonly code: string; readonly message: string; readonly remedy: string }
  } // every failure of the server has this form
  return new MingtuError(isOurs(error.code) ? error.code : 'STORE', error.message, error.remedy)
}

const isOurs = (code: string): code is ErrorCode => code in ERROR_CODES
