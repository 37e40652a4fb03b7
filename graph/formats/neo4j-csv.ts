import { stringify } from 'csv-stringify/sync'
import { CO_OCCURS } from '../schema.ts'
import type { ExportLine } from '../store.ts'
import type { FilePart } from './format.ts'
import { articleOf, recordsOf, type GraphRecord } from './records.ts'

/** Between the items of a list: a character that no newspaper prints. The importer is told of it. */
const LIST = '\u001F'

type Cell = string | number | null
type Columns<Row extends GraphRecord> = Readonly<Record<string, (row: Row) => Cell>>
type Kind = GraphRecord['kind']

const list = (items: readonly string[]): string => items.join(LIST)

/** Headers are those of the importer: `:ID`, `:LABEL`, `:START_ID`, and types after colons. */
const FILES: { readonly [K in Kind]: { readonly file: string; readonly columns: Columns<Extract<GraphRecord, { readonly kind: K }>> } } = {
  article: {
    file: 'articles.csv',
    columns: {
      'id:ID': ({ id }) => id,
      headline: ({ headline }) => headline,
      'byline:string[]': ({ byline }) => list(byline),
      date: ({ date }) => date,
      source: ({ source }) => source,
      page: ({ page }) => page,
      story: ({ story }) => story,
      'start:long': ({ start }) => start,
      text: ({ text }) => text,
      ':LABEL': () => 'Article',
    },
  },
  entity: {
    file: 'entities.csv',
    columns: {
      'id:ID': ({ id }) => id,
      type: ({ type }) => type,
      name: ({ name }) => name,
      'aliases:string[]': ({ aliases }) => list(aliases),
      pinyin: ({ pinyin }) => pinyin,
      initials: ({ initials }) => initials,
      'mentions:long': ({ mentions }) => mentions,
      'articles:long': ({ articles }) => articles,
      'stories:long': ({ stories }) => stories,
      firstSeen: ({ firstSeen }) => firstSeen,
      lastSeen: ({ lastSeen }) => lastSeen,
      ':LABEL': ({ type }) => list(['Entity', type]),
    },
  },
  sentence: {
    file: 'sentences.csv',
    columns: {
      'id:ID': ({ id }) => id,
      'start:long': ({ start }) => start,
      'end:long': ({ end }) => end,
      'paragraph:long': ({ paragraph }) => paragraph,
      text: ({ text }) => text,
      ':LABEL': () => 'Sentence',
    },
  },
  stated: {
    file: 'relations.csv',
    columns: {
      ':START_ID': ({ source }) => source,
      ':END_ID': ({ target }) => target,
      ':TYPE': ({ type }) => type,
      id: ({ id }) => id,
      title: ({ title }) => title,
      'kinds:string[]': ({ kinds }) => list(kinds),
      'articles:long': ({ articles }) => articles,
      'stories:long': ({ stories }) => stories,
      firstSeen: ({ firstSeen }) => firstSeen,
      lastSeen: ({ lastSeen }) => lastSeen,
      appointed: ({ appointed }) => appointed,
      removed: ({ removed }) => removed,
      'score:double': ({ score }) => score,
      'evidence:string[]': ({ evidence }) => list(evidence),
    },
  },
  together: {
    file: 'co-occurrences.csv',
    columns: {
      ':START_ID': ({ source }) => source,
      ':END_ID': ({ target }) => target,
      ':TYPE': () => CO_OCCURS,
      id: ({ id }) => id,
      'sentences:long': ({ sentences }) => sentences,
      'articles:long': ({ articles }) => articles,
      'stories:long': ({ stories }) => stories,
      'weight:double': ({ weight }) => weight,
      'npmi:double': ({ npmi }) => npmi,
      firstSeen: ({ firstSeen }) => firstSeen,
      lastSeen: ({ lastSeen }) => lastSeen,
    },
  },
  mention: {
    file: 'mentions.csv',
    columns: {
      ':START_ID': ({ entity }) => entity,
      ':END_ID': ({ sentence }) => sentence,
      ':TYPE': () => 'MENTIONED_IN',
      surface: ({ surface }) => surface,
      'start:long': ({ start }) => start,
      'end:long': ({ end }) => end,
      'score:double': ({ score }) => score,
    },
  },
  wrote: {
    file: 'wrote.csv',
    columns: { ':START_ID': ({ entity }) => entity, ':END_ID': ({ article }) => article, ':TYPE': () => 'WROTE' },
  },
}

const IN = 'in.csv'
const NODES: readonly Kind[] = ['article', 'entity', 'sentence']
const EDGES: readonly Kind[] = ['stated', 'together', 'mention', 'wrote']

/** What `neo4j-admin` is to be told; the database comes first, since the lists of files take all that follows. */
const ARGUMENTS = [
  'database import full neo4j',
  '--overwrite-destination',
  '--multiline-fields=true',
  '--array-delimiter=U+001F',
  ...NODES.map((kind) => `--nodes=${FILES[kind].file}`),
  ...EDGES.map((kind) => `--relationships=${FILES[kind].file}`),
  `--relationships=${IN}`,
]

const READ_ME = `Stop the server and run in this folder:

  neo4j-admin ${ARGUMENTS.join(' ')}

Then start the server and make the indexes:

  CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
  CREATE CONSTRAINT article_id IF NOT EXISTS FOR (a:Article) REQUIRE a.id IS UNIQUE;
  CREATE CONSTRAINT sentence_id IF NOT EXISTS FOR (s:Sentence) REQUIRE s.id IS UNIQUE;
`

/** A folder of CSV files for `neo4j-admin database import full` (Neo4j 5), with the command that reads them. */
export async function* writeNeo4jCsv(lines: AsyncIterable<ExportLine>): AsyncGenerator<FilePart> {
  yield { file: 'README.txt', text: READ_ME }
  for (const { file, columns } of Object.values(FILES)) yield { file, text: row(Object.keys(columns)) }
  yield { file: IN, text: row([':START_ID', ':END_ID', ':TYPE']) }
  for await (const record of recordsOf(lines)) {
    yield { file: FILES[record.kind].file, text: row(cellsOf(record)) }
    if (record.kind === 'sentence') yield { file: IN, text: row([record.id, articleOf(record.id), 'IN']) }
  }
}

function cellsOf(record: GraphRecord): readonly Cell[] {
  const columns = FILES[record.kind].columns as Columns<GraphRecord> // the columns of its own kind
  return Object.values(columns).map((cell) => cell(record))
}

const row = (cells: readonly Cell[]): string => stringify([[...cells]])
