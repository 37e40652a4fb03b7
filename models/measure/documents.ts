import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { MENTION_TYPES, mentionTypes, type MentionType } from '../../graph/schema.ts'

/** A span as [start, end) in UTF-16 code units of `raw`. */
export interface GoldSpan {
  readonly start: number
  readonly end: number
  readonly type: MentionType
}

export interface GoldDocument {
  readonly name: string
  readonly raw: string
  readonly spans: readonly GoldSpan[]
}

const LETTERS: Readonly<Record<string, MentionType>> = {
  P: 'Person',
  C: 'Company',
  G: 'Government',
  O: 'Organization',
  L: 'Place',
  T: 'Title',
  R: 'Programme',
  E: 'Event',
}
const CODES: ReadonlyMap<string, MentionType> = new Map(mentionTypes.map((type) => [MENTION_TYPES[type].code, type]))

/** The articles of models/corpus that no training sees: one in twelve, by the hash of its text (models/train/corpus.py). */
export function heldOutArticles(folder = new URL('../corpus/', import.meta.url)): readonly GoldDocument[] {
  const files = readdirSync(folder)
    .filter((name) => /^[A-Za-z]\.txt$/.test(name))
    .sort()
  return files.flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split(/^---\s*$/m)
      .map((marked) => marked.split('\n').filter((line) => line.trim() !== ''))
      .filter((lines) => lines.length > 0)
      .map((lines, k) => untag(`${file}:${k}`, lines.join('\n')))
      .filter(({ raw }) => BigInt(`0x${createHash('sha1').update(raw).digest('hex')}`) % 12n === 0n),
  )
}

/** '{P张三}说' -> '张三说' and its spans. */
export function untag(name: string, marked: string): GoldDocument {
  const spans: GoldSpan[] = []
  let raw = ''
  let at = 0
  for (const found of marked.matchAll(/\{([PCGOLTRE])([^{}]+)\}/g)) {
    const [whole, letter = '', surface = ''] = found
    raw += marked.slice(at, found.index)
    const type = LETTERS[letter]
    if (type !== undefined) spans.push({ start: raw.length, end: raw.length + surface.length, type })
    raw += surface
    at = found.index + whole.length
  }
  return { name, raw: raw + marked.slice(at), spans }
}

/** Gold pages `page-*.gold.json` beside their text; their offsets count code points. None where the folder is missing. */
export function goldPages(folder: string): readonly GoldDocument[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .map((file) => {
      const name = file.replace('.gold.json', '')
      const raw = readFileSync(`${folder}/${name}.txt`, 'utf8')
      // The annotation format of the gold pages: mentions are [start, end, type, surface, entity].
      const { mentions } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { mentions: [number, number, string, string, string][] }
      const units = unitOffsets(raw)
      return {
        name,
        raw,
        spans: mentions.flatMap(([start, end, code]) => {
          const type = CODES.get(code)
          return type === undefined ? [] : [{ start: units[start] ?? 0, end: units[end] ?? raw.length, type }]
        }),
      }
    })
}

function unitOffsets(raw: string): readonly number[] {
  const offsets: number[] = []
  let at = 0
  for (const character of raw) {
    offsets.push(at)
    at += character.length
  }
  return [...offsets, at]
}
