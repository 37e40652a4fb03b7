import type { AnnotatedText } from './annotated.ts'
import type { FilePart } from './format.ts'
import { sentencesOf, type Token } from './tokens.ts'

export const NAMED_ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'
export const RELATION = 'webanno.custom.Relation'

const HEADER = `#FORMAT=WebAnno TSV 3.3
#T_SP=${NAMED_ENTITY}|identifier|value
#T_RL=${RELATION}|title|type|BT_${NAMED_ENTITY}

`

/**
 * WebAnno TSV 3.3, which INCEpTION and WebAnno read: a file for each article, a character a token. Spans carry the entity's id and the type,
 * relations (layer `Relation`, between named entities) the type and the post; they stand at the token of their tail.
 */
export async function* writeWebanno(texts: AsyncIterable<AnnotatedText>): AsyncGenerator<FilePart> {
  for await (const text of texts) yield { file: `${text.id}.tsv`, text: webannoOf(text) }
}

export function webannoOf(annotated: AnnotatedText): string {
  const sentences = sentencesOf(annotated).filter((tokens) => tokens.length > 0)
  const firsts = new Map<number, string>()
  sentences.forEach((tokens, s) => {
    tokens.forEach(({ mention }, t) => {
      if (mention !== null && !firsts.has(mention)) firsts.set(mention, `${String(s + 1)}-${String(t + 1)}`)
    })
  })
  const blocks = sentences.map((tokens, s) => {
    const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0]
    const lines = tokens.map((token, t) => {
      const place = `${String(s + 1)}-${String(t + 1)}`
      return [place, `${String(token.start)}-${String(token.end)}`, token.text, ...cells(token, place, annotated, firsts)].join('\t')
    })
    return `\n#Text=${escapeLine(annotated.text.slice(start, end))}\n${lines.map((line) => `${line}\t\n`).join('')}`
  })
  return HEADER + blocks.join('')
}

function cells({ mention }: Token, place: string, annotated: AnnotatedText, firsts: ReadonlyMap<number, string>): readonly string[] {
  const marked = mention === null ? undefined : annotated.mentions[mention]
  if (mention === null || marked === undefined) return ['_', '_', '_', '_', '_']
  const own = `[${String(mention + 1)}]`
  const span = [marked.entity === null ? '*' : escapeValue(marked.entity.id), marked.type].map((value) => value + own)
  const arrivals = firsts.get(mention) === place ? annotated.relations.filter(({ tail, head }) => tail === mention && firsts.has(head)) : []
  if (arrivals.length === 0) return [...span, '_', '_', '_']
  return [
    ...span,
    arrivals.map(({ title }) => (title === null ? '*' : escapeValue(title))).join('|'),
    arrivals.map(({ type }) => escapeValue(type)).join('|'),
    arrivals.map(({ head }) => `${firsts.get(head) ?? ''}[${String(head + 1)}_${String(mention + 1)}]`).join('|'),
  ]
}

/** Signs that separate values stand after a backslash. */
const escapeValue = (value: string): string => value.replace(/(->|[\\[\]|_;*\t\n])/g, '\\$1')
const escapeLine = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\r/g, '\\r').replace(/\n/g, '\\n').replace(/\t/g, '\\t')
