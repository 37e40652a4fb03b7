import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { MingtuError } from '../../graph/errors.ts'
import type { ErrorCode } from '../../graph/errors.ts'

/** What a failed request answers with, always JSON. */
export interface Failure {
  readonly error: { readonly code: ErrorCode | 'INTERNAL' | 'FORBIDDEN' | 'TOO_LARGE'; readonly message: string; readonly remedy: string }
}

/** Faults of the asker are 4xx, a store that cannot answer now is 503, and anything else is a defect of ours: 500. */
const STATUS = {
  USAGE: 400,
  INPUT: 400,
  ENCODING: 400,
  MODEL: 500,
  TAGGER: 500,
  STORE: 503,
  STORE_BUSY: 503,
  STORE_FORMAT: 503,
  QUERY: 400,
  QUERY_WRITES: 403,
  QUERY_LIMIT: 422,
  NOT_FOUND: 404,
  DECISIONS: 409,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>

/** A stranger's exception may quote file names and stacks, so only our own messages are passed on. */
export function failureOf(error: unknown): { readonly status: ContentfulStatusCode; readonly body: Failure } {
  if (error instanceof MingtuError)
    return { status: STATUS[error.code], body: { error: { code: error.code, message: error.message, remedy: error.remedy } } }
  return {
    status: 500,
    body: {
      error: {
        code: 'INTERNAL',
        message: 'the server failed to answer',
        remedy: 'see the terminal where mingtu serve runs, and report it',
      },
    },
  }
}

export const refusal = (code: Failure['error']['code'], message: string, remedy: string): Failure => ({ error: { code, message, remedy } })
