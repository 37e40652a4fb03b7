import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { MENTION_TYPES, MingtuError } from '../graph/index.ts'
import { evaluate, readAnnotated } from '../pipeline/annotations/index.ts'
import type { AnnotatedPage, Evaluation, MarkedSpan, Mistake } from '../pipeline/annotations/index.ts'
import { extractPage } from '../pipeline/extract.ts'
import { readLabelMap } from '../pipeline/tag/index.ts'
import type { Tagger } from '../pipeline/types.ts'
import { renderEvaluation } from './evaluate-html.ts'
import { readOptionsOf, withReadFlags } from './read-options.ts'
import type { ReadFlags } from './read-options.ts'
import { openTaggerOf, withTaggerFlags } from './tagger-options.ts'
import type { TaggerFlags } from './tagger-options.ts'
import { countingProgress } from './counting-progress.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'
import { pad } from './width.ts'

interface EvaluateFlags extends ReadFlags, TaggerFlags {
  readonly format: 'text' | 'json'
  readonly errors: string
  readonly html?: string
}

const EXAMPLES = `
Examples:
  $ mingtu evaluate gold/                              every annotated page of a folder
  $ mingtu evaluate page.gold.json --html report.html  with page.txt beside it
  $ mingtu evaluate page.ann --errors 0                brat, with page.txt beside it
  $ mingtu evaluate test.conll --tagger ./my-model

Reads our JSON (NAME.gold.json or what extract prints, NAME.txt beside it), brat (.ann, .txt beside it), WebAnno TSV 3 (.tsv) and CoNLL (.conll, .bio,
.bioes). A mention is right when both borders and the type are.`

export function evaluateCommand(terminal: Terminal): Command {
  return withTaggerFlags(withReadFlags(new Command('evaluate')))
    .description('how well names are found on pages that somebody has annotated')
    .argument('<gold...>', 'annotated pages, or folders of them')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .option('--errors <number>', 'how many mistakes to show', '40')
    .option('--html <file>', 'write a report with every mistake in its place')
    .addHelpText('after', EXAMPLES)
    .action(async (gold: string[], flags: EvaluateFlags) => {
      const limit = Number(flags.errors)
      if (!Number.isInteger(limit) || limit < 0)
        throw new MingtuError('USAGE', `--errors ${flags.errors} is no whole number.`, 'Give 0 or more.')
      const tagger = await openTaggerOf(flags)
      try {
        const result = evaluate(await pagesOf(gold, flags, tagger, terminal))
        if (flags.html !== undefined) await writeFile(flags.html, renderEvaluation(result, tagger.name))
        print(terminal.stdout, flags.format === 'json' ? JSON.stringify(result, null, 2) : renderText(result, limit))
      } finally {
        await tagger.close()
      }
    })
}

async function pagesOf(
  inputs: readonly string[],
  flags: EvaluateFlags,
  tagger: Tagger,
  terminal: Terminal,
): Promise<readonly { readonly gold: AnnotatedPage; readonly found: readonly MarkedSpan[] }[]> {
  const { meta } = readOptionsOf(flags, terminal)
  const names = flags.labelMap === undefined ? {} : readLabelMap(flags.labelMap)
  const progress = countingProgress(terminal, 'pages', inputs.length)
  const pages: { gold: AnnotatedPage; found: readonly MarkedSpan[] }[] = []
  try {
    for await (const gold of readAnnotated(inputs, names)) {
      const extraction = await extractPage({ origin: gold.origin, format: 'text', raw: gold.text, meta: meta ?? {} }, tagger)
      pages.push({
        gold,
        found: extraction.articles.flatMap(({ mentions }) => mentions.map(({ start, end, type }) => ({ start, end, type }))),
      })
      progress.add()
    }
    return pages
  } finally {
    progress.stop()
  }
}

function renderText({ all, spans, types, mistakes }: Evaluation, limit: number): string {
  const line = (name: string, score: Evaluation['all']): string =>
    `${pad(name, 24)}P ${score.precision.toFixed(3)}  R ${score.recall.toFixed(3)}  F ${score.f.toFixed(3)}  gold ${String(score.gold)}, found ${String(score.found)}`
  const scores = Object.entries(types).filter(([, { gold, found }]) => gold + found > 0)
  const shown = mistakes.slice(0, limit)
  return [
    line('all', all),
    line('borders alone', spans),
    ...scores.map(([type, score]) => line(`${MENTION_TYPES[type as keyof typeof MENTION_TYPES].zh} ${type}`, score)), // keys are types
    ...(shown.length === 0 ? [] : ['', ...shown.map(renderMistake)]),
    ...(mistakes.length > shown.length
      ? [`… ${String(mistakes.length - shown.length)} more mistakes; all with --html FILE or --errors ${String(mistakes.length)}`]
      : []),
  ].join('\n')
}

const SAYS: Readonly<Record<Mistake['kind'], string>> = { missed: 'missed', spurious: 'not there', type: 'type', border: 'borders' }

function renderMistake({ kind, origin, gold, found, before, text, after }: Mistake): string {
  const flat = (part: string): string => part.replace(/\s+/gu, '⏎')
  const types = [gold?.type, found?.type].filter((type) => type !== undefined)
  return `${pad(SAYS[kind], 10)}${pad([...new Set(types)].join(' → '), 26)}${flat(before)}【${flat(text)}】${flat(after)}  (${origin}:${String((gold ?? found)?.start ?? 0)})`
}
