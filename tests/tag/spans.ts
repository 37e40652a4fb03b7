import type { MentionType } from '../../graph/schema.ts'
import type { TaggedSpan } from '../../pipeline/types.ts'

const TYPES: { readonly [letter: string]: MentionType } = {
  P: 'Person',
  C: 'Company',
  G: 'Government',
  O: 'Organization',
  L: 'Place',
  T: 'Title',
  R: 'Programme',
  E: 'Event',
}

/** Reads inline tags ({P韩青}), applies a layer, and writes the text with the tags that it has then; they must be in order and apart. */
export function layered(marked: string, layer: (text: string, spans: readonly TaggedSpan[]) => readonly TaggedSpan[]): string {
  let text = ''
  let from = 0
  const spans: TaggedSpan[] = []
  for (const found of marked.matchAll(/\{([PCGOLTRE])([^{}]*)\}/gu)) {
    const [whole, letter = '', surface = ''] = found
    text += marked.slice(from, found.index)
    from = found.index + whole.length
    spans.push({ start: text.length, end: text.length + surface.length, type: TYPES[letter] ?? 'Person', score: 0.9 })
    text += surface
  }
  text += marked.slice(from)
  let out = ''
  let at = 0
  for (const { start, end, type } of layer(text, spans)) {
    if (start < at) throw new Error(`${marked}: spans overlap`)
    out += `${text.slice(at, start)}{${Object.keys(TYPES).find((key) => TYPES[key] === type) ?? ''}${text.slice(start, end)}}`
    at = end
  }
  return out + text.slice(at)
}
