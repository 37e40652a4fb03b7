import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { MingtuError } from '../../graph/errors.ts'
import type { PageMeta } from '../types.ts'
import { parseDate } from './date.ts'
import { decodeText } from './decode.ts'

export const SIDECAR_NAME = 'pages.csv'

const COLUMNS = ['file', 'source', 'date', 'edition', 'home', 'title', 'url'] as const
type Column = (typeof COLUMNS)[number]

/** What a table beside the pages says of each: by absolute path, `file` being relative to the table. */
export type Sidecar = ReadonlyMap<string, PageMeta>

/** Reads `file,source,date,edition,home,title,url` (`file` and any of the others). A table that is wrong stops the run: half of it would be worse. */
export async function readSidecar(path: string): Promise<Sidecar> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new MingtuError('INPUT', `The table ${path} cannot be read.`, 'Check the path and its permissions.', { cause })
  })
  const decoded = decodeText(bytes)
  if (decoded.kind === 'unreadable') throw new MingtuError('ENCODING', `The table ${path}: ${decoded.reason}.`, decoded.remedy)
  return new Map(rowsOf(path, decoded.text).map(({ line, row }) => [resolve(dirname(path), row.file ?? ''), metaOf(path, line, row)]))
}

type Row = { readonly [column in Column]?: string }

function rowsOf(path: string, text: string): readonly { readonly line: number; readonly row: Row }[] {
  let rows: { info: { lines: number }; record: Record<string, string> }[]
  try {
    rows = parse(text, { columns: (header: string[]) => header.map((name) => name.trim()), info: true, skip_empty_lines: true, trim: true })
  } catch (cause) {
    throw new MingtuError(
      'INPUT',
      `The table ${path} is not good CSV: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Mend the line and run again.',
      { cause },
    )
  }
  const header = Object.keys(rows[0]?.record ?? { file: '' })
  const unknown = header.filter((name) => !COLUMNS.some((column) => column === name))
  if (unknown.length > 0 || !header.includes('file'))
    throw new MingtuError(
      'INPUT',
      `The table ${path} has ${unknown.length > 0 ? `the unknown column “${unknown[0] ?? ''}”` : 'no column “file”'}.`,
      `Its first line must name columns out of ${COLUMNS.join(',')}, file among them.`,
    )
  return rows.map(({ info, record }) => ({ line: info.lines, row: record }))
}

function metaOf(path: string, line: number, row: Row): PageMeta {
  const { file: _file, date, ...rest } = row
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''))
  if (date === undefined || date === '') return given
  const parsed = parseDate(date)
  if (!parsed) throw new MingtuError('INPUT', `${path}:${line}: “${date}” is no date.`, 'Write it as 2024-01-29.')
  return { ...given, date: parsed }
}
