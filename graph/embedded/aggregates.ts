/**
 * Grafeo returns a node as a number when an aggregate without an alias stands beside it. A RETURN item that is one call of an aggregate gets
 * the alias that Neo4j would give the column: its own text.
 */
const BARE =
  /(RETURN\s+(?:DISTINCT\s+)?|,\s*)((?:count|sum|avg|min|max|collect|stdev|percentilecont|percentiledisc)\s*\([^()]*\))(?=\s*(?:,|$|ORDER\b|SKIP\b|LIMIT\b))/giu

export function aliasAggregates(cypher: string): string {
  const at = cypher.toUpperCase().lastIndexOf('RETURN')
  if (at < 0) return cypher
  return cypher.slice(0, at) + cypher.slice(at).replace(BARE, (_all, before: string, call: string) => `${before}${call} AS \`${call}\``)
}
