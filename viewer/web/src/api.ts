import type { ArticleId, EntityId, RelationId } from '../../../graph/model.ts'
import type { StoreCounts } from '../../../graph/store.ts'
import type { ArticleView, Edge, EntityNode, Evidence, GraphView, QueryResult, SearchHit, SentenceHit } from '../../../graph/view.ts'
import type { Between, BestPath, PostAt, WhoElse } from '../../../graph/asking/index.ts'
import type { DecisionRequest, KeptDecision, ReviewChange, ReviewQueue } from '../../../graph/decisions/index.ts'
import type { BakedLayout } from '../../server/baking.ts'
import type { Failure } from '../../server/failures.ts'

export interface Listed<Item> {
  readonly total: number
  readonly items: readonly Item[]
}

/** An id with the months in which the papers speak of it. */
type Months<Id> = readonly [id: Id, months: readonly string[]]

export interface Month {
  readonly month: string
  readonly articles: number
}

/** An answer other than 2xx, or none at all: `status` 0 is a server that does not answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** In English, as the message is. */
  readonly remedy: string
  /** Null where the answer was none of our server's. */
  readonly code: FailureCode | null

  constructor(status: number, { message, remedy, code }: Pick<ApiError, 'message' | 'remedy' | 'code'>) {
    super(message)
    this.status = status
    this.remedy = remedy
    this.code = code
  }
}

export type FailureCode = Failure['error']['code']

/** True when the server or its store is away, so that waiting may help. */
export const isAway = (error: unknown): boolean => isStoreAway(error) || (error instanceof ApiError && error.status === 0)

/** The server answers, and its store does not. */
export const isStoreAway = (error: unknown): boolean => error instanceof ApiError && error.status === 503

async function answered(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`/api${path}`, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, { message: 'unreachable', remedy: '', code: null })
  })
  if (!response.ok) {
    // A proxy or a dying server may answer without our JSON.
    const body = (await response.json().catch(() => null)) as Partial<Failure> | null
    throw new ApiError(response.status, body?.error ?? { message: response.statusText, remedy: '', code: null })
  }
  return response
}

async function request<Value>(path: string, init: RequestInit): Promise<Value> {
  return (await (await answered(path, init)).json()) as Value // our own server, whose answers are typed by the same files
}

/** An answer as it comes, in pieces of text. */
export async function fetchText(path: string, signal: AbortSignal): Promise<ReadableStreamDefaultReader<string>> {
  const { body } = await answered(path, { signal })
  if (body === null) throw new ApiError(500, { message: 'the answer is empty', remedy: '', code: null })
  return body.pipeThrough(new TextDecoderStream()).getReader()
}

const address = (path: string, query: { readonly [name: string]: string | number | undefined } = {}): string => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value))
  return params.size === 0 ? path : `${path}?${params.toString()}`
}

const get = <Value>(path: string, signal?: AbortSignal): Promise<Value> => request(path, signal === undefined ? {} : { signal })
const post = <Value>(path: string, body: object, signal?: AbortSignal): Promise<Value> =>
  request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })
const escaped = encodeURIComponent

export const api = {
  stats: (signal?: AbortSignal) => get<StoreCounts>('/stats', signal),
  overview: (limit: number, signal?: AbortSignal) => get<GraphView>(address('/overview', { limit }), signal),
  layout: (limit: number, signal?: AbortSignal) => get<{ readonly layout: BakedLayout | null }>(address('/layout', { limit }), signal),
  search: (q: string, limit: number, signal?: AbortSignal) => get<readonly SearchHit[]>(address('/search', { q, limit }), signal),
  text: (q: string, limit: number, signal?: AbortSignal) => get<readonly SentenceHit[]>(address('/text', { q, limit }), signal),
  entity: (id: EntityId, signal?: AbortSignal) => get<EntityNode>(`/entities/${escaped(id)}`, signal),
  /** `ownEdges`: without what joins the neighbours among themselves. */
  neighbours: (id: EntityId, limit: number, options: { readonly ownEdges?: true } = {}, signal?: AbortSignal) =>
    get<GraphView>(address(`/entities/${escaped(id)}/neighbours`, { limit, ...(options.ownEdges && { ownEdges: 'true' }) }), signal),
  mentions: (id: EntityId, page: { readonly limit: number; readonly offset: number }, signal?: AbortSignal) =>
    get<Listed<Evidence>>(address(`/entities/${escaped(id)}/mentions`, page), signal),
  evidence: (id: RelationId, page: { readonly limit: number; readonly offset: number }, signal?: AbortSignal) =>
    get<Listed<Evidence>>(address(`/relations/${escaped(id)}/evidence`, page), signal),
  path: (from: EntityId, to: EntityId, signal?: AbortSignal) => get<GraphView>(address('/path', { from, to }), signal),
  paths: (from: EntityId, to: EntityId, count: number, signal?: AbortSignal) =>
    get<readonly BestPath[]>(address('/paths', { from, to, count }), signal),
  standingBetween: (from: EntityId, to: EntityId, signal?: AbortSignal) =>
    get<readonly Between[]>(address('/standing-between', { from, to, limit: 12 }), signal),
  whoElse: (ids: readonly EntityId[], signal?: AbortSignal) =>
    get<readonly WhoElse[]>(address('/who-else', { ids: ids.join(',') }), signal),
  posts: (at: string, q: string, limit: number, signal?: AbortSignal) =>
    get<Listed<PostAt> & { readonly truncated: boolean }>(address('/posts', { at, q, limit }), signal),
  activity: (ids: readonly EntityId[], signal?: AbortSignal) =>
    post<{ readonly entities: readonly Months<EntityId>[]; readonly relations: readonly Months<RelationId>[] }>(
      '/activity',
      { ids },
      signal,
    ),
  review: (page: { readonly limit: number; readonly offset: number }, signal?: AbortSignal) =>
    get<ReviewQueue>(address('/review', page), signal),
  decisions: (signal?: AbortSignal) => get<readonly KeptDecision[]>('/decisions', signal),
  decide: (decision: DecisionRequest) => post<ReviewChange>('/decisions', decision),
  undecide: (id: string) => request<ReviewChange>(`/decisions/${escaped(id)}`, { method: 'DELETE' }),
  articles: (page: { readonly limit: number; readonly offset: number }, signal?: AbortSignal) =>
    get<Listed<Omit<ArticleView, 'text' | 'mentions' | 'start'>>>(address('/articles', page), signal),
  article: (id: ArticleId, signal?: AbortSignal) => get<ArticleView>(`/articles/${escaped(id)}`, signal),
  months: (signal?: AbortSignal) => get<readonly Month[]>('/months', signal),
  between: (ids: readonly EntityId[], signal?: AbortSignal) => post<readonly Edge[]>('/between', { ids }, signal),
  query: (cypher: string, signal?: AbortSignal) => post<QueryResult>('/query', { cypher }, signal),
}
