import { MingtuError } from '../../graph/errors.ts'
import type { PageMeta } from '../types.ts'
import { parseDate } from './date.ts'

const FIELDS = {
  source: '[^/]+?',
  date: '\\d{4}[-/.年]?\\d{1,2}[-/.月]?\\d{1,2}日?',
  edition: '[^/]+?',
  title: '[^/]+?',
  '*': '[^/]*?',
} as const

type Field = keyof typeof FIELDS

/** Reads what a file name says; `{}` when the name does not fit the pattern. Paths have `/`. */
export type NamePattern = (path: string) => PageMeta

/**
 * `{source}-{date}-{edition}.txt`, `{source}/{date}/{*}.txt`: literal text and fields, matched against as many last parts of the path as the
 * pattern has. `{*}` is anything.
 */
export function compileNamePattern(pattern: string): NamePattern {
  const fields: Field[] = []
  const body = pattern
    .replaceAll('\\', '/')
    .split(/(\{[^{}]*\})/)
    .map((piece) => (piece.startsWith('{') ? fieldSource(pattern, piece.slice(1, -1), fields) : escapeLiteral(piece)))
    .join('')
  const shape = new RegExp(`^${body}$`, 'u')
  const depth = pattern.split(/[\\/]/).length
  return (path) => {
    const name = path.normalize('NFC').split('/').slice(-depth).join('/')
    const found = shape.exec(name)
    return found ? metaOf(fields, found.slice(1)) : {}
  }
}

function fieldSource(pattern: string, name: string, fields: Field[]): string {
  if (!isField(name))
    throw new MingtuError(
      'USAGE',
      `The file-name pattern “${pattern}” has the unknown field {${name}}.`,
      `Known fields: ${Object.keys(FIELDS)
        .map((field) => `{${field}}`)
        .join(' ')}.`,
    )
  if (name === '*') return FIELDS['*']
  if (fields.includes(name))
    throw new MingtuError('USAGE', `The file-name pattern “${pattern}” has {${name}} twice.`, 'Use {*} for the part that does not matter.')
  fields.push(name)
  return `(${FIELDS[name]})`
}

const isField = (name: string): name is Field => name in FIELDS

function escapeLiteral(text: string): string {
  return text.normalize('NFC').replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => (character === '-' ? '-' : `\\${character}`))
}

/** A date that the calendar does not have means that the name does not fit. */
function metaOf(fields: readonly Field[], values: readonly string[]): PageMeta {
  const written = Object.fromEntries(fields.map((field, k) => [field, values[k] ?? '']))
  const { date, ...rest } = written
  if (date === undefined) return rest
  const parsed = parseDate(date)
  return parsed ? { ...rest, date: parsed } : {}
}
