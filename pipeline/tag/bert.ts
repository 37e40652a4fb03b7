import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { MingtuError } from '../../graph/errors.ts'
import type { TaggedSpan, Tagger } from '../types.ts'
import { Wordpieces, type Tokens } from './alignment.ts'
import { calibrate } from './calibration.ts'
import { readLabelMap, type LabelMap } from './label-map.ts'
import { readLabels, type TagScheme } from './labels.ts'
import { loadTokenizer } from './loading.ts'
import { findWeights, hashOf, parseModelConfig, readModelConfig, unloadable, type ModelConfig } from './model-folder.ts'
import type { Origin } from './origin.ts'
import { runBatches, type Batch, type Session, type Work } from './session.ts'
import { openSessionOf, type ThreadOptions } from './threads.ts'
import { decode } from './viterbi.ts'
import { batchesOf, packWindows, type Window } from './windows.ts'

/** Two windows of a long text share 32 tokens; with fewer positions than this the next window would not reach further. */
const MIN_POSITIONS = 64
/** BERT's own length, for a config that does not say. */
const DEFAULT_POSITIONS = 512

export interface BertOptions extends ThreadOptions {
  /** Overrules `label-map.json` in the folder, and both the label names that are known without. */
  readonly labelMap?: LabelMap
  /** Where a model of the hub is kept; default ~/.cache/mingtu/models. */
  readonly cacheDir?: string
}

/**
 * Opens a folder with a BERT token classifier as the hub has them: config.json with id2label, tokenizer.json, tokenizer_config.json,
 * onnx/model_quantized.onnx or onnx/model.onnx; label-map.json where its labels have names of their own. Loads from disk only.
 * Throws MODEL when the folder is incomplete, its tokenizer is not BERT's, or none of its labels is a type of ours.
 */
export async function openBertTagger(folder: string, options: BertOptions = {}): Promise<Tagger> {
  const config = readModelConfig(folder)
  const weights = findWeights(folder)
  for (const file of ['tokenizer.json', 'tokenizer_config.json']) {
    if (existsSync(join(folder, file))) continue
    throw new MingtuError(
      'MODEL',
      `${join(folder, file)} does not exist`,
      'Save the tokenizer beside the model: save_pretrained writes both files.',
    )
  }
  const mapFile = join(folder, 'label-map.json')
  const map = options.labelMap ?? (existsSync(mapFile) ? readLabelMap(mapFile) : {})
  const scheme = readLabels(config.id2label, map)
  const origin: Origin = { kind: 'folder', folder }
  const reader = await loadTokenizer(origin)
    .catch((cause: unknown) => unloadable(folder, cause))
    .then((tokenizer) => readerOf(new Wordpieces(tokenizer), tokenizer.encode(''), folder))
  const session = await openSessionOf({ origin, weights }, options).catch((cause: unknown) => unloadable(folder, cause))
  const name = `${basename(resolve(folder))} (${(await hashOf(weights.path)).slice(0, 12)})`
  return new BertTagger(name, session, scheme, reader, positionsOf(config, folder))
}

/**
 * Opens a token classifier of the hub by its name, OWNER/NAME; it needs ONNX files there. Downloads what is not in the cache: this is the
 * one place that may. Throws MODEL when it cannot be had or used.
 */
export async function openHubTagger(id: string, options: BertOptions = {}): Promise<Tagger> {
  const origin: Origin = { kind: 'hub', id, cacheDir: options.cacheDir ?? join(homedir(), '.cache', 'mingtu', 'models') }
  const tokenizer = await loadTokenizer(origin).catch((cause: unknown) => unavailable(id, cause))
  const reader = readerOf(new Wordpieces(tokenizer), tokenizer.encode(''), id)
  const session = await openSessionOf({ origin, weights: { dtype: 'q8', subfolder: 'onnx' } }, options)
    .catch(() => openSessionOf({ origin, weights: { dtype: 'fp32', subfolder: 'onnx' } }, options)) // many models have no quantized file
    .catch((cause: unknown) => unavailable(id, cause))
  const config = parseModelConfig(session.config, `config.json of ${id}`)
  return new BertTagger(`hf:${id}`, session, readLabels(config.id2label, options.labelMap), reader, positionsOf(config, id))
}

function unavailable(id: string, cause: unknown): never {
  throw new MingtuError(
    'MODEL',
    `the model ${id} cannot be had from the hub: ${cause instanceof Error ? cause.message : String(cause)}`,
    'Check the name, the network, and that the model has ONNX files and a tokenizer.json; or download it, and give its folder to --tagger.',
    { cause },
  )
}

interface Reader {
  readonly pieces: Wordpieces
  /** [CLS] and [SEP]. */
  readonly before: number
  readonly after: number
}

function readerOf(pieces: Wordpieces, empty: readonly number[], from: string): Reader {
  const [before, after] = empty
  // One Chinese character is one token of BERT; SentencePiece and byte-level tokenizers write several, or a mark before it.
  if (before !== undefined && after !== undefined && empty.length === 2 && pieces.encode('的一').ids.length === 2)
    return { pieces, before, after }
  throw new MingtuError(
    'MODEL',
    `the tokenizer of ${from} is not BERT's`,
    'Use a model whose tokenizer is WordPiece (BERT, RoBERTa-wwm, MacBERT, ELECTRA).',
  )
}

function positionsOf(config: ModelConfig, from: string): number {
  const positions = config.max_position_embeddings ?? DEFAULT_POSITIONS
  if (positions >= MIN_POSITIONS) return positions
  throw new MingtuError('MODEL', `${from} reads ${positions} tokens at most`, `Use a model that reads ${MIN_POSITIONS} or more.`)
}

class BertTagger implements Tagger {
  readonly name: string
  private readonly session: Session
  private readonly scheme: TagScheme
  private readonly reader: Reader
  private readonly positions: number

  constructor(name: string, session: Session, scheme: TagScheme, reader: Reader, positions: number) {
    this.name = name
    this.session = session
    this.scheme = scheme
    this.reader = reader
    this.positions = positions
  }

  async tag(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly TaggedSpan[])[]> {
    const tokens = texts.map((text) => this.reader.pieces.encode(text))
    const logits = tokens.map(({ ids }) => new Float32Array(ids.length * this.scheme.size))
    // A text a window, as such models were trained.
    const windows = tokens.flatMap(({ ids }, text) => windowsOf(text, ids.length, this.positions))
    const batches = batchesOf(windows, 2).map((batch) => this.work(batch, tokens, logits))
    await runBatches(this.session, batches, signal)
    return tokens.map((t, k) => spansOf(t, logits[k] ?? new Float32Array(0), this.scheme))
  }

  private work(windows: readonly Window[], tokens: readonly Tokens[], logits: readonly Float32Array[]): Work {
    const width = Math.max(...windows.map((w) => w.length)) + 2
    return { batch: () => this.batchOf(windows, width, tokens), read: (values) => this.read(values, windows, width, logits) }
  }

  private batchOf(windows: readonly Window[], width: number, tokens: readonly Tokens[]): Batch {
    const ids = new BigInt64Array(windows.length * width)
    const mask = new BigInt64Array(windows.length * width)
    windows.forEach(({ pieces }, row) => {
      for (const piece of pieces) {
        const own = tokens[piece.text]?.ids.subarray(piece.from, piece.to) ?? []
        const filled = [this.reader.before, ...own, this.reader.after]
        ids.set(filled.map(BigInt), row * width)
        mask.fill(1n, row * width, row * width + filled.length)
      }
    })
    return { ids, mask, rows: windows.length, width }
  }

  private read(values: Float32Array, windows: readonly Window[], width: number, logits: readonly Float32Array[]): void {
    const { size } = this.scheme
    if (values.length !== windows.length * width * size) {
      throw new MingtuError(
        'MODEL',
        `${this.name} answers ${values.length / (windows.length * width)} numbers a token, and its config names ${size} labels`,
        'Give the config.json that belongs to these weights.',
      )
    }
    windows.forEach(({ pieces }, row) => {
      for (const piece of pieces) {
        const from = (row * width + 1 + piece.keepFrom - piece.from) * size
        logits[piece.text]?.set(values.subarray(from, from + (piece.keepTo - piece.keepFrom) * size), piece.keepFrom * size)
      }
    })
  }

  async close(): Promise<void> {
    await this.session.close()
  }
}

/** Windows of one text, overlapping where it is longer than the model reads less [CLS] and [SEP]. */
function windowsOf(text: number, length: number, positions: number): Window[] {
  return packWindows([length], positions - 2).map((window) => ({
    pieces: window.pieces.map((piece) => ({ ...piece, text })),
    length: Math.min(window.length, length),
  }))
}

/** A score is the model's own probability: no held-out text of ours calibrates it. */
function spansOf(tokens: Tokens, logits: Float32Array, scheme: TagScheme): readonly TaggedSpan[] {
  const spans: TaggedSpan[] = []
  for (const { start, end, type, probability } of decode(logits, tokens.ids.length, scheme)) {
    const span = { start: tokens.starts[start] ?? 0, end: tokens.ends[end - 1] ?? 0, type, score: calibrate(probability, null) }
    // Two names in one word whose pieces could not be placed: the first has the word.
    if (span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span)
  }
  return spans
}
