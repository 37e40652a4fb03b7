import type { Run } from '../../graph/engine.ts'
import type { ArticleShare } from '../../graph/model.ts'
import { writeRecord } from '../../graph/records.ts'
import { shareRows } from '../../graph/rows.ts'

/** Rows by the statement that writes them. */
export type RowsByStatement = Map<string, object[]>

const node = (label: string): string => `UNWIND $rows AS row MERGE (n:${label} {id: row.id}) SET n += row.properties`
const edge = (from: string, type: string, to: string): string =>
  `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to}) MERGE (a)-[x:\`${type}\` {id: row.id}]->(b) SET x += row.properties`

/** What one would write by hand: the rows of the shares, a node or a relation each, with nothing of ours around them. Nodes come first. */
export function bareRows(shares: readonly ArticleShare[]): { readonly nodes: RowsByStatement; readonly edges: RowsByStatement } {
  const nodes: RowsByStatement = new Map<string, object[]>()
  const edges: RowsByStatement = new Map<string, object[]>()
  const add = (map: RowsByStatement, statement: string, row: object): void => {
    const rows = map.get(statement)
    if (rows === undefined) map.set(statement, [row])
    else rows.push(row)
  }
  for (const share of shares) {
    const { article } = share
    const rows = shareRows(share)
    add(nodes, node('Article'), { id: article.id, properties: article })
    add(nodes, node('ArticleRecord'), { id: article.id, properties: { json: writeRecord(share) } })
    for (const { id, type, name, aliases } of rows.entities) {
      add(nodes, node(`Entity:${type}`), { id, properties: { type, name, aliases } })
    }
    for (const sentence of rows.sentences) {
      add(nodes, node('Sentence'), { id: sentence.id, properties: sentence })
      add(edges, edge('Sentence', 'IN', 'Article'), { from: sentence.id, to: article.id, id: 1, properties: {} })
    }
    for (const { id, name, aliases, mentions, sentences } of rows.entities) {
      add(edges, edge('Entity', 'APPEARS_IN', 'Article'), {
        from: id,
        to: article.id,
        id: 1,
        properties: { name, aliases, mentions, sentences },
      })
    }
    for (const { entity, sentence, ...properties } of rows.mentions) {
      add(edges, edge('Entity', 'MENTIONED_IN', 'Sentence'), { from: entity, to: sentence, id: properties.start, properties })
    }
    for (const entity of rows.wrote) add(edges, edge('Entity', 'WROTE', 'Article'), { from: entity, to: article.id, id: 1, properties: {} })
    for (const { id, type, head, tail, title, statements } of rows.edges) {
      add(edges, edge('Entity', type, 'Entity'), { from: head, to: tail, id, properties: { title, statements } })
    }
    for (const { id, head, tail, seen, sentences, micro } of rows.pairs) {
      add(edges, edge('Entity', 'CO_OCCURS', 'Entity'), { from: head, to: tail, id, properties: { firstSeen: seen, sentences, micro } })
    }
  }
  return { nodes, edges }
}

export const countRows = (map: RowsByStatement): number => [...map.values()].reduce((sum, rows) => sum + rows.length, 0)

/** Rows a statement: the number at which a bare load was fastest. */
const BATCH = 5000

export async function writeBare(run: Run, shares: readonly ArticleShare[]): Promise<void> {
  const { nodes, edges } = bareRows(shares)
  for (const map of [nodes, edges])
    for (const [statement, rows] of map)
      for (let k = 0; k < rows.length; k += BATCH) await run(statement, { rows: rows.slice(k, k + BATCH) })
}
