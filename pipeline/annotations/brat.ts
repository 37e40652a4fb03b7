import { CodePoints } from '../../graph/formats/code-points.ts'
import { MingtuError } from '../../graph/errors.ts'
import { bySpan, type AnnotatedPage, type MarkedSpan } from './annotated-page.ts'
import { typeNamed, type TypeNames } from './type-names.ts'

/** `T1<tab>Person 0 5;6 8<tab>text`; other lines (relations, notes, normalisations) say nothing of spans. */
const ENTITY = /^T\S+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t/

/**
 * A text and its brat annotations. A span in fragments is taken from its first character to its last: brat makes fragments of what goes over a line.
 * Throws INPUT where a span lies outside the text.
 */
export function readBrat(text: string, annotations: string, origin: string, names?: TypeNames): AnnotatedPage {
  const points = new CodePoints(text)
  const mentions = annotations.split(/\r?\n/).flatMap((line): readonly MarkedSpan[] => {
    const [, label, places] = ENTITY.exec(line) ?? []
    if (label === undefined || places === undefined) return []
    const offsets = places.split(/[ ;]/).map(Number)
    const [start, end] = [points.toUnit(Math.min(...offsets)), points.toUnit(Math.max(...offsets))]
    if (end > text.length || start >= end)
      throw new MingtuError('INPUT', `${origin}: “${line}” lies outside its text.`, 'Give the text that the annotations were made on.')
    return [{ start, end, type: typeNamed(label, origin, names) }]
  })
  return { origin, text, mentions: mentions.sort(bySpan) }
}
