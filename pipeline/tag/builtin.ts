import { MingtuError } from '../../graph/errors.ts'
import type { TaggedSpan, Tagger } from '../types.ts'
import { calibrate } from './calibration.ts'
import { Vocabulary, type Encoded } from './characters.ts'
import { readLabels, type TagScheme } from './labels.ts'
import { checkWeights, findWeights, readModelConfig, readVocabulary, unloadable, type ModelConfig } from './model-folder.ts'
import { runBatches, type Session, type Work } from './session.ts'
import { openSessionOf, type ThreadOptions } from './threads.ts'
import { decode } from './viterbi.ts'
import { batchesOf, fillRow, packWindows, type Window } from './windows.ts'

/**
 * Opens a model folder of the built-in kind: one id a character, BIOES over our types. Loads from disk only.
 * Throws MODEL when the folder is incomplete or damaged.
 */
export async function openBuiltinTagger(folder: string, options: ThreadOptions = {}): Promise<Tagger> {
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
  const session = await openSessionOf({ origin: { kind: 'folder', folder }, weights }, options).catch((cause: unknown) =>
    unloadable(folder, cause),
  )
  return new BuiltinTagger(session, config, own, new Vocabulary(readVocabulary(folder)))
}

class BuiltinTagger implements Tagger {
  readonly name: string
  private readonly session: Session
  private readonly vocabulary: Vocabulary
  private readonly scheme: TagScheme
  private readonly own: NonNullable<ModelConfig['mingtu']>

  constructor(session: Session, config: ModelConfig, own: NonNullable<ModelConfig['mingtu']>, vocabulary: Vocabulary) {
    this.session = session
    this.vocabulary = vocabulary
    this.scheme = readLabels(config.id2label)
    this.own = own
    this.name = `builtin ${own.version} (${own.sha256.slice(0, 12)})`
  }

  async tag(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly TaggedSpan[])[]> {
    const encoded = texts.map((text) => this.vocabulary.encode(text))
    const logits = encoded.map(({ ids }) => new Float32Array(ids.length * this.scheme.size))
    const ids = encoded.map((e) => e.ids)
    const windows = packWindows(
      ids.map((i) => i.length),
      this.own.window,
    )
    const batches = batchesOf(windows).map((batch) => this.work(batch, ids, logits))
    await runBatches(this.session, batches, signal)
    return encoded.map((e, k) => this.spans(e, logits[k] ?? new Float32Array(0)))
  }

  private work(windows: readonly Window[], ids: readonly Uint16Array[], logits: readonly Float32Array[]): Work {
    const width = Math.max(...windows.map((w) => w.length))
    const { size } = this.scheme
    return {
      batch: () => {
        const input = new BigInt64Array(windows.length * width)
        const mask = new BigInt64Array(windows.length * width)
        windows.forEach((window, row) => {
          fillRow(input.subarray(row * width, (row + 1) * width), window, ids)
          mask.fill(1n, row * width, row * width + window.length)
        })
        return { ids: input, mask, rows: windows.length, width }
      },
      read: (values) => {
        windows.forEach((window, row) => {
          for (const piece of window.pieces) {
            const from = (row * width + piece.at + piece.keepFrom - piece.from) * size
            logits[piece.text]?.set(values.subarray(from, from + (piece.keepTo - piece.keepFrom) * size), piece.keepFrom * size)
          }
        })
      },
    }
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
    await this.session.close()
  }
}
