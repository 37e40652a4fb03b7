/** What can go wrong, by the part that can put it right. The code is stable: scripts may match it. */
export const ERROR_CODES = {
  USAGE: 'the command line',
  INPUT: 'a file or its contents',
  ENCODING: 'the encoding of a file',
  MODEL: 'the tagger model',
  TAGGER: 'a tagging engine',
  STORE: 'the graph store',
  STORE_BUSY: 'a store that another process holds',
  STORE_FORMAT: 'the format of a store',
  QUERY: 'a query',
  QUERY_WRITES: 'a query that would write',
  QUERY_LIMIT: 'a query that ran past its limit',
  NOT_FOUND: 'a name or id that is not in the graph',
  DECISIONS: 'the decisions file',
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/**
 * The one error class of the project. `message` names the value that is wrong, `remedy` says what to do;
 * `cause` keeps what was caught.
 */
export class MingtuError extends Error {
  override readonly name = 'MingtuError'
  readonly code: ErrorCode
  readonly remedy: string

  constructor(code: ErrorCode, message: string, remedy: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.code = code
    this.remedy = remedy
  }
}
