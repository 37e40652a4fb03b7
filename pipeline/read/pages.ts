import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { MingtuError } from '../../graph/errors.ts'
import { listInputs, STDIN, unreadable } from './inputs.ts'
import type { Input } from './inputs.ts'
import { readRecord } from './jsonl.ts'
import { byteLines } from './lines.ts'
import { formatOfName, pagesOf, skipped } from './page-file.ts'
import type { PageEvent } from './page-file.ts'
import { metaReader } from './page-meta.ts'
import type { MetaOf, MetaSources } from './page-meta.ts'
import { openFile, peek, readWhole } from './streams.ts'

export interface ReadProgress {
  readonly origin: string
  readonly bytesRead: number
  /** Of all files; 0 when only standard input is read. */
  readonly bytesTotal: number
}

export interface ReadOptions extends MetaSources {
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** The files that are read of those that the inputs name, as absolute paths; without it, all. */
  readonly only?: ReadonlySet<string>
  /** Called when a page has been dealt with and the next one is asked for. */
  readonly onProgress?: (progress: ReadProgress) => void
}

/** Five times the largest page worked through in tests; a whole year of a paper in one file is JSONL. */
const MAX_PAGE_BYTES = 256 * 1024 * 1024

/**
 * Reads pages from files, folders, globs, `-` (standard input) and JSONL, one at a time. What cannot be read is yielded as skipped, with its
 * name, the reason and what to do; only a bad pattern or a bad table of metadata throws.
 */
export async function* readPages(inputs: readonly string[], options: ReadOptions = {}): AsyncGenerator<PageEvent> {
  const metaFor = metaReader(options)
  const { only } = options
  const listed = (await listInputs(inputs)).filter(
    (input) => only === undefined || (input.kind === 'file' && only.has(resolve(input.path))),
  )
  const bytesTotal = listed.reduce((sum, input) => sum + (input.kind === 'file' ? input.bytes : 0), 0)
  let finished = 0
  for (const input of listed) {
    if (input.kind === 'skipped') yield input
    else if (input.kind === 'stdin') yield* stdinPages(options)
    else {
      const report = (within: number): void => options.onProgress?.({ origin: input.path, bytesRead: finished + within, bytesTotal })
      const file = markOf(input.path)
      for await (const event of filePages(input, await metaFor(input.path, input.root), report))
        yield event.kind === 'page'
          ? { kind: 'page', page: { ...event.page, file } }
          : { kind: 'skipped', skipped: { ...event.skipped, file } }
      finished += input.bytes
      report(0)
    }
  }
}

/** A hash, since a graph goes further than the names of its builder's folders should. */
const markOf = (path: string): string => createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16)

async function* filePages(
  { path, bytes }: Input & { readonly kind: 'file' },
  meta: MetaOf,
  report: (within: number) => void,
): AsyncGenerator<PageEvent> {
  const origin = path.replaceAll('\\', '/')
  try {
    const file = openFile(path)
    if (formatOfName(path) === 'jsonl') yield* jsonlPages(origin, file.bytes, meta, () => report(Math.min(bytes, file.read())))
    else yield* pagesOf(origin, await readWhole(file.bytes, MAX_PAGE_BYTES), meta)
  } catch (error) {
    if (error instanceof MingtuError) yield skipped(origin, error.message, error.remedy)
    else if (isSystemError(error)) yield error.code.startsWith('Z_') ? brokenGzip(origin, error) : unreadable(origin, error)
    else throw error
  }
}

const brokenGzip = (origin: string, { message }: Error): PageEvent =>
  skipped(origin, `its gzip data is broken (${message})`, 'Fetch it again; the records before the break were read.')

/** Standard input has no name to tell what it is: JSONL when it begins with a brace. */
async function* stdinPages({ stdin, meta: given }: ReadOptions): AsyncGenerator<PageEvent> {
  if (stdin === undefined) {
    yield skipped(STDIN, 'there is no standard input here', 'Name files or folders.')
    return
  }
  const meta: MetaOf = (own) => ({ ...own, ...given })
  try {
    const { head, bytes } = await peek(stdin)
    if (/^(?:\xef\xbb\xbf)?\s*\{/.test(Buffer.from(head).toString('latin1'))) yield* jsonlPages(STDIN, bytes, meta, () => undefined)
    else yield* pagesOf(STDIN, await readWhole(bytes, MAX_PAGE_BYTES), meta)
  } catch (error) {
    if (!(error instanceof MingtuError)) throw error
    yield skipped(STDIN, error.message, error.remedy)
  }
}

async function* jsonlPages(origin: string, bytes: AsyncIterable<Uint8Array>, meta: MetaOf, report: () => void): AsyncGenerator<PageEvent> {
  let records = 0
  for await (const line of byteLines(bytes, MAX_PAGE_BYTES)) {
    const record = readRecord(line.bytes)
    if (record === null) continue
    records += 1
    const name = `${origin}:${String(line.number)}`
    if (record.kind === 'bad') yield skipped(name, record.reason, record.remedy)
    else yield { kind: 'page', page: { origin: name, format: 'jsonl', raw: record.raw, meta: meta(record.meta) } }
    report()
  }
  if (records === 0) yield skipped(origin, 'it holds no record', 'Nothing to do, or fetch the file again.')
}

/** What the operating system and zlib report has a code; a mistake in the program has none. */
function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(?:E[A-Z]+|Z_[A-Z_]+)$/.test(error.code)
}
