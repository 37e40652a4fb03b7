import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MingtuError } from '../../graph/errors.ts'
import type { Tagger } from '../types.ts'
import { openBuiltinTagger, type BuiltinOptions } from './builtin.ts'

export { openBuiltinTagger, type BuiltinOptions } from './builtin.ts'
export { applyPatterns, LAYERS, type Layer } from './patterns.ts'
export { tagArticles } from './tag-articles.ts'

/** The folder of the bundled model: models/builtin beside the package's own package.json. */
export function builtinFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return join(folder, 'models', 'builtin')
}

/**
 * Opens the engine that `--tagger` names: `builtin`, or a model folder on disk.
 * Throws USAGE for what is neither, MODEL for a folder that cannot be used.
 */
export async function openTagger(spec: string, options: BuiltinOptions = {}): Promise<Tagger> {
  if (spec === 'builtin') return openBuiltinTagger(builtinFolder(), options)
  if (existsSync(spec)) return openBuiltinTagger(spec, options)
  throw new MingtuError('USAGE', `--tagger ${spec} is neither builtin nor a folder`, 'Give builtin, or the path of a model folder.')
}
