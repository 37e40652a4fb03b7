import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { MingtuError } from '../../graph/errors.ts'
import { ENTITY_TYPES, entityTypes, type EntityType } from '../../graph/schema.ts'
import { decodeText } from '../read/index.ts'
import type { TaggedSpan, Tagger } from '../types.ts'

/** A thing that the user knows by name. */
export interface DictionaryEntry {
  readonly name: string
  readonly type: EntityType
  readonly aliases: readonly string[]
}

/** Names and aliases to their things, the longest first at each place. */
export interface Dictionary {
  readonly entries: readonly DictionaryEntry[]
  /** Every name and alias, by its first character, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly (readonly [form: string, entry: DictionaryEntry])[]>
}

const COLUMNS = ['name', 'type', 'aliases'] as const
const TYPES: ReadonlyMap<string, EntityType> = new Map<string, EntityType>(
  entityTypes.flatMap((type) =>
    [type, type.toLowerCase(), ENTITY_TYPES[type].code, ENTITY_TYPES[type].zh].map((name) => [name, type] as const),
  ),
)
/** What may stand between aliases in a cell. */
const SEPARATORS = /[;；|、]/u
const SHORTEST = 2

/** Reads `name,type,aliases` (aliases parted by ; or |). A table that is wrong stops the run, with the line. */
export async function readDictionary(path: string): Promise<Dictionary> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new MingtuError('INPUT', `The dictionary ${path} cannot be read.`, 'Check the path and its permissions.', { cause })
  })
  const decoded = decodeText(bytes)
  if (decoded.kind === 'unreadable') throw new MingtuError('ENCODING', `The dictionary ${path}: ${decoded.reason}.`, decoded.remedy)
  return dictionaryOf(rowsOf(decoded.text, path))
}

function rowsOf(text: string, path: string): readonly DictionaryEntry[] {
  let rows: { info: { lines: number }; record: Record<string, string> }[]
  try {
    rows = parse(text, {
      columns: (header: string[]) => header.map((name) => name.trim()),
      info: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    })
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new MingtuError('INPUT', `The dictionary ${path} is not good CSV: ${said}`, 'Mend the line and run again.', { cause })
  }
  const header = Object.keys(rows[0]?.record ?? { name: '', type: '' })
  if (!header.includes('name') || !header.includes('type') || header.some((name) => !COLUMNS.some((column) => column === name)))
    throw new MingtuError(
      'INPUT',
      `The dictionary ${path} has the columns ${header.join(',')}.`,
      'Its first line must be name,type,aliases.',
    )
  return rows.map(({ info, record: { name = '', type = '', aliases = '' } }) => {
    const known = TYPES.get(type) ?? TYPES.get(type.toLowerCase())
    const forms = [name, ...aliases.split(SEPARATORS).map((alias) => alias.trim())].filter((form) => form !== '')
    if (known === undefined)
      throw new MingtuError('INPUT', `${path}:${String(info.lines)}: “${type}” is no type.`, `Types are ${entityTypes.join(', ')}.`)
    if (name === '' || forms.some((form) => form.length < SHORTEST))
      throw new MingtuError(
        'INPUT',
        `${path}:${String(info.lines)}: a name of fewer than ${String(SHORTEST)} characters.`,
        'One character stands in too many words; leave it out.',
      )
    return { name, type: known, aliases: forms.slice(1) }
  })
}

export function dictionaryOf(entries: readonly DictionaryEntry[]): Dictionary {
  const byFirst = new Map<string, (readonly [string, DictionaryEntry])[]>()
  for (const entry of entries) {
    for (const form of [entry.name, ...entry.aliases]) {
      const list = byFirst.get(form.charAt(0)) ?? []
      list.push([form, entry])
      byFirst.set(form.charAt(0), list)
    }
  }
  for (const list of byFirst.values()) list.sort(([a], [b]) => b.length - a.length)
  return { entries, byFirst }
}

/** An engine that knows the names of a dictionary besides its own: they are certain, and what it finds across their borders gives way. */
export function withDictionary(tagger: Tagger, dictionary: Dictionary): Tagger {
  return {
    name: `${tagger.name} with a dictionary of ${String(dictionary.entries.length)} names`,
    tag: async (texts, signal) => {
      const tagged = await tagger.tag(texts, signal)
      return texts.map((text, k) => joined(namesIn(text, dictionary), tagged[k] ?? []))
    },
    close: () => tagger.close(),
  }
}

/** A name inside a longer one that the engine found (a school named after a firm) is a part of that name, and no mention. */
function joined(names: readonly TaggedSpan[], found: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const holds = (outer: TaggedSpan, inner: TaggedSpan): boolean =>
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
  const kept = names.filter((name) => !found.some((span) => holds(span, name)))
  const rest = found.filter((span) => !kept.some((name) => name.start < span.end && span.start < name.end))
  return [...kept, ...rest].sort((a, b) => a.start - b.start)
}

function namesIn(text: string, { byFirst }: Dictionary): readonly TaggedSpan[] {
  const spans: TaggedSpan[] = []
  for (let at = 0; at < text.length;) {
    const [form, entry] = byFirst.get(text.charAt(at))?.find(([each]) => text.startsWith(each, at)) ?? []
    if (form === undefined || entry === undefined) at += 1
    else {
      spans.push({ start: at, end: at + form.length, type: entry.type, score: 1 })
      at += form.length
    }
  }
  return spans
}
