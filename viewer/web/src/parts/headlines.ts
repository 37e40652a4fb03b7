import type { FailureCode } from '../api.ts'
import type { zh } from '../i18n/zh.ts'

/** What a failure is called in the reader's language; what the server says of the case is in English. */
export const HEADLINES = {
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
