import type { Command } from 'commander'
import { listInputs } from '../pipeline/read/index.ts'
import { openTagger, readDictionary, readLabelMap, usefulWorkers } from '../pipeline/tag/index.ts'
import type { Dictionary } from '../pipeline/tag/index.ts'
import type { Tagger } from '../pipeline/types.ts'
import { wholeNumber } from './numbers.ts'

/** Options of every command that finds names. */
export interface TaggerFlags {
  readonly tagger: string
  readonly labelMap?: string
}

/** An option of the commands that read pages into a graph or print them. */
export interface DictionaryFlags {
  readonly dictionary?: string
}

export function withDictionaryFlag(command: Command): Command {
  return command.option('--dictionary <file.csv>', 'names and aliases that you know: name,type,aliases (aliases parted by ;)')
}

export async function dictionaryFrom({ dictionary }: DictionaryFlags): Promise<{ readonly dictionary?: Dictionary }> {
  return dictionary === undefined ? {} : { dictionary: await readDictionary(dictionary) }
}

export function withTaggerFlags(command: Command): Command {
  return command
    .option('--tagger <engine>', 'what finds the names: builtin, the folder of a model, hf:OWNER/NAME, or hanlp:URL', 'builtin')
    .option('--label-map <file.json>', 'what the labels of another model mean: {"ORG": "Organization"}')
}

/** Opens the engine; `workers` threads tag beside this one, where 0 is ready soonest. */
export function openTaggerOf({ tagger, labelMap }: TaggerFlags, workers = 0): Promise<Tagger> {
  return openTagger(tagger, { workers, ...(labelMap === undefined ? {} : { labelMap: readLabelMap(labelMap) }) })
}

export function withThreadsFlag(command: Command): Command {
  return command.option(
    '--threads <n>',
    `threads that find names, some 100 MB of memory each (default: one a core, at most ${String(usefulWorkers())} here)`,
    wholeNumber(0, 64),
  )
}

/** Threads take a second to start: less than this is read sooner without. */
const MANY_BYTES = 300_000

/** How many threads are worth starting for these inputs. */
export async function workersFor(inputs: readonly string[], { threads }: { readonly threads?: number }): Promise<number> {
  if (threads !== undefined) return threads
  const listed = await listInputs(inputs)
  const bytes = listed.reduce((sum, input) => sum + (input.kind === 'file' ? input.bytes : input.kind === 'stdin' ? Infinity : 0), 0)
  return bytes < MANY_BYTES ? 0 : usefulWorkers()
}
