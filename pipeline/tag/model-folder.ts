import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline as stream } from 'node:stream/promises'
import { z } from 'zod'
import { MingtuError } from '../../graph/errors.ts'
import type { Weights } from './origin.ts'

const Calibration = z.array(z.tuple([z.number(), z.number()])).min(2)

const Config = z.object({
  model_type: z.string(),
  id2label: z.record(z.string(), z.string()),
  max_position_embeddings: z.number().int().positive().optional(),
  mingtu: z
    .object({
      version: z.string(),
      window: z.number().int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      calibration: Calibration.nullable(),
    })
    .optional(),
})

export type ModelConfig = z.infer<typeof Config>

const REMEDY = 'A model folder holds config.json, vocab.json or tokenizer.json, and onnx/model_quantized.onnx; see models/README.md.'

/** Reads and checks `config.json` of a model folder. Throws MODEL with what is missing or wrong. */
export function readModelConfig(folder: string): ModelConfig {
  const path = join(folder, 'config.json')
  if (!existsSync(path)) throw new MingtuError('MODEL', `${path} does not exist`, REMEDY)
  return parseModelConfig(readJson(path), path)
}

/** Checks a config that was read elsewhere; `from` names it in the error. */
export function parseModelConfig(config: unknown, from: string): ModelConfig {
  const parsed = Config.safeParse(config)
  if (!parsed.success) throw new MingtuError('MODEL', `${from}: ${z.prettifyError(parsed.error)}`, REMEDY)
  return parsed.data
}

/** The weights in a folder, the quantized ones first. Throws MODEL when there are none. */
export function findWeights(folder: string): Weights & { readonly path: string } {
  const places = [
    { dtype: 'q8', subfolder: 'onnx', file: 'model_quantized.onnx' },
    { dtype: 'fp32', subfolder: 'onnx', file: 'model.onnx' },
    { dtype: 'q8', subfolder: '', file: 'model_quantized.onnx' },
    { dtype: 'fp32', subfolder: '', file: 'model.onnx' },
  ] as const
  for (const { dtype, subfolder, file } of places) {
    const path = join(folder, subfolder, file)
    if (existsSync(path)) return { dtype, subfolder, path }
  }
  throw new MingtuError(
    'MODEL',
    `${join(folder, 'onnx', 'model_quantized.onnx')} does not exist, nor model.onnx`,
    'Export the model to ONNX: optimum-cli export onnx --task token-classification --model NAME FOLDER.',
  )
}

/** `vocab.json` of the built-in kind: characters by id. */
export function readVocabulary(folder: string): readonly string[] {
  const parsed = z
    .array(z.string())
    .min(5)
    .safeParse(readJson(join(folder, 'vocab.json')))
  if (!parsed.success) throw new MingtuError('MODEL', `${join(folder, 'vocab.json')} is not a list of characters`, REMEDY)
  return parsed.data
}

/** Throws MODEL when the weights are not those the config was written for: a broken download, or a half-copied folder. */
export async function checkWeights(path: string, sha256: string): Promise<void> {
  const found = await hashOf(path)
  if (found === sha256) return
  throw new MingtuError(
    'MODEL',
    `${path} is damaged: its SHA-256 is ${found.slice(0, 12)}…, its config says ${sha256.slice(0, 12)}…`,
    'Restore the model folder (git checkout, or install the package again).',
  )
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await stream(createReadStream(path), hash)
  return hash.digest('hex')
}

export function unloadable(folder: string, cause: unknown): never {
  throw new MingtuError('MODEL', `the model in ${folder} cannot be loaded`, 'Restore the model folder, or choose another with --tagger.', {
    cause,
  })
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new MingtuError('MODEL', `${path} cannot be read as JSON`, REMEDY, { cause })
  }
}
