import type { ErrorCode } from '../graph/errors.ts'

/** What the process says to the shell. 1 also stands for a build that left something out. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  INPUT: 1,
  ENCODING: 1,
  USAGE: 2,
  MODEL: 3,
  TAGGER: 3,
  STORE: 4,
  STORE_BUSY: 4,
  STORE_FORMAT: 4,
  QUERY: 5,
  QUERY_WRITES: 5,
  QUERY_LIMIT: 5,
  NOT_FOUND: 6,
  DECISIONS: 7,
}

export const SOMETHING_LEFT_OUT = 1
/** 128 + SIGINT, as shells count. */
export const INTERRUPTED = 130
/** A defect of ours (EX_SOFTWARE of sysexits.h). */
export const DEFECT = 70

export const EXIT_CODES_HELP = `Exit codes: 0 done, 1 input that cannot be read or was left out, 2 usage, 3 model, 4 store, 5 query, 6 not found, 130 interrupted.`
