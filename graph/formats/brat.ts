import { entityTypes, mentionTypes, RELATION_TYPES, relationTypes } from '../schema.ts'
import type { AnnotatedMention, AnnotatedText } from './annotated.ts'
import { CodePoints } from './code-points.ts'
import type { FilePart } from './format.ts'

const CONFIG = `[entities]
${mentionTypes.join('\n')}
[relations]
${relationTypes
  .map((type) => `${type}\tArg1:${RELATION_TYPES[type].head.join('|')}, Arg2:${RELATION_TYPES[type].tail.join('|')}`)
  .join('\n')}
[events]
[attributes]
`

/**
 * brat standoff: a text and its annotations for each article, and the configuration. A mention that goes over a line break is in fragments; `N` lines
 * name the entity (Mingtu:ID), and a note on a relation the post.
 */
export async function* writeBrat(texts: AsyncIterable<AnnotatedText>): AsyncGenerator<FilePart> {
  yield { file: 'annotation.conf', text: CONFIG }
  yield { file: 'visual.conf', text: `[labels]\n${[...entityTypes, 'Title'].join('\n')}\n` }
  for await (const text of texts) {
    yield { file: `${text.id}.txt`, text: text.text }
    yield { file: `${text.id}.ann`, text: bratOf(text) }
  }
}

export function bratOf({ text, mentions, relations }: AnnotatedText): string {
  const points = new CodePoints(text)
  const lines = mentions.flatMap((mention, k) => [
    `T${String(k + 1)}\t${mention.type} ${fragments(mention, text, points)}\t${text.slice(mention.start, mention.end).replace(/[\r\n]+/g, ' ')}`,
    ...(mention.entity === null
      ? []
      : [`N${String(k + 1)}\tReference T${String(k + 1)} Mingtu:${mention.entity.id}\t${mention.entity.name}`]),
  ])
  relations.forEach(({ type, head, tail, title }, k) => {
    lines.push(`R${String(k + 1)}\t${type} Arg1:T${String(head + 1)} Arg2:T${String(tail + 1)}`)
    if (title !== null) lines.push(`#${String(k + 1)}\tAnnotatorNotes R${String(k + 1)}\t${title}`)
  })
  return lines.map((line) => `${line}\n`).join('')
}

/** `0 5`, or `0 2;3 5` where a line break lies within. */
function fragments({ start, end }: AnnotatedMention, text: string, points: CodePoints): string {
  return [...text.slice(start, end).matchAll(/[^\r\n]+/g)]
    .map((part) => `${String(points.ofUnit(start + part.index))} ${String(points.ofUnit(start + part.index + part[0].length))}`)
    .join(';')
}
