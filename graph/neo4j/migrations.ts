import { MingtuError } from '../errors.ts'

/** Raised when what is stored changes its meaning; an older store is then built again. */
export const FORMAT = 2

export const SENTENCE_INDEX = 'mingtu_sentences'
export const NAME_INDEX = 'mingtu_names'

const LABELS = ['Entity', 'Article', 'ArticleRecord', 'Sentence', 'Meta'] as const

const unique = (label: string): string =>
  `CREATE CONSTRAINT mingtu_${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`
const range = (name: string, label: string, property: string): string =>
  `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`
const fullText = (name: string, label: string, properties: readonly string[]): string =>
  `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON EACH [${properties.map((p) => `n.${p}`).join(', ')}]
   OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'cjk'}}`

/**
 * The steps of the schema, in order. Each may run again: a step that was stopped half way is repeated. A step that was released never
 * changes; what is new comes as another one behind it.
 */
export const MIGRATIONS: readonly { readonly what: string; readonly statements: readonly string[] }[] = [
  { what: 'ids are unique', statements: LABELS.map(unique) },
  {
    what: 'names and dates are found and sorted',
    statements: [range('mingtu_entity_name', 'Entity', 'name'), range('mingtu_article_date', 'Article', 'date')],
  },
  {
    what: 'names and sentences are searched by two-character terms',
    statements: [fullText(NAME_INDEX, 'Entity', ['name', 'aliases']), fullText(SENTENCE_INDEX, 'Sentence', ['plain'])],
  },
]

/** What a database says of itself, or null when it holds no graph of ours. */
export interface SchemaState {
  readonly format: number
  /** How many migrations it has. */
  readonly schema: number
}

export const READ_STATE = "MATCH (m:Meta {id: 'format'}) RETURN m.version AS format, m.schema AS schema"
export const WRITE_STATE = "MERGE (m:Meta {id: 'format'}) SET m.version = $format, m.schema = $schema"
/**
 * What changes with each write. Writers lock the node that they note it on until they have committed, so there are several, and each
 * opening of the store takes one.
 */
export const NOTE_WRITE = 'MERGE (m:Meta {id: $slot}) SET m.written = $token'
export const SLOTS = 64
export const READ_WRITES = "MATCH (m:Meta) WHERE m.id STARTS WITH 'written' RETURN m.written AS written ORDER BY m.id"

/** A node with a label of ours where no state is noted belongs to someone else. */
export const READ_OTHERS = `MATCH (n) WHERE ${LABELS.map((label) => `n:${label}`).join(' OR ')} RETURN labels(n) AS labels LIMIT 1`

/** Throws STORE_FORMAT for a graph that another version wrote. */
export function checkState(address: string, { format, schema }: SchemaState): void {
  if (format === FORMAT && schema <= MIGRATIONS.length) return
  throw new MingtuError(
    'STORE_FORMAT',
    `${address} has store format ${format} with schema ${schema}, this version reads ${FORMAT} with ${MIGRATIONS.length}`,
    'Build the graph again with this version, into an empty database; or use the version that wrote it.',
  )
}
