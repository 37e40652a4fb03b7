import { Command } from 'commander'
import { STORE_OPTION } from './open-store.ts'
import { readStore } from './read-store.ts'
import { printLine } from './terminal.ts'
import type { Terminal } from './terminal.ts'

const EXAMPLES = `
Examples:
  $ mingtu export --store graph.mingtu > graph.jsonl
  $ mingtu export --store graph.mingtu | jq -c 'select(.kind == "edge")'

One node or edge a line, sorted: equal graphs give equal files, byte for byte.`

export function exportCommand(terminal: Terminal): Command {
  return new Command('export')
    .description('print the whole graph as sorted JSONL')
    .option(...STORE_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async ({ store: address }: { readonly store: string }) => {
      await readStore(address, async (store) => {
        for await (const line of store.export()) await printLine(terminal.stdout, JSON.stringify(line))
      })
    })
}
