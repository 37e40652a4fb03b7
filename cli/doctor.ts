import { existsSync } from 'node:fs'
import { arch, platform, totalmem } from 'node:os'
import { Command } from 'commander'
import { entityTypes, MingtuError, readHolder } from '../graph/index.ts'
import { builtinFolder } from '../pipeline/tag/index.ts'
import { openExistingStore, withStore } from './open-store.ts'
import { packageVersion } from './package-info.ts'
import { FAILED } from './exit-codes.ts'
import { openTaggerOf, withTaggerFlags } from './tagger-options.ts'
import type { TaggerFlags } from './tagger-options.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

/** One line of the report; `remedy` where something is to be done. */
interface Finding {
  readonly what: string
  readonly state: string
  readonly remedy?: string
}

const EXAMPLES = `
Examples:
  $ mingtu doctor
  $ mingtu doctor --store graph.mingtu`

export function doctorCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return withTaggerFlags(new Command('doctor'))
    .description('say what is installed, whether it works, and what to do')
    .option('--store <dir>', 'look at this graph too')
    .addHelpText('after', EXAMPLES)
    .action(async ({ store, ...flags }: TaggerFlags & { readonly store?: string }) => {
      const findings = [...machine(), await engine(flags), ...(store === undefined ? [] : [await graph(store)])]
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

async function graph(address: string): Promise<Finding> {
  const what = 'graph'
  const holder = existsSync(address) ? readHolder(address) : null
  if (holder !== null)
    return {
      what,
      state: `${address} is open in process ${String(holder.pid)}${holder.url === undefined ? '' : `, served at ${holder.url}`}`,
    }
  try {
    return await withStore(await openExistingStore(address), async (store) => {
      const counts = await store.counts()
      const entities = entityTypes.reduce((sum, type) => sum + counts.entities[type], 0)
      const state = `${address} holds ${String(counts.articles)} articles and ${String(entities)} entities`
      return counts.stale
        ? { what, state: `${state}; its last build was stopped`, remedy: 'Run the same mingtu build again: it goes on where it stopped.' }
        : { what, state }
    })
  } catch (error) {
    return failed(what, error)
  }
}

function failed(what: string, error: unknown): Finding {
  if (!(error instanceof MingtuError)) throw error
  return { what, state: error.message, remedy: error.remedy }
}
