import { MingtuError } from '../errors.ts'

interface Gap {
  /** What the message of Grafeo says, and what stands in the query; both have to match. */
  readonly says?: RegExp
  readonly query?: RegExp
  readonly remedy: string
}

/** What the embedded store does not read, or what people get wrong, and how to say it instead. The first row that matches is told. */
const GAPS: readonly Gap[] = [
  { says: /aggregate function/i, remedy: 'Give the aggregate a name in a WITH first: WITH collect(x) AS xs RETURN xs[0] AS first.' },
  { query: /\bduration\b/i, remedy: 'Dates are text here (YYYY-MM-DD): compare them as they are, or cut them: substring(a.date, 0, 7).' },
  { says: /is not a map value/i, query: /\bdate\s*\(/i, remedy: 'Name the date first: WITH date(a.date) AS d RETURN d.month AS month.' },
  {
    says: /expected/i,
    query: /\([^()[\]:|]*:[^()[\]|]*\|/,
    remedy: 'Ask for several labels in a condition: MATCH (n) WHERE n:Company OR n:Government.',
  },
  { says: /expected/i, query: /\)\s*(?:\{\d|\+|\*)/, remedy: 'Write a pattern of variable length: MATCH (a)-[*1..3]-(b).' },
  { says: /missing parameter/i, remedy: 'Give every $name of the query a value among its parameters.' },
  { says: /undefined variable/i, remedy: 'Use only names that MATCH, WITH or UNWIND bring; behind a WITH only those that it lists.' },
  {
    says: /unknown procedure/i,
    remedy: 'There are db.labels(), db.relationshipTypes() and db.propertyKeys(); sentences are searched with the search command.',
  },
  { says: /skip\/limit/i, remedy: 'Write the number itself behind LIMIT and SKIP, or a parameter: LIMIT $n.' },
]

/** QUERY, in the words of the database without its codes. */
export function queryError(cypher: string, message: string): MingtuError {
  const [says = ''] = message.split('\n')
  const gap = GAPS.find((each) => (each.says?.test(says) ?? true) && (each.query?.test(cypher) ?? true))
  const remedy = gap?.remedy ?? 'Labels and properties are listed in docs/cypher.md, with examples that run.'
  return new MingtuError('QUERY', message.replace(/^Query error: (?:GRAFEO-\w+: )?/, ''), remedy)
}
