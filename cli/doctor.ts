import { existsSync } from 'node:fs'
import { arch, platform, totalmem } from 'node:os'
import { Command } from 'commander'
import { inspectNeo4j, isNeo4jAddress, MingtuError, readHolder } from '../graph/index.ts'
import { builtinFolder } from '../pipeline/tag/index.ts'
import { credentialsFor } from './credentials.ts'
import { countsFinding, serverFindings } from './graph-findings.ts'
import type { Finding } from './graph-findings.ts'
import { openExistingStore, withStore } from './open-store.ts'
import { packageVersion } from './package-info.ts'
import { FAILED } from './exit-codes.ts'
import { openTaggerOf, withTaggerFlags } from './tagger-options.ts'
import type { TaggerFlags } from './tagger-options.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

const EXAMPLES = `
Examples:
  $ mingtu doctor
  $ mingtu doctor --store graph.mingtu
  $ mingtu doctor --store neo4j://localhost:7687`

export function doctorCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return withTaggerFlags(new Command('doctor'))
    .description('say what is installed, whether it works, and what to do')
    .option('--store <dir>', 'look at this graph too: a folder, or neo4j://host:7687')
    .addHelpText('after', EXAMPLES)
    .action(async ({ store, ...flags }: TaggerFlags & { readonly store?: string }) => {
      const findings = [...machine(), await engine(flags), ...(store === undefined ? [] : await graph(store, terminal))]
      print(terminal.stdout, findings.map(render).join('\n'))
      if (findings.some(({ remedy }) => remedy !== undefined)) exit(FAILED)
    })
}

function render({ what, state, remedy }: Finding): string {
  return `${remedy === undefined ? '✓' : '✗'} ${what}: ${state}${remedy === undefined ? '' : `\n    ${remedy}`}`
}

function machine(): readonly Finding[] {
  return [
    { what: 'mingtu', state: packageVersion() },
    { what: 'Node', state: `${process.versions.node} on ${platform()} ${arch()}, ${String(Math.round(totalmem() / 2 ** 30))} GB memory` },
  ]
}

async function engine(flags: TaggerFlags): Promise<Finding> {
  const what = 'tagger'
  try {
    const tagger = await openTaggerOf(flags)
    await tagger.close()
    return { what, state: `${tagger.name} in ${flags.tagger === 'builtin' ? builtinFolder() : flags.tagger}` }
  } catch (error) {
    return failed(what, error)
  }
}

async function graph(address: string, terminal: Terminal): Promise<readonly Finding[]> {
  const what = 'graph'
  const holder = existsSync(address) ? readHolder(address) : null
  if (holder !== null)
    return [
      {
        what,
        state: `${address} is open in process ${String(holder.pid)}${holder.url === undefined ? '' : `, served at ${holder.url}`}`,
      },
    ]
  try {
    if (isNeo4jAddress(address)) return serverFindings(address, await inspectNeo4j(address, await credentialsFor(address, terminal)))
    return await withStore(await openExistingStore(address, terminal), async (store) => [countsFinding(address, await store.counts())])
  } catch (error) {
    return [failed(what, error)]
  }
}

function failed(what: string, error: unknown): Finding {
  if (!(error instanceof MingtuError)) throw error
  return { what, state: error.message, remedy: error.remedy }
}
