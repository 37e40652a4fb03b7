import { CO_OCCURS, RELATION_TYPES } from '../schema.ts'
import type { ExportLine } from '../store.ts'
import { attributes, escapeMarkup } from './markup.ts'
import { recordsOf, type GraphRecord } from './records.ts'

const NODE_KEYS = {
  label: 'string',
  type: 'string',
  aliases: 'string',
  pinyin: 'string',
  mentions: 'int',
  articles: 'int',
  firstSeen: 'string',
  lastSeen: 'string',
} as const
const EDGE_KEYS = {
  relation: 'string',
  title: 'string',
  kinds: 'string',
  directed: 'boolean',
  weight: 'double',
  articles: 'int',
  sentences: 'int',
  npmi: 'double',
  score: 'double',
  firstSeen: 'string',
  lastSeen: 'string',
  appointed: 'string',
  removed: 'string',
} as const

/**
 * GraphML 1.0 with the extension for typed attributes. All edges are written as directed, since several readers take no mixed graph; `directed`
 * says which of them have no direction.
 */
export async function* writeGraphml(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${keys('node', NODE_KEYS)}${keys('edge', EDGE_KEYS)}<graph id="mingtu" edgedefault="directed">
`
  for await (const record of recordsOf(lines)) yield element(record)
  yield '</graph>\n</graphml>\n'
}

const keys = (owner: 'node' | 'edge', types: Readonly<Record<string, string>>): string =>
  Object.entries(types)
    .map(([name, type]) => `<key id="${owner[0] ?? ''}_${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('')

function element(record: GraphRecord): string {
  if (record.kind === 'entity') {
    const { id, name, aliases, ...rest } = record
    return `<node${attributes({ id })}>${data('n', { ...rest, label: name, aliases: aliases.join('|') }, NODE_KEYS)}</node>\n`
  }
  if (record.kind !== 'stated' && record.kind !== 'together') return ''
  const { id, source, target, type } = record
  const shown = {
    ...record,
    relation: type,
    directed: type !== CO_OCCURS && RELATION_TYPES[type].directed,
    weight: record.kind === 'together' ? record.weight : record.articles,
    kinds: record.kind === 'stated' ? record.kinds.join('|') : '',
  }
  return `<edge${attributes({ id, source, target })}>${data('e', shown, EDGE_KEYS)}</edge>\n`
}

function data(
  prefix: string,
  values: Readonly<Record<string, string | number | boolean | null | readonly string[] | undefined>>,
  names: Readonly<Record<string, string>>,
): string {
  return Object.keys(names)
    .flatMap((name) => {
      const value = values[name]
      return value === null || value === undefined || value === ''
        ? []
        : [`<data key="${prefix}_${name}">${escapeMarkup(String(value))}</data>`]
    })
    .join('')
}
