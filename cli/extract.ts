import { Command, Option } from 'commander'
import { MingtuError } from '../graph/index.ts'
import { toExtractJson } from '../pipeline/extract-json.ts'
import { extractPage } from '../pipeline/extract.ts'
import { readPages } from '../pipeline/read/index.ts'
import type { Tagger } from '../pipeline/types.ts'
import { renderExtract } from './extract-text.ts'
import { readOptionsOf, withReadFlags } from './read-options.ts'
import type { ReadFlags } from './read-options.ts'
import { dictionaryFrom, openTaggerOf, withDictionaryFlag, withTaggerFlags } from './tagger-options.ts'
import type { DictionaryFlags, TaggerFlags } from './tagger-options.ts'
import { printLine } from './terminal.ts'
import type { Terminal } from './terminal.ts'

interface ExtractFlags extends ReadFlags, TaggerFlags, DictionaryFlags {
  readonly format: 'json' | 'text'
}

const EXAMPLES = `
Examples:
  $ mingtu extract page.txt
  $ mingtu extract page.txt --format text
  $ cat page.txt | mingtu extract - --source 汐阳日报

The JSON has articles, mentions, entities and relations with quoted evidence; offsets are UTF-16 units of the decoded text without its BOM. A
file of several pages (JSONL, PDF) gives one object a line.`

export function extractCommand(terminal: Terminal): Command {
  return withDictionaryFlag(withTaggerFlags(withReadFlags(new Command('extract'))))
    .description('read one page and print what is in it')
    .argument('<file>', 'a page, or - for standard input')
    .addOption(new Option('--format <format>', 'how to print it').choices(['json', 'text']).default('json'))
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: ExtractFlags) => {
      const tagger = await openTaggerOf(flags)
      try {
        await extract(file, flags, tagger, terminal)
      } finally {
        await tagger.close()
      }
    })
}

/** Nothing is left out here: a page that cannot be read is an error. */
async function extract(file: string, flags: ExtractFlags, tagger: Tagger, terminal: Terminal): Promise<void> {
  const dictionary = await dictionaryFrom(flags)
  for await (const event of readPages([file], readOptionsOf(flags, terminal))) {
    if (event.kind === 'skipped') throw new MingtuError('INPUT', `${event.skipped.origin}: ${event.skipped.reason}.`, event.skipped.remedy)
    const extraction = toExtractJson(await extractPage(event.page, tagger, dictionary))
    await printLine(terminal.stdout, flags.format === 'json' ? JSON.stringify(extraction) : renderExtract(extraction))
  }
}
