import type { Run } from './engine.ts'
import { articleCountsIn } from './records.ts'

/**
 * The end of an edge that a pattern begins with. Grafeo walks along all edges of that node, so it has to be the end with fewer of them;
 * how many articles speak of it stands in for that number. To Neo4j, which counts by itself, it makes no difference.
 */
export type Anchor = 'head' | 'tail'

/** Edges by id, `row` naming the id and both ends: `h`, `x` and `t`. */
export const matchEdge = (type: string, anchor: Anchor): string =>
  anchor === 'head'
    ? `MATCH (h:Entity {id: row.head})-[x:${type} {id: row.id}]->(t:Entity {id: row.tail})`
    : `MATCH (t:Entity {id: row.tail})<-[x:${type} {id: row.id}]-(h:Entity {id: row.head})`

export const mergeEdge = (type: string, anchor: Anchor): string =>
  `MATCH (h:Entity {id: row.head}) MATCH (t:Entity {id: row.tail})
  MERGE ${anchor === 'head' ? `(h)-[x:${type} {id: row.id}]->(t)` : `(t)<-[x:${type} {id: row.id}]-(h)`}`

export interface Ends {
  readonly head: string
  readonly tail: string
}

export type Articles = ReadonlyMap<string, number>

export const anchorOf = ({ head, tail }: Ends, articles: Articles): Anchor =>
  (articles.get(head) ?? 0) < (articles.get(tail) ?? 0) ? 'head' : 'tail'

/** Rows in the order they came, parted by the end to begin with. */
export function byAnchor<T extends Ends>(rows: readonly T[], articles: Articles): readonly (readonly [Anchor, readonly T[]])[] {
  const parts = (['head', 'tail'] as const).map((anchor) => [anchor, rows.filter((row) => anchorOf(row, articles) === anchor)] as const)
  return parts.filter(([, part]) => part.length > 0)
}

const ARTICLES = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.articles AS articles'

export const readArticleCounts = async (run: Run, ids: readonly string[]): Promise<Articles> =>
  articleCountsIn(await run(ARTICLES, { ids }))
