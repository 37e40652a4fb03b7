import { createHash } from 'node:crypto'
import type { Dictionary, LabelMap, MarkedName } from '../pipeline/tag/index.ts'
import { packageVersion } from './package-info.ts'

/** All besides its text that what is found in an article depends on. */
export interface Making {
  /** Its name, with the hash of its weights. */
  readonly tagger: string
  readonly labelMap?: LabelMap
  readonly dictionary?: Dictionary
}

/** Of one page. */
export interface PageMaking {
  readonly home: string | null
  /** Where somebody marked the names, these, and the engine counts for nothing. */
  readonly marked?: readonly MarkedName[]
}

/**
 * The note that each article keeps of how it was made: sixteen hexadecimal digits, others where the model, the dictionary, the rules (by the
 * version of the program), the paper's home or the marks are others.
 */
export function notesOf({ tagger, labelMap, dictionary }: Making): (page: PageMaking) => string {
  const engine = [tagger, labelMap ?? null]
  const rest = [packageVersion(), dictionary?.entries ?? null]
  return ({ home, marked }) => hashOf([marked ?? engine, rest, home]).slice(0, 16)
}

/** SHA-256 of any plain value, in hexadecimal. */
export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
