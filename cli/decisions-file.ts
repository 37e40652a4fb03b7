import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { formatDecisions, parseDecisions } from '../graph/index.ts'
import type { Decision, DecisionsText } from '../graph/index.ts'

export const DECISIONS_OPTION = ['--decisions <file>', 'what people decided (default: the store’s name and .decisions.tsv)'] as const

/** Beside the folder of a store, so that it outlives it; for a server, named for it, in the current folder. */
export function decisionsFile(store: string, given?: string): string {
  if (given !== undefined) return given
  const name = store.includes('://')
    ? store.replace(/^[a-z0-9+]+:\/\//u, 'neo4j-').replace(/[^\w.-]+/gu, '-').replace(/-$/u, '') // prettier-ignore
    : store.replace(/(?<![/\\])[/\\]+$/u, '')
  return `${name}.decisions.tsv`
}

/** Empty where there is no such file. Throws DECISIONS for a line that cannot be read. */
export async function readDecisions(file: string): Promise<DecisionsText> {
  return existsSync(file) ? parseDecisions(await readFile(file, 'utf8'), file) : { decisions: [], comments: [] }
}

/** Whole or not at all: written beside and then put in its place. */
export async function writeDecisions(file: string, decisions: readonly Decision[], comments: readonly string[]): Promise<void> {
  const beside = `${file}.${String(process.pid)}.new`
  await writeFile(beside, formatDecisions(decisions, comments))
  await rename(beside, file)
}
