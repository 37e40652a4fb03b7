import { ApiError, isAway, isStoreAway } from '../api.ts'
import type { FailureCode } from '../api.ts'
import type { zh } from '../i18n/zh.ts'

const HEADLINES = {
  USAGE: 'request',
  INPUT: 'request',
  ENCODING: 'request',
  MODEL: 'server',
  TAGGER: 'server',
  STORE: 'server',
  STORE_BUSY: 'server',
  STORE_FORMAT: 'server',
  QUERY: 'query',
  QUERY_WRITES: 'queryWrites',
  QUERY_LIMIT: 'queryLimit',
  NOT_FOUND: 'notFound',
  DECISIONS: 'decisions',
  INTERNAL: 'server',
  FORBIDDEN: 'refused',
  TOO_LARGE: 'tooLarge',
} as const satisfies Record<FailureCode, keyof (typeof zh)['failure']>

type HeadlineKey = `failure.${(typeof HEADLINES)[FailureCode]}` | 'state.storeAway' | 'state.away' | 'state.failed'

/** What a failure is called in the reader's language, as a key; what the server says of the case is in English. */
export function headlineOf(error: unknown): HeadlineKey {
  if (!(error instanceof ApiError)) return 'state.failed'
  if (isAway(error)) return isStoreAway(error) ? 'state.storeAway' : 'state.away'
  return error.code === null ? 'state.failed' : `failure.${HEADLINES[error.code]}`
}
