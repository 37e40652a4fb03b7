import type { ExportLine, GraphStore } from '../store.ts'
import { annotatedArticles } from './annotated.ts'
import { writeBrat } from './brat.ts'
import { writeConll } from './conll.ts'
import { writeCypher } from './cypher-script.ts'
import type { FilePart } from './format.ts'
import { writeFtm } from './ftm.ts'
import { writeGexf } from './gexf.ts'
import { writeGraphml } from './graphml.ts'
import { writeJsonld } from './jsonld.ts'
import { writeNeo4jCsv } from './neo4j-csv.ts'
import { writeWebAnnotations } from './web-annotation.ts'
import { writeWebanno } from './webanno.ts'

export type { FilePart } from './format.ts'
export type { AnnotatedMention, AnnotatedRelation, AnnotatedText } from './annotated.ts'

/** What an export reads of a graph. */
export type ExportSource = Pick<GraphStore, 'export' | 'article'>

export type ExportFormat =
  | { readonly kind: 'file'; readonly says: string; readonly write: (source: ExportSource) => AsyncIterable<string> }
  | { readonly kind: 'folder'; readonly says: string; readonly write: (source: ExportSource) => AsyncIterable<FilePart> }

async function* writeJsonl(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}

/** Every format in which a graph can be had; all are written as they are read, in an order that depends on the graph alone. */
export const EXPORT_FORMATS = {
  jsonl: { kind: 'file', says: 'every node and edge, sorted', write: (source) => writeJsonl(source.export()) },
  gexf: { kind: 'file', says: 'GEXF 1.3 with spells of time, for Gephi', write: (source) => writeGexf(source.export()) },
  graphml: { kind: 'file', says: 'GraphML, for networkx, igraph, yEd, Cytoscape', write: (source) => writeGraphml(source.export()) },
  'neo4j-csv': { kind: 'folder', says: 'CSV for neo4j-admin database import', write: (source) => writeNeo4jCsv(source.export()) },
  cypher: { kind: 'file', says: 'a Cypher script for an empty database', write: (source) => writeCypher(source.export()) },
  jsonld: { kind: 'file', says: 'JSON-LD in schema.org and W3C ORG', write: (source) => writeJsonld(source.export()) },
  ftm: { kind: 'file', says: 'FollowTheMoney entities, one a line', write: (source) => writeFtm(source.export()) },
  'web-annotation': {
    kind: 'file',
    says: 'W3C Web Annotations of the evidence, one a line',
    write: (source) => writeWebAnnotations(source.export()),
  },
  brat: {
    kind: 'folder',
    says: 'brat standoff, a text and its annotations an article',
    write: (source) => writeBrat(annotatedArticles(source)),
  },
  webanno: { kind: 'folder', says: 'WebAnno TSV 3.3, for INCEpTION', write: (source) => writeWebanno(annotatedArticles(source)) },
  conll: { kind: 'file', says: 'characters with BIOES tags', write: (source) => writeConll(annotatedArticles(source)) },
} as const satisfies Readonly<Record<string, ExportFormat>>

export type ExportFormatName = keyof typeof EXPORT_FORMATS

export const exportFormatNames = Object.keys(EXPORT_FORMATS) as readonly ExportFormatName[]
