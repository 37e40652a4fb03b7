import { entityTypes } from '../graph/index.ts'
import type { Neo4jReport, StoreCounts } from '../graph/index.ts'

/** One line of what `doctor` reports; `remedy` where something is to be done. */
export interface Finding {
  readonly what: string
  readonly state: string
  readonly remedy?: string
}

/** The version whose syntax and full-text analysers we use. */
const OLDEST_NEO4J = 5

export function countsFinding(address: string, counts: StoreCounts): Finding {
  const entities = entityTypes.reduce((sum, type) => sum + counts.entities[type], 0)
  const state = `${address} holds ${String(counts.articles)} articles and ${String(entities)} entities`
  return counts.stale
    ? {
        what: 'graph',
        state: `${state}; its last build was stopped`,
        remedy: 'Run the same mingtu build again: it goes on where it stopped.',
      }
    : { what: 'graph', state }
}

/** Version and edition, schema, and what is in the graph. */
export function serverFindings(address: string, report: Neo4jReport): readonly Finding[] {
  const { version, edition, counts } = report
  const old = Number.parseInt(version, 10) < OLDEST_NEO4J
  return [
    {
      what: 'server',
      state: `Neo4j ${version}, ${edition} edition`,
      ...(old ? { remedy: `Install Neo4j ${String(OLDEST_NEO4J)} or newer.` } : {}),
    },
    schemaFinding(address, report),
    ...(counts === null ? [] : [countsFinding(address, counts)]),
  ]
}

function schemaFinding(address: string, { schema, migrations, indexes }: Neo4jReport): Finding {
  const what = 'schema'
  if (schema === null)
    return { what, state: `${address} holds no graph of mingtu`, remedy: `Build it: mingtu build PAGES --store ${address}` }
  const state = `format ${String(schema.format)}, ${String(schema.schema)} of ${String(migrations)} migrations, ${String(indexes.length)} indexes`
  if (schema.schema > migrations)
    return { what, state, remedy: 'A newer mingtu wrote it: use that version, or build again into an empty database.' }
  if (schema.schema < migrations) return { what, state, remedy: 'The next mingtu build brings it up to date.' }
  const failed = indexes.filter((index) => index.state === 'FAILED').map(({ name }) => name)
  if (failed.length > 0)
    return {
      what,
      state: `${state}, ${failed.join(', ')} failed`,
      remedy: 'DROP them in Neo4j and run the same mingtu build again; the log of the server (logs/debug.log) says why.',
    }
  const busy = indexes.filter((index) => index.state !== 'ONLINE').map(({ name }) => name)
  return busy.length > 0 ? { what, state: `${state}, ${busy.join(', ')} being filled`, remedy: 'Wait a moment.' } : { what, state }
}
