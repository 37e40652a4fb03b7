import { text } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import { MingtuError } from '../graph/index.ts'
import type { CypherValue, QueryResult } from '../graph/index.ts'
import { wholeNumber } from './numbers.ts'
import { STORE_OPTION } from './open-store.ts'
import { renderCsv, renderJson, renderTable } from './query-table.ts'
import { readStore } from './read-store.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

const RENDER = { table: renderTable, json: renderJson, csv: renderCsv } as const satisfies Record<string, (result: QueryResult) => string>

interface QueryFlags {
  readonly store: string
  readonly format: keyof typeof RENDER
  readonly limit: number
  readonly timeout: number
  readonly param: Readonly<Record<string, CypherValue>>
}

const EXAMPLES = `
Examples:
  $ mingtu query "MATCH (p:Person)-[r:HOLDS_ROLE]->(o) RETURN p.name AS name, r.title AS title, o.name AS organ LIMIT 20" --store graph.mingtu
  $ mingtu query "MATCH (p:Person {name: \\$name})-[:ATTENDED]->(e) RETURN e.name AS event" --param name=陆望舒 --store graph.mingtu
  $ mingtu query - --format csv --store graph.mingtu < query.cypher > rows.csv

Queries read and never write. Give every aggregate a name: count(*) AS n. The cookbook is in docs/.`

export function queryCommand(terminal: Terminal): Command {
  return new Command('query')
    .description('ask the graph in Cypher')
    .argument('<cypher>', 'the query, or - for standard input')
    .option(...STORE_OPTION)
    .addOption(new Option('--format <format>', 'how to print the rows').choices(Object.keys(RENDER)).default('table'))
    .option('--limit <rows>', 'the most rows to print', wholeNumber(1, 1_000_000), 1000)
    .option('--timeout <ms>', 'the longest the query may run', wholeNumber(100, 3_600_000), 10_000)
    .option('--param <name=value>', 'a parameter; the value is JSON where it can be read so, else text (may be repeated)', addParam, {})
    .addHelpText('after', EXAMPLES)
    .action(async (cypher: string, flags: QueryFlags) => {
      const asked = cypher === '-' ? await text(terminal.stdin) : cypher
      const result = await readStore(flags.store, terminal, (store) =>
        store.query(asked, { params: flags.param, rowLimit: flags.limit, timeoutMs: flags.timeout }),
      )
      print(terminal.stdout, RENDER[flags.format](result))
      if (result.truncated) print(terminal.stderr, `Only the first ${String(flags.limit)} rows; more with --limit.`)
    })
}

function addParam(written: string, before: Readonly<Record<string, CypherValue>>): Readonly<Record<string, CypherValue>> {
  const at = written.indexOf('=')
  if (at < 1) throw new MingtuError('USAGE', `--param ${written} has no name.`, 'Write it as --param name=陆望舒.')
  return { ...before, [written.slice(0, at)]: paramValue(written.slice(at + 1)) }
}

function paramValue(written: string): CypherValue {
  try {
    return cypherOf(JSON.parse(written))
  } catch {
    return written // plain text, as most parameters are
  }
}

function cypherOf(value: unknown): CypherValue {
  if (Array.isArray(value)) return value.map(cypherOf)
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value
  throw new MingtuError(
    'USAGE',
    '--param takes numbers, texts, true, false, null and lists of them.',
    'Give each entry of the map as a parameter of its own.',
  )
}
