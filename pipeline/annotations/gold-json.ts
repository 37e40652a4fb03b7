import { z } from 'zod'
import { MingtuError } from '../../graph/errors.ts'
import { bySpan, type AnnotatedPage } from './annotated-page.ts'
import { typeNamed, type TypeNames } from './type-names.ts'

const MENTION = z.union([
  z.tuple([z.int(), z.int(), z.string()], z.unknown()).transform(([start, end, type]) => ({ start, end, type })),
  z.object({ start: z.int(), end: z.int(), type: z.string() }).transform(({ start, end, type }) => ({ start, end, type })),
])
const GOLD = z.object({ mentions: z.array(MENTION) })

/**
 * Our own JSON: what `extract` prints, or mentions as `[start, end, "PER", …]`; the annotation guide says what is marked. Throws INPUT where it has another
 * form, or a span lies outside the text.
 */
export function readGoldJson(text: string, json: string, origin: string, names?: TypeNames): AnnotatedPage {
  const parsed = GOLD.safeParse(parse(json, origin))
  if (!parsed.success)
    throw new MingtuError(
      'INPUT',
      `${origin} is no annotated page: ${z.prettifyError(parsed.error)}`,
      'Its "mentions" have start, end and type.',
    )
  const mentions = parsed.data.mentions.map(({ start, end, type }) => ({ start, end, type: typeNamed(type, origin, names) }))
  const outside = mentions.find(({ start, end }) => start < 0 || start >= end || end > text.length)
  if (outside !== undefined)
    throw new MingtuError(
      'INPUT',
      `${origin}: a mention from ${String(outside.start)} to ${String(outside.end)} lies outside its text.`,
      'Give the text that the annotations were made on; offsets are UTF-16 units of it without its byte order mark.',
    )
  return { origin, text, mentions: mentions.sort(bySpan) }
}

function parse(json: string, origin: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new MingtuError('INPUT', `${origin} is no JSON.`, 'Check that the file is whole.', { cause })
  }
}
