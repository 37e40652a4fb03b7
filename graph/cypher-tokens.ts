/** `sign` is any other single character; white space and comments are no tokens. Offsets are UTF-16 units of the query. */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'sign'
  /** A name without its back-ticks; of a string, nothing. */
  readonly text: string
  readonly start: number
  readonly end: number
}

// One alternative for each kind; every one of them moves on at least a character, so the cost is linear. An unclosed string or comment
// runs to the end, as it would for the database.
const TOKEN =
  /\s+|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|'(?:[^'\\]|\\[^])*'?|"(?:[^"\\]|\\[^])*"?|`(?:[^`]|``)*`?|\d[\p{L}\p{N}_]*|[\p{L}_][\p{L}\p{N}_]*|[^]/gu

/** The words of a Cypher query, told apart from what only looks like words: strings, back-ticked names, comments. */
export function tokenize(cypher: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of cypher.matchAll(TOKEN)) {
    const [text] = match
    if (/^\s/u.test(text) || text.startsWith('//') || text.startsWith('/*')) continue
    const span = { start: match.index, end: match.index + text.length }
    if (/^['"]/.test(text)) tokens.push({ kind: 'string', text: '', ...span })
    else if (text.startsWith('`')) tokens.push({ kind: 'name', text: text.slice(1, -1), ...span })
    else if (/^\d/.test(text)) tokens.push({ kind: 'number', text, ...span })
    else if (/^[\p{L}_]/u.test(text)) tokens.push({ kind: 'word', text, ...span })
    else tokens.push({ kind: 'sign', text, ...span })
  }
  return tokens
}

const BEFORE_OPERAND = new Set(
  ['AS', 'BY', 'WHERE', 'AND', 'OR', 'XOR', 'NOT', 'RETURN', 'WITH', 'DISTINCT', 'IN', 'UNWIND', 'CONTAINS', 'CASE', 'WHEN', 'THEN', 'ELSE'], // prettier-ignore
)
const SIGNS_BEFORE_OPERAND = new Set([...':$|&!%,([=<>+-*/^'])

/**
 * Whether a word stands where no clause can begin, and is therefore a name: `n.set`, `:Set`, `$set`, `{set: 1}`, `AS start`, `ORDER BY start`.
 * The dot of `1.` makes no name of what follows.
 */
export function isNameAt(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  if (before === undefined) return false
  if (before.text === '.') return tokens[index - 2]?.kind !== 'number'
  if (before.kind === 'sign') return SIGNS_BEFORE_OPERAND.has(before.text) || (before.text === '{' && tokens[index + 1]?.text === ':')
  return before.kind === 'word' && BEFORE_OPERAND.has(before.text.toUpperCase())
}
