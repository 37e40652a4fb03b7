import { createHash } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import type { Decision } from '../graph/index.ts'
import type { PageEvent } from '../pipeline/read/index.ts'
import type { PageMeta } from '../pipeline/types.ts'
import type { BuildSummary } from './build-graph.ts'
import { decisionsFile } from './decisions-file.ts'
import { hashOf } from './made.ts'
import type { Making } from './made.ts'
import { packageVersion } from './package-info.ts'

/** What a build was made of and what became of it: a line of JSON in the file of records. */
export interface BuildRecord {
  /** Times are ISO 8601, in UTC. */
  readonly began: string
  readonly ended: string
  readonly mingtu: string
  readonly node: string
  /** `sha256` is over all pages in the order they were read: their names, what is known of them, and their text. */
  readonly input: { readonly names: readonly string[]; readonly pages: number; readonly sha256: string }
  /** The engine, with the hash of its weights; null where workers found the names or somebody had marked them. */
  readonly tagger: string | null
  /** SHA-256 of what was given; null where nothing was. */
  readonly labelMap: string | null
  readonly dictionary: string | null
  readonly decisions: { readonly count: number; readonly sha256: string | null }
  /** What the options said of the pages: --home, --source and so on. */
  readonly options: PageMeta
  /** Articles: new, made again, passed over, taken out; `unread` are inputs left out. */
  readonly outcome: {
    readonly finished: boolean
    readonly written: number
    readonly again: number
    readonly present: number
    readonly outdated: number
    readonly chars: number
    readonly unread: number
  }
}

/** Beside the store and the decisions. */
export const recordsFile = (store: string): string => decisionsFile(store).replace(/\.decisions\.tsv$/u, '.builds.jsonl')

export interface RecordedBuild {
  readonly inputs: readonly string[]
  readonly making: Omit<Making, 'tagger'> & { readonly tagger: string | null }
  readonly decisions: readonly Decision[]
  readonly options: PageMeta
  readonly clock: () => Date
}

/** Watches what a build reads, and records it when it has ended. */
export function recordBuild({ inputs, making, decisions, options, clock }: RecordedBuild): {
  readonly reading: (pages: AsyncIterable<PageEvent>) => AsyncGenerator<PageEvent>
  readonly end: (store: string, summary: BuildSummary) => Promise<void>
} {
  const began = clock()
  const hash = createHash('sha256')
  let count = 0
  async function* reading(pages: AsyncIterable<PageEvent>): AsyncGenerator<PageEvent> {
    for await (const event of pages) {
      if (event.kind === 'page') {
        const { origin, meta, raw } = event.page
        hash.update(JSON.stringify([origin, meta, raw.length])).update(raw)
        count += 1
      }
      yield event
    }
  }
  const end = async (store: string, summary: BuildSummary): Promise<void> => {
    const { interrupted, written, again, present, outdated, chars, skipped } = summary
    const record: BuildRecord = {
      began: began.toISOString(),
      ended: clock().toISOString(),
      mingtu: packageVersion(),
      node: process.versions.node,
      input: { names: inputs, pages: count, sha256: hash.digest('hex') },
      tagger: making.tagger,
      labelMap: making.labelMap === undefined ? null : hashOf(making.labelMap),
      dictionary: making.dictionary === undefined ? null : hashOf(making.dictionary.entries),
      decisions: { count: decisions.length, sha256: decisions.length === 0 ? null : hashOf(decisions) },
      options,
      outcome: { finished: !interrupted, written, again, present, outdated, chars, unread: skipped.length },
    }
    await appendFile(recordsFile(store), `${JSON.stringify(record)}\n`)
  }
  return { reading, end }
}
