import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline as stream } from 'node:stream/promises'
import { z } from 'zod'
import { MingtuError } from '../../graph/errors.ts'

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

const ONNX = join('onnx', 'model_quantized.onnx')
const REMEDY = 'A model folder holds config.json, vocab.json or tokenizer.json, and onnx/model_quantized.onnx; see models/README.md.'

/** Reads and checks `config.json` of a model folder. Throws MODEL with what is missing or wrong. */
export function readModelConfig(folder: string): ModelConfig {
  for (const file of ['config.json', ONNX]) {
    if (!existsSync(join(folder, file))) throw new MingtuError('MODEL', `${join(folder, file)} does not exist`, REMEDY)
  }
  const parsed = Config.safeParse(readJson(join(folder, 'config.json')))
  if (!parsed.success) throw new MingtuError('MODEL', `${join(folder, 'config.json')}: ${z.prettifyError(parsed.error)}`, REMEDY)
  return parsed.data
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
export async function checkWeights(folder: string, sha256: string): Promise<void> {
  const hash = createHash('sha256')
  await stream(createReadStream(join(folder, ONNX)), hash)
  const found = hash.digest('hex')
  if (found === sha256) return
  throw new MingtuError(
    'MODEL',
    `${join(folder, ONNX)} is damaged: its SHA-256 is ${found.slice(0, 12)}…, the config of ${basename(folder)} says ${sha256.slice(0, 12)}…`,
    'Restore the model folder (git checkout, or install the package again).',
  )
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new MingtuError('MODEL', `${path} cannot be read as JSON`, REMEDY, { cause })
  }
}
