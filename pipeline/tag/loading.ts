import { resolve } from 'node:path'
import {
  AutoModelForTokenClassification,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@huggingface/transformers'
import type { Origin, Weights } from './origin.ts'

/** Errors are the library's own: the caller knows what to advise. */
export function loadModel(origin: Origin, weights: Weights, threads: number): Promise<PreTrainedModel> {
  return oneAtATime(origin, () =>
    AutoModelForTokenClassification.from_pretrained(nameOf(origin), {
      ...weights,
      device: 'cpu',
      local_files_only: origin.kind === 'folder',
      session_options: { intraOpNumThreads: threads, graphOptimizationLevel: 'all', logSeverityLevel: 3 },
    }),
  )
}

export function loadTokenizer(origin: Origin): Promise<PreTrainedTokenizer> {
  return oneAtATime(origin, () => AutoTokenizer.from_pretrained(nameOf(origin), { local_files_only: origin.kind === 'folder' }))
}

/** The library takes `a/b` for a name on the hub, and an absolute path for what it is. */
function nameOf(origin: Origin): string {
  return origin.kind === 'folder' ? resolve(origin.folder) : origin.id
}

let queue: Promise<unknown> = Promise.resolve()

/**
 * The library's leave to download and its cache are settings of the whole process: they are changed only while a model of the hub is
 * loading, and put back.
 */
function oneAtATime<T>(origin: Origin, load: () => Promise<T>): Promise<T> {
  const loading = queue.then(async () => {
    const { cacheDir } = env
    env.allowRemoteModels = origin.kind === 'hub'
    env.allowLocalModels = origin.kind === 'folder'
    if (origin.kind === 'hub') env.cacheDir = origin.cacheDir
    try {
      return await load()
    } finally {
      env.allowRemoteModels = false
      env.allowLocalModels = true
      env.cacheDir = cacheDir
    }
  })
  queue = loading.catch(() => undefined) // who asked for the model hears of the failure; the next load goes on
  return loading
}
