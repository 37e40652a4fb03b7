import type { BylineName } from '../types.ts'
import { readByline } from './byline.ts'
import type { Classified } from './shape.ts'
import { endsSentence } from './sentence-end.ts'

const BRACKETED = /[（(]([^（）()]{2,60})[）)]$/u
const CREDIT =
  /(?:^|[\s。！？”）)▲▼])([\u4e00-\u9fff·/／]{2,16}[\s/／]*(?:[\u4e00-\u9fff·][\u4e00-\u9fff·/／]{1,15}[\s/／]*){0,3}(?:摄影报道|摄影|摄|供图))[）)]?$/u

/** The names that a line signs with: a byline line, the byline of a lead, a signature in brackets, the credit of a picture. */
export function namesOf(raw: string, item: Classified): readonly BylineName[] {
  const { line, lead } = item
  if (item.kind === 'byline') return readByline(line.head, line.start)?.names ?? affiliated(line.head, line.start)
  const names: BylineName[] = []
  if (lead !== null && lead.byline !== null) {
    names.push(
      ...(readByline(raw.slice(line.start + lead.byline.start, line.start + lead.byline.end), line.start + lead.byline.start)?.names ?? []),
    )
  }
  if (item.kind === 'caption') names.push(...signature(CREDIT.exec(line.tail), item, false))
  if (item.kind === 'text' || item.kind === 'caption') names.push(...signature(BRACKETED.exec(line.tail), item, true))
  return names
}

function signature(found: RegExpExecArray | null, item: Classified, bracketed: boolean): readonly BylineName[] {
  const inside = found?.[1]
  if (found === null || inside === undefined) return []
  const { line } = item
  const offset = line.end - line.tail.length + found.index + found[0].indexOf(inside)
  const byline = readByline(inside, offset)
  if (byline === null) return []
  return byline.labelled || !bracketed || endsSentence(line.tail.slice(0, found.index)) ? byline.names : []
}

/** The names after a place of work: the first word of the line is no name. */
function affiliated(text: string, start: number): readonly BylineName[] {
  const first = /^\S+\s+/u.exec(text)
  return first === null ? [] : (readByline(text.slice(first[0].length), start + first[0].length)?.names ?? [])
}
