import { RELATION_TYPES, type EntityType } from '../schema.ts'
import type { ExportLine } from '../store.ts'
import type { EntityNode, StatedEdge } from '../view.ts'
import { iriOf } from './iri.ts'
import { recordsOf, type ArticleRecord, type GraphRecord, type SentenceRecord } from './records.ts'

/** All that the documents use, written out: nothing need be fetched to read them. */
export const JSONLD_CONTEXT = {
  schema: 'https://schema.org/',
  org: 'http://www.w3.org/ns/org#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  mingtu: 'urn:mingtu:vocabulary:',
  id: '@id',
  type: '@type',
  name: 'schema:name',
  alternateName: { '@id': 'schema:alternateName', '@container': '@set' },
  headline: 'schema:headline',
  author: { '@id': 'schema:author', '@container': '@set' },
  datePublished: { '@id': 'schema:datePublished' },
  publisher: 'schema:publisher',
  pagination: 'schema:pagination',
  articleBody: 'schema:articleBody',
  text: 'schema:text',
  isPartOf: { '@id': 'schema:isPartOf', '@type': '@id' },
  member: { '@id': 'org:member', '@type': '@id' },
  organization: { '@id': 'org:organization', '@type': '@id' },
  role: 'org:role',
  prefLabel: 'skos:prefLabel',
  startDate: 'schema:startDate',
  endDate: 'schema:endDate',
  subject: { '@id': 'mingtu:subject', '@type': '@id' },
  object: { '@id': 'mingtu:object', '@type': '@id' },
  predicate: 'mingtu:predicate',
  kind: { '@id': 'mingtu:kind', '@container': '@set' },
  firstSeen: 'mingtu:firstSeen',
  lastSeen: 'mingtu:lastSeen',
  articles: { '@id': 'mingtu:articles', '@type': 'xsd:integer' },
  mentions: { '@id': 'mingtu:mentions', '@type': 'xsd:integer' },
  score: { '@id': 'mingtu:score', '@type': 'xsd:double' },
  citation: { '@id': 'schema:citation', '@type': '@id', '@container': '@set' },
  itemLocation: { '@id': 'schema:location', '@type': '@id', '@container': '@set' },
} as const

const TYPES: Readonly<Record<EntityType, readonly string[]>> = {
  Person: ['schema:Person', 'mingtu:Person'],
  Company: ['schema:Corporation', 'org:FormalOrganization', 'mingtu:Company'],
  Government: ['schema:GovernmentOrganization', 'org:FormalOrganization', 'mingtu:Government'],
  Organization: ['schema:Organization', 'org:Organization', 'mingtu:Organization'],
  Place: ['schema:Place', 'mingtu:Place'],
  Programme: ['schema:Intangible', 'mingtu:Programme'],
  Event: ['schema:Event', 'mingtu:Event'],
}

type Json = Readonly<Record<string, unknown>>

/** JSON-LD 1.1 in the words of schema.org and the W3C's Organization ontology; posts are `org:Membership`, sentences `schema:Quotation`. */
export async function* writeJsonld(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(JSONLD_CONTEXT)},\n"@graph":[`
  let first = true
  for await (const record of recordsOf(lines)) {
    const node = jsonldOf(record)
    if (node === null) continue
    yield `${first ? '' : ','}\n${JSON.stringify(node)}`
    first = false
  }
  yield '\n]}\n'
}

/** Co-occurrences and single mentions are left out: they are counts, not statements. */
function jsonldOf(record: GraphRecord): Json | null {
  switch (record.kind) {
    case 'entity':
      return entityJsonld(record)
    case 'article':
      return articleJsonld(record)
    case 'sentence':
      return quotationJsonld(record, record.id.slice(0, record.id.lastIndexOf('#')))
    case 'stated':
      return relationJsonld(record, record.evidence)
    case 'together':
    case 'mention':
    case 'wrote':
      return null
  }
}

export function entityJsonld({ id, type, name, aliases, firstSeen, lastSeen, mentions, articles }: EntityNode): Json {
  return known({ id: iriOf('entity', id), type: TYPES[type], name, alternateName: aliases, firstSeen, lastSeen, mentions, articles })
}

export function articleJsonld({
  id,
  headline,
  byline,
  date,
  source,
  page,
  text,
}: Omit<ArticleRecord, 'kind' | 'start' | 'story' | 'text'> & { readonly text?: string }): Json {
  return known({
    id: iriOf('article', id),
    type: 'schema:NewsArticle',
    headline,
    author: byline,
    datePublished: date,
    publisher: source === null ? null : { type: 'schema:Organization', name: source },
    pagination: page,
    articleBody: text,
  })
}

export const quotationJsonld = ({ id, text }: Pick<SentenceRecord, 'id' | 'text'>, article: string): Json => ({
  id: iriOf('sentence', id),
  type: 'schema:Quotation',
  text,
  isPartOf: iriOf('article', article),
})

export function relationJsonld(edge: StatedEdge, evidence: readonly string[]): Json {
  const [subject, object] = [iriOf('entity', edge.source), iriOf('entity', edge.target)]
  const common = {
    kind: edge.kinds,
    firstSeen: edge.firstSeen,
    lastSeen: edge.lastSeen,
    startDate: edge.appointed,
    endDate: edge.removed,
    articles: edge.articles,
    score: edge.score,
    citation: evidence.map((sentence) => iriOf('sentence', sentence)),
  }
  const id = iriOf('relation', edge.id)
  return edge.type === 'HOLDS_ROLE'
    ? known({
        id,
        type: 'org:Membership',
        member: subject,
        organization: object,
        role: { type: 'org:Role', prefLabel: edge.title },
        ...common,
      })
    : known({
        id,
        type: `mingtu:${edge.type}`,
        subject,
        object,
        predicate: { type: 'skos:Concept', prefLabel: { '@value': RELATION_TYPES[edge.type].zh, '@language': 'zh' } },
        ...common,
      })
}

const known = (values: Json): Json =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
