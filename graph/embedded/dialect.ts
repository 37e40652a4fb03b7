import { isNameAt, tokenize, type Token } from '../cypher-tokens.ts'

const AGGREGATES = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'COLLECT', 'STDEV', 'STDEVP', 'PERCENTILECONT', 'PERCENTILEDISC'])
const AFTER_ITEMS = new Set(['ORDER', 'SKIP', 'OFFSET', 'LIMIT', 'UNION'])

/**
 * A user's query as Grafeo has to read it to answer as Neo4j does:
 * - the relationship type IN, a word of the language, gets its back-ticks;
 * - a column with an aggregate and no alias gets the alias that Neo4j would name it by, its own text; Grafeo returns the node beside such a
 *   column as a number;
 * - a sum of nothing is 0, as openCypher has it; Grafeo's is null.
 */
export function toGrafeo(cypher: string): string {
  const tokens = tokenize(cypher)
  // Of two edits at one place the later comes to stand before the earlier: a sum ends before its alias.
  const edits = [...quotedTypes(tokens), ...aliases(tokens, cypher), ...sums(tokens)].sort((a, b) => b.at - a.at)
  return edits.reduce((text, { at, until, put }) => text.slice(0, at) + put + text.slice(until), cypher)
}

interface Edit {
  readonly at: number
  readonly until: number
  readonly put: string
}

function quotedTypes(tokens: readonly Token[]): readonly Edit[] {
  return tokens.flatMap((token, k) => {
    const isType = token.kind === 'word' && token.text.toUpperCase() === 'IN' && [':', '|'].includes(tokens[k - 1]?.text ?? '')
    return isType ? [{ at: token.start, until: token.end, put: `\`${token.text}\`` }] : []
  })
}

function sums(tokens: readonly Token[]): readonly Edit[] {
  const opened: boolean[] = [] // of each bracket that is open, whether it is a sum's
  return tokens.flatMap((token, k) => {
    if (token.kind !== 'sign') return []
    const [before, name] = [tokens[k - 2], tokens[k - 1]]
    if (token.text === '(') {
      const isSum = isWord(name, 'SUM') && before?.text !== '.'
      opened.push(isSum)
      return isSum ? [{ at: name.start, until: name.start, put: 'coalesce(' }] : []
    }
    return token.text === ')' && opened.pop() === true ? [{ at: token.end, until: token.end, put: ', 0)' }] : []
  })
}

function aliases(tokens: readonly Token[], cypher: string): readonly Edit[] {
  return tokens.flatMap((token, k) => {
    if (!isWord(token, 'RETURN') || isNameAt(tokens, k)) return []
    const from = isWord(tokens[k + 1], 'DISTINCT') ? k + 2 : k + 1
    return itemsFrom(tokens, from).flatMap((item) => {
      const [first, last] = [item[0], item.at(-1)]
      if (first === undefined || last === undefined || !needsAlias(item)) return []
      return [{ at: last.end, until: last.end, put: ` AS \`${cypher.slice(first.start, last.end).replaceAll('`', '``')}\`` }]
    })
  })
}

/** The items of a RETURN: tokens between commas at its own depth, up to the clause that follows or the bracket that closes around it. */
function itemsFrom(tokens: readonly Token[], from: number): readonly (readonly Token[])[] {
  const items: Token[][] = [[]]
  let depth = 0
  for (let k = from; k < tokens.length; k++) {
    const token = tokens[k] as Token // k is below the length
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth += 1
    if (token.kind === 'sign' && ')]}'.includes(token.text)) depth -= 1
    const ends =
      depth === 0 && (token.text === ';' || (token.kind === 'word' && AFTER_ITEMS.has(token.text.toUpperCase()) && !isNameAt(tokens, k)))
    if (depth < 0 || ends) break
    if (depth === 0 && token.text === ',') items.push([])
    else items.at(-1)?.push(token)
  }
  return items
}

function needsAlias(item: readonly Token[]): boolean {
  const aggregates = item.some((token, k) => token.kind === 'word' && AGGREGATES.has(token.text.toUpperCase()) && item[k + 1]?.text === '(')
  return aggregates && !isWord(item.at(-2), 'AS')
}

const isWord = (token: Token | undefined, word: string): token is Token => token?.kind === 'word' && token.text.toUpperCase() === word
