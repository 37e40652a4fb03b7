import type { MentionType } from '../../graph/schema.ts'
import type { TaggedSpan, Tagger } from '../../pipeline/types.ts'

/** A tagger that knows a list of names: the longest one at each place. */
export function dictionaryTagger(names: { readonly [name: string]: MentionType }): Tagger {
  const words = Object.keys(names).sort((a, b) => b.length - a.length)
  const tagOne = (text: string): readonly TaggedSpan[] => {
    const spans: TaggedSpan[] = []
    for (let at = 0; at < text.length; at += 1) {
      const word = words.find((name) => text.startsWith(name, at))
      const type = word === undefined ? undefined : names[word]
      if (word === undefined || type === undefined) continue
      spans.push({ start: at, end: at + word.length, type, score: 0.9 })
      at += word.length - 1
    }
    return spans
  }
  return { name: 'dictionary', tag: (texts) => Promise.resolve(texts.map(tagOne)), close: () => Promise.resolve() }
}
