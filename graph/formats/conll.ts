import type { AnnotatedText } from './annotated.ts'
import { sentencesOf, type Token } from './tokens.ts'

/** CoNLL columns, a character and its BIOES tag a line, a blank line after each sentence, `-DOCSTART-` before each article. */
export async function* writeConll(texts: AsyncIterable<AnnotatedText>): AsyncGenerator<string> {
  for await (const text of texts) {
    yield `-DOCSTART-\tO\n\n`
    for (const tokens of sentencesOf(text)) {
      if (tokens.length > 0) yield `${tokens.map((token, k) => `${token.text}\t${tagOf(tokens, k, text)}\n`).join('')}\n`
    }
  }
}

function tagOf(tokens: readonly Token[], k: number, { mentions }: AnnotatedText): string {
  const mention = tokens[k]?.mention ?? null
  const type = mention === null ? undefined : mentions[mention]?.type
  if (mention === null || type === undefined) return 'O'
  const begins = tokens[k - 1]?.mention !== mention
  const ends = tokens[k + 1]?.mention !== mention
  return `${begins ? (ends ? 'S' : 'B') : ends ? 'E' : 'I'}-${type}`
}
