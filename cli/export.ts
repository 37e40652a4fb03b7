import { Command, Option } from 'commander'
import { EXPORT_FORMATS, exportFormatNames, MingtuError } from '../graph/index.ts'
import type { ExportFormat, ExportFormatName, ExportLine, ExportSource, StoreCounts } from '../graph/index.ts'
import { countingProgress } from './counting-progress.ts'
import { STORE_OPTION } from './open-store.ts'
import { readStore } from './read-store.ts'
import type { Terminal } from './terminal.ts'
import { writeFileOf, writeFolder, writeTo } from './write-files.ts'

interface ExportFlags {
  readonly store: string
  readonly format: ExportFormatName
  readonly out?: string
}

const FORMATS = exportFormatNames.map(
  (name) => `  ${name.padEnd(15)} ${EXPORT_FORMATS[name].says}${EXPORT_FORMATS[name].kind === 'folder' ? ' (a folder)' : ''}`,
)

const EXAMPLES = `
Formats:
${FORMATS.join('\n')}

Examples:
  $ mingtu export --store graph.mingtu > graph.jsonl
  $ mingtu export --format gexf --out graph.gexf
  $ mingtu export --format neo4j-csv --out import/
  $ mingtu export | jq -c 'select(.kind == "edge")'

Equal graphs give equal files, byte for byte. docs/exports.md says what is in each format, and what reads it.`

export function exportCommand(terminal: Terminal): Command {
  return new Command('export')
    .description('print or write the whole graph, for other programs')
    .option(...STORE_OPTION)
    .addOption(new Option('--format <format>', 'one of those below').choices(exportFormatNames).default('jsonl'))
    .option('--out <path>', 'the file or, for formats of several files, the folder to write; else standard output')
    .addHelpText('after', EXAMPLES)
    .action(async ({ store: address, format: name, out }: ExportFlags) => {
      const format: ExportFormat = EXPORT_FORMATS[name]
      if (format.kind === 'folder' && out === undefined)
        throw new MingtuError('USAGE', `--format ${name} writes several files.`, `Name a folder for them: --out ${name}/`)
      await readStore(address, terminal, async (store) => {
        const progress = countingProgress(terminal, 'lines', linesOf(await store.counts()))
        try {
          await write(format, counted(store, progress.add), out, terminal)
        } finally {
          progress.stop()
        }
      })
    })
}

async function write(format: ExportFormat, source: ExportSource, out: string | undefined, { stdout }: Terminal): Promise<void> {
  if (format.kind === 'folder')
    await writeFolder(out ?? '.', format.write(source)) // asked for above
  else if (out === undefined) await writeTo(stdout, format.write(source))
  else await writeFileOf(out, format.write(source))
}

/** The same source, telling of each line that is read. */
function counted(store: ExportSource, onLine: () => void): ExportSource {
  async function* lines(): AsyncGenerator<ExportLine> {
    for await (const line of store.export()) {
      onLine()
      yield line
    }
  }
  return { export: lines, article: (id) => store.article(id) }
}

/** About how many lines an export has: how often things appear in articles is not counted anywhere. */
function linesOf({ articles, sentences, entities, mentions, relations }: StoreCounts): number {
  const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((a, b) => a + b, 0)
  return articles + 2 * sentences + sum(entities) + mentions + sum(relations)
}
