import { MingtuError } from '../../graph/errors.ts'
import { bySpan, type AnnotatedPage, type MarkedSpan } from './annotated-page.ts'
import { typeNamed, type TypeNames } from './type-names.ts'

/**
 * WebAnno TSV 3: a line a token, `1-1<tab>0-2<tab>token<tab>…`, with the columns that the header names. The text is the `#Text=` lines at their offsets; of the
 * span layers the first with a feature `value` (named entities) is read. Throws INPUT for a file that has no such layer.
 */
export function readWebanno(content: string, origin: string, names?: TypeNames): AnnotatedPage {
  const lines = content.split(/\r?\n/)
  const column = valueColumn(lines)
  if (column === null)
    throw new MingtuError(
      'INPUT',
      `${origin} has no layer of named entities.`,
      'Export the layer “Named entity”, with its feature “value”, as WebAnno TSV v3.',
    )
  let text = ''
  let said = ''
  const spans = new Map<string, MarkedSpan>()
  for (const line of lines) {
    if (line.startsWith('#Text=')) said = unescape(line.slice('#Text='.length))
    const [place = '', offsets = '', , ...cells] = line.split('\t')
    const [, begin, until] = /^(\d+)-(\d+)$/.exec(offsets) ?? []
    if (begin === undefined || until === undefined || !/^\d+-\d+(?:\.\d+)?$/.test(place)) continue
    const [start, end] = [Number(begin), Number(until)]
    if (said !== '') {
      text = text.padEnd(start, '\n') + said
      said = ''
    }
    for (const value of (cells[column] ?? '_').split('|')) {
      const [, label, mark] = /^(.+?)(?:\[(\d+)\])?$/.exec(value) ?? []
      if (label === undefined || label === '_' || label === '*') continue
      const key = mark ?? `${place} ${label}`
      const known = spans.get(key)
      spans.set(key, { start: known?.start ?? start, end, type: typeNamed(unescape(label), origin, names) })
    }
  }
  return { origin, text, mentions: [...spans.values()].sort(bySpan) }
}

/** Which cell after the token holds the feature `value` of a span layer. */
function valueColumn(lines: readonly string[]): number | null {
  let before = 0
  for (const line of lines) {
    const [, kind, described] = /^#T_(SP|RL|CH)=(.+)$/.exec(line) ?? []
    if (kind === undefined || described === undefined) continue
    const features = described.split('|').slice(1)
    const at = features.indexOf('value')
    if (kind === 'SP' && at >= 0) return before + at
    before += Math.max(features.length, 1)
  }
  return null
}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const unescape = (text: string): string => text.replace(/\\(->|.)/gu, (_, sign: string) => SIGNS[sign] ?? sign)
