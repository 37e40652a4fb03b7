import { ERROR_CODES, MingtuError } from '../graph/index.ts'
import type { ErrorCode, Review } from '../graph/index.ts'

/** Decides through the server that holds a store, which has the decisions file as well. `address` is what it announced. */
export function servedReview(address: string): Review {
  const { origin, searchParams } = new URL(address)
  const token = searchParams.get('token')

  async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const headers = {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const response = await fetch(new URL(`/api${path}`, origin), init).catch((cause: unknown) => {
      throw new MingtuError(
        'STORE',
        `The server at ${origin}, which holds this graph, does not answer.`,
        'Stop it and start it again, or wait.',
        {
          cause,
        },
      )
    })
    if (response.ok) return (await response.json()) as Answer // the route's declared answer
    const { error } = (await response.json()) as {
      readonly error: { readonly code: string; readonly message: string; readonly remedy: string }
    } // every failure has this form
    throw new MingtuError(error.code in ERROR_CODES ? (error.code as ErrorCode) : 'STORE', error.message, error.remedy) // a key of the table
  }

  return {
    queue: ({ limit = 20, offset = 0, type } = {}) =>
      ask('GET', `/review?limit=${String(limit)}&offset=${String(offset)}${type === undefined ? '' : `&type=${type}`}`),
    decisions: () => ask('GET', '/decisions'),
    decide: (request) => ask('POST', '/decisions', request),
    undo: async (id) => {
      try {
        return await ask('DELETE', `/decisions/${encodeURIComponent(id)}`)
      } catch (error) {
        if (error instanceof MingtuError && error.code === 'NOT_FOUND') return null
        throw error
      }
    },
  }
}
