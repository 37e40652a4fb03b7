import type { ErrorCode } from '../graph/errors.ts'

/** The command line itself is wrong. */
export const USAGE = 2
/** Anything else that went wrong, and a build that left something out. */
export const FAILED = 1
/** 128 + SIGINT, as shells count. */
export const INTERRUPTED = 130

export const exitCodeOf = (code: ErrorCode): number => (code === 'USAGE' ? USAGE : FAILED)

export const EXIT_CODES_HELP = 'Exit codes: 0 done, 1 something failed or was left out, 2 usage, 130 interrupted.'
