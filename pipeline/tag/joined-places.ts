import { divisionsNamed, fullyNamed, isWithin } from '../gazetteer/divisions.ts'
import type { TaggedSpan } from '../types.ts'

const LONGEST = 11
/** Of a division that stands within another, what its name ends in. */
const DIVISION = /^(?!.{1,4}族).{2,}(?:县|市|旗)$/u
/** Of a town and less, or of a zone with a name of its own. */
const WITHIN = /^(?!.{1,4}族).{2,}(?<![园景校社库灾山林矿城院港])(?:区|镇|乡|街道|村|社区|县|市|旗)$/u
const ZONE = /^(?:.{0,2}(?:开发区|高新区|经开区|新区|示范区|保税区|安置区|试验区)|(?:城|郊|市|老|新|主|各|本)区|(?:移民|安置|古|新|老)村)$/u
const TOWN = /^.{2,}(?<![古小])(?:镇|乡)$/u

/** Two names in a row are two mentions (annotation guide): 汐阳市柳湾镇, 湖南株洲. A short name and what is named after it stay one: 株洲西站. */
export function joinedPlaces(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return spans.flatMap((span) => (span.type === 'Place' ? parts(text, span) : [span]))
}

function parts(text: string, span: TaggedSpan): readonly TaggedSpan[] {
  const name = text.slice(span.start, span.end)
  const at = divisionsNamed(name).length > 0 ? 0 : border(name)
  if (at === 0) return [span]
  return [{ ...span, end: span.start + at }, ...parts(text, { ...span, start: span.start + at })]
}

/** Where the first of two names ends, or 0. */
function border(name: string): number {
  for (let length = Math.min(LONGEST, name.length - 2); length >= 2; length -= 1) {
    const [first, rest] = [name.slice(0, length), name.slice(length)]
    if (length >= 3 && fullyNamed(first).length > 0 && (divisionsNamed(rest).length > 0 || (WITHIN.test(rest) && !ZONE.test(rest))))
      return length
    const divisions = divisionsNamed(first)
    if (divisions.length === 0) continue
    if (DIVISION.test(rest) || (rest.length >= 3 && TOWN.test(rest))) return length
    if (divisionsNamed(rest).some((row) => divisions.some((above) => above !== row && isWithin(row, above.name)))) return length
  }
  return 0
}
