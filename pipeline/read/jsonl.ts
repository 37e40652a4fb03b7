import { z } from 'zod'
import type { PageMeta } from '../types.ts'
import { parseDate } from './date.ts'
import { decodeText } from './decode.ts'

const written = z.string().nullish()

const RECORD = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  title: written,
  date: written,
  source: written,
  edition: written,
  home: written,
  url: written,
  text: z.string(),
})

export type JsonlRecord =
  | { readonly kind: 'record'; readonly raw: string; readonly meta: PageMeta }
  | { readonly kind: 'bad'; readonly reason: string; readonly remedy: string }

const SHAPE = 'A record is {"text": "…"} on one line, with id, title, date, source, edition, home and url where they are known.'

/** One line of a JSONL file. `raw` is the record's text exactly, so that offsets hold in the user's own data; null for a blank line. */
export function readRecord(bytes: Uint8Array): JsonlRecord | null {
  const decoded = decodeText(bytes)
  if (decoded.kind === 'unreadable') return { kind: 'bad', reason: decoded.reason, remedy: decoded.remedy }
  if (decoded.text.trim() === '') return null
  let value: unknown
  try {
    value = JSON.parse(decoded.text)
  } catch (cause) {
    return { kind: 'bad', reason: `it is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, remedy: SHAPE }
  }
  const parsed = RECORD.safeParse(value)
  if (!parsed.success) return { kind: 'bad', reason: `it is no page: ${firstIssue(parsed.error)}`, remedy: SHAPE }
  return recordOf(parsed.data)
}

function recordOf({ text, date, id, ...rest }: z.infer<typeof RECORD>): JsonlRecord {
  if (text.trim() === '') return { kind: 'bad', reason: 'its text is empty', remedy: SHAPE }
  const stated = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'string' && value !== ''))
  const meta: PageMeta = { ...stated, ...(id === undefined || id === null ? {} : { id: String(id) }) }
  if (date === undefined || date === null || date === '') return { kind: 'record', raw: text, meta }
  const parsed = parseDate(date)
  if (parsed === null) return { kind: 'bad', reason: `its date “${date}” is no date`, remedy: 'Write it as 2024-01-29, or leave it out.' }
  return { kind: 'record', raw: text, meta: { ...meta, date: parsed } }
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues
  return issue === undefined ? error.message : `${issue.path.join('.') || 'the line'}: ${issue.message}`
}
