import { Tensor, type PreTrainedModel } from '@huggingface/transformers'
import { MingtuError } from '../../graph/errors.ts'
import type { TaggedSpan, Tagger } from '../types.ts'
import { calibrate } from './calibration.ts'
import { Vocabulary, type Encoded } from './characters.ts'
import { readLabels, type TagScheme } from './labels.ts'
import { loadModel } from './loading.ts'
import { checkWeights, findWeights, readModelConfig, readVocabulary, unloadable, type ModelConfig } from './model-folder.ts'
import { decode } from './viterbi.ts'
import { fillRow, packWindows, type Window } from './windows.ts'

/** Windows a run: large enough to keep the matrix kernels busy, small enough to stay in the cache. */
const BATCH = 8

export interface BuiltinOptions {
  /** Threads inside one run; default 2. */
  readonly threads?: number
}

/**
 * Opens a model folder of the built-in kind: one id a character, BIOES over our types. Loads from disk only.
 * Throws MODEL when the folder is incomplete or damaged.
 */
export async function openBuiltinTagger(folder: string, options: BuiltinOptions = {}): Promise<Tagger> {
  const config = readModelConfig(folder)
  const own = config.mingtu
  if (own === undefined) {
    throw new MingtuError(
      'MODEL',
      `${folder} is not a model of the built-in kind`,
      'Its config.json has no "mingtu" part; give a tokenizer.json for models of other kinds.',
    )
  }
  const weights = findWeights(folder)
  await checkWeights(weights.path, own.sha256)
  const model = await loadModel({ kind: 'folder', folder }, weights, options.threads ?? 2).catch((cause: unknown) =>
    unloadable(folder, cause),
  )
  return new BuiltinTagger(model, config, own, new Vocabulary(readVocabulary(folder)))
}

class BuiltinTagger implements Tagger {
  readonly name: string
  private readonly model: PreTrainedModel
  private readonly vocabulary: Vocabulary
  private readonly scheme: TagScheme
  private readonly own: NonNullable<ModelConfig['mingtu']>

  constructor(model: PreTrainedModel, config: ModelConfig, own: NonNullable<ModelConfig['mingtu']>, vocabulary: Vocabulary) {
    this.model = model
    this.vocabulary = vocabulary
    this.scheme = readLabels(config.id2label)
    this.own = own
    this.name = `builtin ${own.version} (${own.sha256.slice(0, 12)})`
  }

  async tag(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly TaggedSpan[])[]> {
    const encoded = texts.map((text) => this.vocabulary.encode(text))
    const logits = encoded.map(({ ids }) => new Float32Array(ids.length * this.scheme.size))
    const ids = encoded.map((e) => e.ids)
    // Equal lengths together, so that little is padding; the order within a length is that of the text.
    const windows = packWindows(
      ids.map((i) => i.length),
      this.own.window,
    ).sort((a, b) => a.length - b.length)
    for (let k = 0; k < windows.length; k += BATCH) {
      signal?.throwIfAborted()
      await this.run(windows.slice(k, k + BATCH), ids, logits)
    }
    return encoded.map((e, k) => this.spans(e, logits[k] ?? new Float32Array(0)))
  }

  private async run(windows: readonly Window[], ids: readonly Uint16Array[], logits: readonly Float32Array[]): Promise<void> {
    const width = Math.max(...windows.map((w) => w.length))
    const input = new BigInt64Array(windows.length * width)
    const mask = new BigInt64Array(windows.length * width)
    windows.forEach((window, row) => {
      fillRow(input.subarray(row * width, (row + 1) * width), window, ids)
      mask.fill(1n, row * width, row * width + window.length)
    })
    const shape = [windows.length, width]
    // The library types a model's answer as any; a token classifier answers `logits`, float32 of [batch, length, labels].
    const answer = (await this.model({
      input_ids: new Tensor('int64', input, shape),
      attention_mask: new Tensor('int64', mask, shape),
    })) as { logits: Tensor }
    const values = answer.logits.data as Float32Array
    const { size } = this.scheme
    windows.forEach((window, row) => {
      for (const piece of window.pieces) {
        const from = (row * width + piece.at + piece.keepFrom - piece.from) * size
        logits[piece.text]?.set(values.subarray(from, from + (piece.keepTo - piece.keepFrom) * size), piece.keepFrom * size)
      }
    })
  }

  private spans(encoded: Encoded, logits: Float32Array): readonly TaggedSpan[] {
    return decode(logits, encoded.ids.length, this.scheme).map((span) => ({
      start: encoded.offsets[span.start] ?? 0,
      end: encoded.offsets[span.end] ?? 0,
      type: span.type,
      score: calibrate(span.probability, this.own.calibration),
    }))
  }

  async close(): Promise<void> {
    await this.model.dispose()
  }
}
