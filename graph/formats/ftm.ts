import { createHash } from 'node:crypto'
import { plainText } from '../plain-text.ts'
import { RELATION_TYPES, type EntityType } from '../schema.ts'
import type { ExportLine } from '../store.ts'
import { articleOf, recordsOf, type EntityRecord, type GraphRecord, type StatedRecord } from './records.ts'

/** The schemata of FollowTheMoney; it has none for a programme but `Project`. */
const SCHEMATA: Readonly<Record<EntityType, string>> = {
  Person: 'Person',
  Company: 'Company',
  Government: 'PublicBody',
  Organization: 'Organization',
  Place: 'Address',
  Programme: 'Project',
  Event: 'Event',
}

type Properties = Readonly<Record<string, readonly (string | null)[]>>

interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** Sentences that a relation quotes in its `description`. */
const QUOTES = 3

/**
 * FollowTheMoney entities, one a line (`ftm validate -i graph.ftm.json`). A post in an organ of the state is an Occupancy of a Position, any other an
 * Employment; who carries out a programme is a ProjectParticipant; other relations are UnknownLink, whose `role` names them.
 * Texts of sentences are kept while the stream runs, since relations come after them.
 */
export async function* writeFtm(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  const types = new Map<string, EntityRecord>()
  const quotes = new Map<string, string>()
  const positions = new Set<string>()
  for await (const record of recordsOf(lines)) {
    if (record.kind === 'entity') types.set(record.id, record)
    if (record.kind === 'sentence') quotes.set(record.id, plainText(record.text))
    for (const entity of entitiesOf(record, types, quotes)) {
      if (entity.schema === 'Position' && positions.has(entity.id)) continue
      if (entity.schema === 'Position') positions.add(entity.id)
      yield `${JSON.stringify(entity)}\n`
    }
  }
}

function entitiesOf(
  record: GraphRecord,
  things: ReadonlyMap<string, EntityRecord>,
  quotes: ReadonlyMap<string, string>,
): readonly FtmEntity[] {
  switch (record.kind) {
    case 'article':
      return [
        entity(record.id, 'Article', {
          title: [record.headline],
          author: record.byline,
          publishedAt: [record.date],
          publisher: [record.source],
          bodyText: [record.text],
        }),
      ]
    case 'entity':
      return [
        entity(record.id, SCHEMATA[record.type], {
          name: [record.name],
          alias: record.aliases,
          ...(record.type === 'Place' ? { full: [record.name] } : {}),
        }),
      ]
    case 'stated': {
      const [head, tail] = [things.get(record.source), things.get(record.target)]
      return head === undefined || tail === undefined ? [] : relation(record, head, tail, quotes)
    }
    case 'sentence':
    case 'together':
    case 'mention':
    case 'wrote':
      return []
  }
}

function relation(edge: StatedRecord, head: EntityRecord, tail: EntityRecord, quotes: ReadonlyMap<string, string>): readonly FtmEntity[] {
  const id = keyOf('relation', edge.id)
  const interval: Properties = {
    startDate: [edge.appointed],
    endDate: [edge.removed],
    date: [edge.firstSeen, edge.lastSeen],
    proof: [...new Set(edge.evidence.map(articleOf))],
    description: edge.evidence.slice(0, QUOTES).map((sentence) => quotes.get(sentence) ?? null),
  }
  if (edge.type === 'HOLDS_ROLE') return post(id, edge, tail, interval)
  if (edge.type === 'IMPLEMENTS' && head.type !== 'Place')
    return [
      entity(id, 'ProjectParticipant', { project: [tail.id], participant: [head.id], role: [RELATION_TYPES[edge.type].zh], ...interval }),
    ]
  return [entity(id, 'UnknownLink', { subject: [head.id], object: [tail.id], role: [RELATION_TYPES[edge.type].zh], ...interval })]
}

function post(id: string, edge: StatedRecord, organ: EntityRecord, interval: Properties): readonly FtmEntity[] {
  const title = edge.title ?? ''
  if (organ.type !== 'Government' && organ.type !== 'Place')
    return [entity(id, 'Employment', { employee: [edge.source], employer: [organ.id], role: [title], status: edge.kinds, ...interval })]
  const position = keyOf('position', `${organ.id} ${title}`)
  return [
    entity(position, 'Position', {
      name: [`${organ.name}${title}`],
      ...(organ.type === 'Government' ? { organization: [organ.id] } : { subnationalArea: [organ.name] }),
    }),
    entity(id, 'Occupancy', { holder: [edge.source], post: [position], status: edge.kinds, ...interval }),
  ]
}

/** Properties without empty values. */
function entity(id: string, schema: string, properties: Properties): FtmEntity {
  const known = Object.entries(properties).map(
    ([name, values]) => [name, [...new Set(values.filter((value) => value !== null && value !== ''))]] as const,
  )
  return { id, schema, properties: Object.fromEntries(known.filter(([, values]) => values.length > 0)) as FtmEntity['properties'] } // nulls were left out
}

const keyOf = (kind: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, key]))
    .digest('hex')
    .slice(0, 40)
