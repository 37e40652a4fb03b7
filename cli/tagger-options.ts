import type { Command } from 'commander'
import { openTagger, readDictionary, readLabelMap } from '../pipeline/tag/index.ts'
import type { Dictionary } from '../pipeline/tag/index.ts'
import type { Tagger } from '../pipeline/types.ts'

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

export function openTaggerOf({ tagger, labelMap }: TaggerFlags): Promise<Tagger> {
  return openTagger(tagger, labelMap === undefined ? {} : { labelMap: readLabelMap(labelMap) })
}
