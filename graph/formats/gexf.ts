import { CO_OCCURS, ENTITY_TYPES, RELATION_TYPES, type EntityType } from '../schema.ts'
import type { ExportLine } from '../store.ts'
import { daysOf } from './dates.ts'
import { attributes, escapeMarkup } from './markup.ts'
import { recordsOf, type EntityRecord, type StatedRecord, type TogetherRecord } from './records.ts'

/** GEXF has four shapes; see `shape` of ENTITY_TYPES for those of the viewer. */
const SHAPES: Readonly<Record<EntityType, string>> = {
  Person: 'disc',
  Company: 'square',
  Government: 'diamond',
  Organization: 'diamond',
  Place: 'triangle',
  Programme: 'square',
  Event: 'triangle',
}

const NODE_ATTRIBUTES = { type: 'string', aliases: 'string', pinyin: 'string', mentions: 'integer', articles: 'integer' } as const
const EDGE_ATTRIBUTES = {
  type: 'string',
  title: 'string',
  articles: 'integer',
  score: 'double',
  npmi: 'double',
  appointed: 'string',
  removed: 'string',
} as const

/**
 * GEXF 1.3 (gexf.net): things with their spells of time, colours, sizes and shapes, and the relations and co-occurrences among them. A spell goes
 * from the first day something was in print (or a post was given) to the last (or it was taken away): Gephi's timeline shows the graph of a day.
 */
export async function* writeGexf(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>Mingtu</creator><description>People, organs and firms named in newspapers, with what is stated of them</description></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">
${declare('node', NODE_ATTRIBUTES)}
${declare('edge', EDGE_ATTRIBUTES)}
<nodes>
`
  let inNodes = true
  for await (const record of recordsOf(lines)) {
    if (record.kind === 'entity') yield node(record)
    else if (record.kind === 'stated' || record.kind === 'together') {
      if (inNodes) yield '</nodes>\n<edges>\n'
      inNodes = false
      yield edge(record)
    }
  }
  yield inNodes ? '</nodes>\n</graph>\n</gexf>\n' : '</edges>\n</graph>\n</gexf>\n'
}

const declare = (owner: string, types: Readonly<Record<string, string>>): string =>
  `<attributes class="${owner}">${Object.entries(types)
    .map(([id, type]) => `<attribute id="${id}" title="${id}" type="${type}"/>`)
    .join('')}</attributes>`

function node(entity: EntityRecord): string {
  const { id, type, name, aliases, pinyin, mentions, articles } = entity
  return `<node${attributes({ id, label: name })}>${values({ type, aliases: aliases.join('|'), pinyin, mentions, articles })}${spells(entity)}<viz:color${rgb(ENTITY_TYPES[type].colour)}/><viz:size${attributes({ value: Math.round(100 * (4 + 2 * Math.log2(1 + articles))) / 100 })}/><viz:shape${attributes({ value: SHAPES[type] })}/></node>\n`
}

function edge(record: StatedRecord | TogetherRecord): string {
  const { id, source, target, type, articles } = record
  const stated = record.kind === 'stated' ? record : null
  const directed = type !== CO_OCCURS && RELATION_TYPES[type].directed
  const shown = {
    type,
    title: stated?.title,
    articles,
    score: stated?.score,
    npmi: record.kind === 'together' ? record.npmi : null,
    appointed: stated?.appointed,
    removed: stated?.removed,
  }
  const head = attributes({
    id,
    source,
    target,
    type: directed ? 'directed' : 'undirected',
    label: stated?.title ?? type,
    kind: type,
    weight: record.kind === 'together' ? record.weight : articles,
  })
  return `<edge${head}>${values(shown)}${spells(record)}</edge>\n`
}

function spells(seen: Pick<EntityRecord, 'firstSeen' | 'lastSeen'> & Partial<Pick<StatedRecord, 'appointed' | 'removed'>>): string {
  const days = daysOf([seen.firstSeen, seen.lastSeen, seen.appointed ?? null, seen.removed ?? null])
  return days === null ? '' : `<spells><spell${attributes(days)}/></spells>`
}

function values(of: Readonly<Record<string, string | number | null | undefined>>): string {
  const known = Object.entries(of).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return `<attvalues>${known.map(([name, value]) => `<attvalue for="${name}" value="${escapeMarkup(String(value))}"/>`).join('')}</attvalues>`
}

function rgb(colour: string): string {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16)
  return attributes({ r: channel(1), g: channel(3), b: channel(5) })
}
