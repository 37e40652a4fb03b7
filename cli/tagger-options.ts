import type { Command } from 'commander'
import { openTagger, readLabelMap } from '../pipeline/tag/index.ts'
import type { Tagger } from '../pipeline/types.ts'

/** Options of every command that finds names. */
export interface TaggerFlags {
  readonly tagger: string
  readonly labelMap?: string
}

export function withTaggerFlags(command: Command): Command {
  return command
    .option('--tagger <engine>', 'what finds the names: builtin, the folder of a model, hf:OWNER/NAME, or hanlp:URL', 'builtin')
    .option('--label-map <file.json>', 'what the labels of another model mean: {"ORG": "Organization"}')
}

export function openTaggerOf({ tagger, labelMap }: TaggerFlags): Promise<Tagger> {
  return openTagger(tagger, labelMap === undefined ? {} : { labelMap: readLabelMap(labelMap) })
}
