/**
 * The graph's types, as tables. Unions, colours, labels and Cypher identifiers are all derived from these rows,
 * so adding a type is one line here.
 */

export const ENTITY_TYPES = {
  Person: { zh: '人物', en: 'Person', code: 'PER', colour: '#c2410c', shape: 'circle' },
  Company: { zh: '企业', en: 'Company', code: 'COM', colour: '#0369a1', shape: 'square' },
  Government: { zh: '党政机关', en: 'Government', code: 'GOV', colour: '#b91c1c', shape: 'diamond' },
  Organization: { zh: '机构', en: 'Organization', code: 'ORG', colour: '#7e22ce', shape: 'hexagon' },
  Place: { zh: '地点', en: 'Place', code: 'LOC', colour: '#15803d', shape: 'triangle' },
  Programme: { zh: '计划战略', en: 'Programme', code: 'PRG', colour: '#a16207', shape: 'star' },
  Event: { zh: '会议活动', en: 'Event', code: 'EVT', colour: '#be185d', shape: 'pentagon' },
} as const

export type EntityType = keyof typeof ENTITY_TYPES

/** A `Title` (书记, 董事长) is tagged in the text but is no node: it becomes the `title` of a role. */
export const MENTION_TYPES = { ...ENTITY_TYPES, Title: { zh: '职务', en: 'Title', code: 'TTL', colour: '#57534e', shape: 'none' } } as const

export type MentionType = keyof typeof MENTION_TYPES

const ACTORS = ['Government', 'Organization', 'Company', 'Place'] as const satisfies readonly EntityType[]
const ANY = Object.keys(ENTITY_TYPES) as readonly EntityType[]

interface RelationSpec {
  readonly zh: string
  readonly en: string
  readonly head: readonly EntityType[]
  readonly tail: readonly EntityType[]
  readonly directed: boolean
}

/** Relations that a sentence states. Ranges follow the annotation guide in docs/annotation.md. */
export const RELATION_TYPES = {
  HOLDS_ROLE: { zh: '任职', en: 'holds post', head: ['Person'], tail: ACTORS, directed: true },
  ATTENDED: { zh: '出席', en: 'attended', head: ['Person', 'Government', 'Organization', 'Company'], tail: ['Event'], directed: true },
  VISITED: { zh: '到访', en: 'visited', head: ['Person'], tail: ACTORS, directed: true },
  MET_WITH: { zh: '会见', en: 'met with', head: ['Person'], tail: ['Person', 'Company', 'Organization', 'Government'], directed: false },
  COOPERATES_WITH: { zh: '合作', en: 'cooperates with', head: ACTORS, tail: ACTORS, directed: false },
  INVESTS_IN: { zh: '投资建设', en: 'invests in', head: ACTORS, tail: ['Company', 'Place', 'Organization', 'Programme'], directed: true },
  IMPLEMENTS: { zh: '实施', en: 'implements', head: [...ACTORS, 'Person'], tail: ['Programme'], directed: true },
  LOCATED_IN: { zh: '位于', en: 'located in', head: ['Company', 'Organization', 'Event', 'Place'], tail: ['Place'], directed: true },
  PART_OF: {
    zh: '隶属',
    en: 'part of',
    head: ['Government', 'Organization', 'Company'],
    tail: ['Government', 'Organization', 'Company'],
    directed: true,
  },
  RECEIVED: { zh: '获得', en: 'received', head: ANY, tail: ['Programme', 'Event'], directed: true },
} as const satisfies Record<string, RelationSpec>

export type RelationType = keyof typeof RELATION_TYPES

/** The statistical edge, and the edge from a reporter to an article; neither is stated by a sentence. */
export const CO_OCCURS = 'CO_OCCURS'
export const WROTE = 'WROTE'

/** How a text speaks of a post: held now, given, taken away, or held once (原, 时任). */
export const ROLE_KINDS = ['observed', 'appointed', 'removed', 'former'] as const
export type RoleKind = (typeof ROLE_KINDS)[number]

/** What a statement can be besides: of IMPLEMENTS, that the programme was begun or put forward and not only carried out. */
export const STATEMENT_KINDS = [...ROLE_KINDS, 'launched'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]

export const entityTypes = Object.keys(ENTITY_TYPES) as readonly EntityType[]
export const mentionTypes = Object.keys(MENTION_TYPES) as readonly MentionType[]
export const relationTypes = Object.keys(RELATION_TYPES) as readonly RelationType[]
