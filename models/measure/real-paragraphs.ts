import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { MENTION_TYPES, mentionTypes, type MentionType } from '../../graph/schema.ts'
import type { GoldDocument } from './documents.ts'
import { linesOf, realParagraphs, testParagraphs, type RealParagraph } from './real-relations.ts'

const CODES: ReadonlyMap<string, MentionType> = new Map(mentionTypes.map((type) => [MENTION_TYPES[type].code, type]))

/** Sets of real paragraphs that no training sees, by name; `folder` holds the raw files, SOURCE.txt.xz. None without them. */
export function realSets(folder: string): readonly (readonly [name: string, documents: readonly GoldDocument[]])[] {
  if (!existsSync(folder)) return []
  // models/train/real_text.py keeps one in eight.
  const heldOut = realParagraphs().filter(({ sha1 }) => BigInt(`0x${sha1}`) % 8n === 0n)
  const half = (wanted: string): readonly RealParagraph[] => testParagraphs().filter((one) => one.half === wanted)
  const sets = [
    ['Held-out real paragraphs', heldOut],
    ['Real paragraphs for measuring, the half whose errors were read', half('read')],
    ['Real paragraphs for measuring, the half that was not read', half('unread')],
  ] as const
  const sources = [...new Set(sets.flatMap(([, paragraphs]) => paragraphs.map(({ source }) => source)))].sort()
  const lines = new Map(sources.map((source) => [source, linesOf(`${folder}/${source}.txt.xz`)]))
  return sets.map(
    ([name, paragraphs]) => [name, paragraphs.map((one) => documentOf(one, lines.get(one.source)?.[one.line] ?? ''))] as const,
  )
}

/** Spans of the record count code points of the stripped line from `start` on, those of the document UTF-16 code units. */
function documentOf({ source, line, start, sha1, spans }: RealParagraph, text: string): GoldDocument {
  const characters = [...text.trim()].slice(start)
  const raw = characters.join('')
  if (createHash('sha1').update(raw).digest('hex').slice(0, 12) !== sha1)
    throw new Error(`${sha1}: line ${line} of ${source} is another text`)
  const units = characters.reduce<number[]>((at, character) => [...at, (at.at(-1) ?? 0) + character.length], [0])
  return {
    name: sha1,
    raw,
    spans: spans.flatMap(([from, to, code]) => {
      const type = CODES.get(code)
      return type === undefined ? [] : [{ start: units[from] ?? 0, end: units[to] ?? raw.length, type }]
    }),
  }
}
