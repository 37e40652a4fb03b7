import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MENTION_TYPES, mentionTypes, type MentionType } from '../../graph/schema.ts'
import type { Expected, TaggedPage, TypedSpan } from '../../tests/relate/tagged-pages.ts'

/** A record of models/corpus/real.jsonl: where a paragraph stands in the raw files, and its names, in code points. */
export interface RealParagraph {
  readonly source: string
  readonly line: number
  readonly start: number
  readonly sha1: string
  readonly spans: readonly (readonly [start: number, end: number, code: string])[]
}

/** A span of the paragraph, or the full name of what it only implies. */
export type Target = readonly [start: number, end: number] | string

/** A record of models/corpus/real-relations.jsonl. Of several targets any is right. */
export interface RealRelations {
  readonly sha1: string
  readonly half: 'read' | 'unread'
  readonly home?: string
  readonly relations: readonly {
    readonly type: string
    readonly head: readonly Target[]
    readonly tail: readonly Target[]
    readonly title?: readonly [start: number, end: number]
    readonly kind?: string
  }[]
}

const CORPUS = new URL('../corpus/', import.meta.url)
const CODES: ReadonlyMap<string, MentionType> = new Map(mentionTypes.map((type) => [MENTION_TYPES[type].code, type]))

const records = <T>(file: string): readonly T[] =>
  readFileSync(new URL(file, CORPUS), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T) // files of this project, checked by models/train/check_corpus.py

export const testParagraphs = (): readonly (RealParagraph & Pick<RealRelations, 'half'>)[] => records('real-test.jsonl')
export const realParagraphs = (): readonly RealParagraph[] => records('real.jsonl')
export const realRelations = (): readonly RealRelations[] => records('real-relations.jsonl')

/** The paragraphs whose relations are annotated, each a page of its own; `folder` holds the raw files, `SOURCE.txt.xz`. None without them. */
export function realPages(folder = fileURLToPath(new URL('../../../shared/data/raw', import.meta.url))): readonly TaggedPage[] {
  if (!existsSync(folder)) return []
  const wanted = new Map(realRelations().map((one) => [one.sha1, one]))
  const chosen = new Map(realParagraphs().flatMap((one) => (wanted.has(one.sha1) ? [[one.sha1, one] as const] : [])))
  const textOf = textsIn(folder, [...chosen.values()])
  return [...wanted.values()].map((relations) => {
    const paragraph = chosen.get(relations.sha1)
    if (paragraph === undefined) throw new Error(`${relations.sha1}: no such paragraph`)
    return pageOf(textOf(paragraph), paragraph, relations)
  })
}

/** Reads the raw files of a folder once; answers each of the paragraphs by its text. A paragraph counts code points of the stripped line. */
export function textsIn(folder: string, paragraphs: readonly RealParagraph[]): (paragraph: RealParagraph) => string {
  const sources = [...new Set(paragraphs.map(({ source }) => source))].sort()
  const lines = new Map(sources.map((source) => [source, linesOf(`${folder}/${source}.txt.xz`)]))
  return ({ source, line, start, sha1 }) => {
    const raw = [...(lines.get(source)?.[line] ?? '').trim()].slice(start).join('')
    if (createHash('sha1').update(raw).digest('hex').slice(0, 12) !== sha1)
      throw new Error(`${sha1}: line ${line} of ${source} is another text`)
    return raw
  }
}

function linesOf(file: string): readonly string[] {
  return execFileSync('xz', ['-dc', file], { encoding: 'utf8', maxBuffer: 2 ** 30 }).split('\n')
}

/** From code points of a text, which the records count, to its UTF-16 code units. */
function unitsOf(raw: string): (point: number) => number {
  const units = [...raw].reduce<number[]>((at, character) => [...at, (at.at(-1) ?? 0) + character.length], [0])
  return (point) => units[point] ?? raw.length
}

/** The names of a paragraph, in UTF-16 code units. */
export function spansOf(raw: string, { spans }: Pick<RealParagraph, 'spans'>): readonly TypedSpan[] {
  const unit = unitsOf(raw)
  return spans.flatMap(([start, end, code]): readonly TypedSpan[] => {
    const type = CODES.get(code)
    return type === undefined ? [] : [{ start: unit(start), end: unit(end), type }]
  })
}

export function pageOf(raw: string, paragraph: Pick<RealParagraph, 'spans'>, { sha1, half, home, relations }: RealRelations): TaggedPage {
  const unit = unitsOf(raw)
  const surface = (target: Target): string => (typeof target === 'string' ? target : raw.slice(unit(target[0]), unit(target[1])))
  const any = (targets: readonly Target[]): string => targets.map(surface).join('|')
  return {
    theme: sha1,
    heldOut: half === 'unread',
    page: { origin: sha1, format: 'text', raw: `${raw}\n`, meta: home === undefined ? {} : { home } },
    spans: spansOf(raw, paragraph),
    expected: relations.map(({ type, head, tail, title, kind }): Expected => ({
      type,
      head: any(head),
      tail: any(tail),
      title: title === undefined ? null : surface(title).replace(/^(?:原|时任|前任?)(?=..)/u, ''),
      kind: kind ?? null,
    })),
  }
}
