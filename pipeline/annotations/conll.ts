import { MingtuError } from '../../graph/errors.ts'
import type { AnnotatedPage, MarkedSpan } from './annotated-page.ts'
import { typeNamed, type TypeNames } from './type-names.ts'

const LATIN = /[\p{Script=Latin}\p{N}]/u

interface Open {
  readonly start: number
  readonly label: string
}

/**
 * CoNLL columns: a token and, in the last column, its tag in BIO, BIOES or BILOU; a blank line after each sentence. The text is put together
 * again of the tokens: nothing between Chinese characters, a space between Latin words, a line for each sentence.
 */
export function readConll(content: string, origin: string, names?: TypeNames): AnnotatedPage {
  let text = ''
  let open: Open | null = null
  const mentions: MarkedSpan[] = []
  const close = (): void => {
    if (open !== null) mentions.push({ start: open.start, end: text.length, type: typeNamed(open.label, origin, names) })
    open = null
  }
  const lines = content.split(/\r?\n/)
  for (const [k, line] of lines.entries()) {
    const columns = line.trim().split(/[\t ]+/)
    const [token = '', tag = ''] = [columns[0], columns.at(-1)]
    if (token === '' || token === '-DOCSTART-') {
      close()
      if (text !== '' && !text.endsWith('\n')) text += '\n'
      continue
    }
    const [, place, label] = /^([BIESLUMO])(?:-(.+))?$/.exec(tag) ?? []
    if (columns.length < 2 || place === undefined || (place !== 'O' && label === undefined))
      throw new MingtuError(
        'INPUT',
        `${origin}, line ${String(k + 1)}: “${line}” is no token with a tag.`,
        'Tags are O, B-Person, I-Person, E-Person, S-Person.',
      )
    if (open !== null && (place === 'O' || 'BSU'.includes(place) || label !== open.label)) close()
    if (LATIN.test(text.at(-1) ?? '') && LATIN.test(token.charAt(0)) && token.length > 1) text += ' '
    if (place !== 'O' && label !== undefined && open === null) open = { start: text.length, label }
    text += token
    if ('ESLU'.includes(place)) close()
  }
  close()
  return { origin, text, mentions }
}
