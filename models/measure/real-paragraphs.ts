import { existsSync } from 'node:fs'
import type { GoldDocument } from './documents.ts'
import { realParagraphs, spansOf, testParagraphs, textsIn, type RealParagraph } from './real-relations.ts'

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
  const textOf = textsIn(
    folder,
    sets.flatMap(([, paragraphs]) => paragraphs),
  )
  const documentOf = (paragraph: RealParagraph): GoldDocument => {
    const raw = textOf(paragraph)
    return { name: paragraph.sha1, raw, spans: spansOf(raw, paragraph) }
  }
  return sets.map(([name, paragraphs]) => [name, paragraphs.map(documentOf)] as const)
}
