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
  'START',
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
    if (token.kind !== 'word') return
    const word = token.text.toUpperCase()
    const before = tokens[k - 1]?.text
    // n.set, :Set, $set and {set: 1} are names.
    const isName =
      before === '.' || before === ':' || before === '$' || before === '|' || tokens[k + 1]?.text === ':' || isLabelAfterAnd(before, word)
    if (isName) return
    if (REFUSED.has(word)) refuse(token.text)
    if (word === 'CALL') guardCall(tokens.slice(k + 1))
  })
}

const isLabelAfterAnd = (before: string | undefined, word: string): boolean => before === '&' && word !== 'DELETE'

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
    'Use MATCH, WITH, WHERE, UNWIND, CALL {…} and RETURN. The graph is changed with build, remove and review.',
  )
}

interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'sign'
  readonly text: string
}

const TOKEN = /\s+|\/\/[^\n]*|\/\*[^]*?\*\/|'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|`(?:[^`]|``)*`|[\p{L}_][\p{L}\p{N}_]*|[^]/gu

function tokenize(cypher: string): readonly Token[] {
  const tokens: Token[] = []
  for (const [text] of cypher.matchAll(TOKEN)) {
    if (/^\s/.test(text) || text.startsWith('//') || (text.startsWith('/*') && text.length > 3)) continue
    if (/^['"]/.test(text) && text.length > 1) tokens.push({ kind: 'string', text: '' })
    else if (text.startsWith('`') && text.length > 1) tokens.push({ kind: 'name', text: text.slice(1, -1) })
    else tokens.push({ kind: /^[\p{L}_]/u.test(text) ? 'word' : 'sign', text })
  }
  return tokens
}
