import type { Span } from '../model.ts'
import type { AnnotatedMention, AnnotatedText } from './annotated.ts'

/** A character of a sentence with the mention that holds it; blanks are no tokens. */
export interface Token extends Span {
  readonly text: string
  /** Index into the text's mentions. */
  readonly mention: number | null
}

/** The sentences of a text as characters, which is what Chinese sequence labelling works on. */
export function sentencesOf({ text, sentences, mentions }: AnnotatedText): readonly (readonly Token[])[] {
  let from = 0
  return sentences.map(({ start, end }) => {
    const tokens: Token[] = []
    for (let at = start; at < end;) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      while (from < mentions.length && (mentions[from] as AnnotatedMention).end <= at) from += 1 // below the length
      const mention = mentions[from]
      if (!/\s/u.test(character))
        tokens.push({
          text: character,
          start: at,
          end: at + character.length,
          mention: mention !== undefined && mention.start <= at ? from : null,
        })
      at += character.length
    }
    return tokens
  })
}
