import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Command, Option } from 'commander'
import { diffGraphs, MingtuError } from '../graph/index.ts'
import type { ExportLine, LineSource } from '../graph/index.ts'
import { renderDiff } from './diff-text.ts'
import { readStore } from './read-store.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

const EXAMPLES = `
Examples:
  $ mingtu diff last-week.mingtu graph.mingtu
  $ mingtu diff last-week.jsonl graph.mingtu          a file that mingtu export printed
  $ mingtu diff a.jsonl b.jsonl --format json

Tells which things, posts and relations came and went, each with the sentences that say so. Keep an export of each build to compare with later.`

export function diffCommand(terminal: Terminal): Command {
  return new Command('diff')
    .description('what changed from one graph to another, with quotations')
    .argument('<before>', 'a graph, or a .jsonl that export printed')
    .argument('<after>', 'the same')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, { format }: { readonly format: 'text' | 'json' }) => {
      const found = await withLines(before, terminal, (old) => withLines(after, terminal, (now) => diffGraphs(old, now)))
      print(terminal.stdout, format === 'json' ? JSON.stringify(found, null, 2) : renderDiff(found))
    })
}

function withLines<Result>(address: string, terminal: Terminal, use: (source: LineSource) => Promise<Result>): Promise<Result> {
  if (!address.endsWith('.jsonl')) return readStore(address, terminal, use)
  if (!existsSync(address)) throw new MingtuError('INPUT', `There is no file ${address}.`, 'Make one: mingtu export --out FILE.jsonl')
  return use({ export: () => linesOf(address) })
}

async function* linesOf(path: string): AsyncGenerator<ExportLine> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number += 1
    if (line.trim() !== '') yield parsed(line, `${path}, line ${String(number)}`)
  }
}

function parsed(line: string, place: string): ExportLine {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'node' || value.kind === 'edge'))
      return value as ExportLine // its kind was looked at
  } catch (cause) {
    throw new MingtuError('INPUT', `${place} is no JSON.`, 'Give what mingtu export prints.', { cause })
  }
  throw new MingtuError('INPUT', `${place} is no line of an export.`, 'Give what mingtu export prints.')
}
