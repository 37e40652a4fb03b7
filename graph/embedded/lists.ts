import type { Parameters } from '../engine.ts'

interface Listed {
  readonly statement: string
  /** The entries of a row that the statement reads, in the order of its list. */
  readonly names: readonly string[]
}

const listed = new Map<string, Listed>()

/**
 * The same statement, its `$rows` lists instead of maps: a row of ten entries comes over to Grafeo in a third of the time, and what the statement
 * does not read does not come at all. A statement that speaks of a row as a whole is left as it is.
 */
export function withLists(statement: string, parameters: Parameters): { readonly statement: string; readonly parameters: Parameters } {
  const { rows } = parameters
  if (!Array.isArray(rows) || /\brow\b(?!\.)/u.test(statement.replace('AS row', ''))) return { statement, parameters }
  const { names, statement: text } = listed.get(statement) ?? list(statement)
  const lists = (rows as Readonly<Record<string, unknown>>[]).map((row) => names.map((name) => row[name] ?? null)) // our rows are maps
  return { statement: text, parameters: { ...parameters, rows: lists } }
}

function list(statement: string): Listed {
  const names = [...new Set([...statement.matchAll(/\brow\.(\w+)/gu)].map(([, name]) => name ?? ''))]
  const made = { statement: statement.replace(/\brow\.(\w+)/gu, (_whole, name: string) => `row[${String(names.indexOf(name))}]`), names }
  listed.set(statement, made)
  return made
}
