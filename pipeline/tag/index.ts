import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MingtuError } from '../../graph/errors.ts'
import type { Tagger } from '../types.ts'
import { openBertTagger, openHubTagger, type BertOptions } from './bert.ts'
import { openBuiltinTagger } from './builtin.ts'
import { openHanlpTagger, type HanlpOptions } from './hanlp.ts'
import { readModelConfig } from './model-folder.ts'

export { openBertTagger, openHubTagger, type BertOptions } from './bert.ts'
export { openBuiltinTagger } from './builtin.ts'
export { openHanlpTagger, type HanlpOptions } from './hanlp.ts'
export { dictionaryOf, readDictionary, withDictionary, type Dictionary, type DictionaryEntry } from './dictionary.ts'
export { markedMentions, type MarkedName } from './marked-mentions.ts'
export { readLabelMap, type LabelMap } from './label-map.ts'
export { applyPatterns, LAYERS, type Layer } from './patterns.ts'
export { tagArticles } from './tag-articles.ts'
export { usefulWorkers, type ThreadOptions } from './threads.ts'

export type TaggerOptions = BertOptions & HanlpOptions

/** The folder of the bundled model: models/builtin beside the package's own package.json. */
export function builtinFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return join(folder, 'models', 'builtin')
}

/**
 * Opens the engine that `--tagger` names: `builtin`, a model folder on disk, `hf:OWNER/NAME` on the hub, or `hanlp:URL`.
 * Throws USAGE for what is none of these, MODEL for a model that cannot be used, TAGGER for a server that does not answer.
 */
export async function openTagger(spec: string, options: TaggerOptions = {}): Promise<Tagger> {
  if (spec === 'builtin') return openBuiltinTagger(builtinFolder(), options)
  if (spec.startsWith('hanlp:')) return openHanlpTagger(spec.slice('hanlp:'.length), options)
  if (spec.startsWith('hf:')) return openHubTagger(hubId(spec), options)
  if (!existsSync(spec)) {
    throw new MingtuError(
      'USAGE',
      `--tagger ${spec} is neither builtin nor a folder`,
      'Give builtin, the path of a model folder, hf:OWNER/NAME, or hanlp:http://HOST:PORT.',
    )
  }
  const ownKind = readModelConfig(spec).mingtu !== undefined
  return ownKind ? openBuiltinTagger(spec, options) : openBertTagger(spec, options)
}

function hubId(spec: string): string {
  const id = spec.slice('hf:'.length)
  if (/^[\w.-]+\/[\w.-]+$/.test(id)) return id
  throw new MingtuError(
    'USAGE',
    `--tagger ${spec} names no model of the hub`,
    'Give hf:OWNER/NAME, such as hf:uer/roberta-base-finetuned-cluener2020-chinese.',
  )
}
