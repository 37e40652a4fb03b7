import { isNameAt, tokenize, type Token } from './cypher-tokens.ts'
import { MingtuError } from './errors.ts'

/** Words that begin a clause which writes, changes the schema, or reads files. */
const REFUSED = new Set([
  'CREATE',
  'MERGE',
  'DELETE',
  'DETACH',
  'SET',
  'REMOVE',
  'FOREACH',
  'DROP',
  'ALTER',
  'GRANT',
  'DENY',
  'REVOKE',
  'LOAD',
  'INSERT',
  'USE',
  'STOP',
  'RENAME',
  'TERMINATE',
])

/** Procedures that only read; every other `CALL name(…)` is refused. */
const READING_PROCEDURE =
  /^(?:db\.labels|db\.relationshiptypes|db\.propertykeys|db\.schema\.[a-z]+|db\.index\.fulltext\.query(?:nodes|relationships)|dbms\.components)$/

/**
 * Refuses a query that would write, before it is run; the database's read-only mode is the second wall. Words are read by a tokenizer that
 * knows strings, back-ticked names and comments, so a name such as `set` in a string or behind a dot is no clause.
 * Throws QUERY_WRITES, or QUERY for an empty one.
 */
export function guardQuery(cypher: string): void {
  const tokens = tokenize(cypher)
  if (tokens.length === 0)
    throw new MingtuError('QUERY', 'the query is empty', 'Write a query such as MATCH (p:Person) RETURN p.name AS name LIMIT 10.')
  tokens.forEach((token, k) => {
    if (token.kind !== 'word' || isNameAt(tokens, k)) return
    const word = token.text.toUpperCase()
    if (REFUSED.has(word)) refuse(token.text)
    if (word === 'CALL') guardCall(tokens.slice(k + 1))
  })
}

function guardCall(rest: readonly Token[]): void {
  if (rest[0]?.text === '{' || rest[0]?.text === '(') return
  let name = ''
  for (const token of rest) {
    if (token.kind !== 'word' && token.kind !== 'name' && token.text !== '.') break
    name += token.text
  }
  if (!READING_PROCEDURE.test(name.toLowerCase())) refuse(`CALL ${name}`)
}

function refuse(what: string): never {
  throw new MingtuError(
    'QUERY_WRITES',
    `${what} is not allowed here: queries only read`,
    'Use MATCH, WITH, WHERE, UNWIND, CALL {…} and RETURN. The graph is changed with build and remove, and corrected with mingtu review and mingtu decide.',
  )
}
