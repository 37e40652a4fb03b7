import { byAnchor, matchEdge, mergeEdge, type Anchor, type Articles, type Ends } from './anchors.ts'
import type { Run } from './engine.ts'
import type { ArticleId, IsoDate } from './model.ts'
import type { EdgeShare, PairRow, ShareRows } from './rows.ts'
import { CO_OCCURS } from './schema.ts'
import { statementPrefix } from './statements.ts'

/** A stated relation keeps what each article says of it; everything else about it is derived from that. */
const addStatements = (type: string, anchor: Anchor): string => `
  UNWIND $rows AS row ${mergeEdge(type, anchor)}
  ON CREATE SET x.statements = row.statements, x.title = row.title, x.stale = true
  ON MATCH SET x.statements = x.statements + row.statements, x.stale = true`

const takeStatements = (type: string, anchor: Anchor): string => `
  UNWIND $rows AS row ${matchEdge(type, anchor)}
  SET x.statements = [s IN x.statements WHERE none(p IN row.prefixes WHERE s STARTS WITH p)], x.stale = true`

const deleteUnstated = (type: string, anchor: Anchor): string => `
  UNWIND $rows AS row ${matchEdge(type, anchor)}
  WHERE size(x.statements) = 0
  DELETE x`

/**
 * A co-occurrence keeps sums alone, since every article of a town adds to the same few pairs. The sums are of integers: no order shows. Most
 * pairs are new, and each property set once: this is half of what writing an article costs.
 */
const addCounts = (anchor: Anchor): string => `
  UNWIND $rows AS row ${mergeEdge(CO_OCCURS, anchor)}
  ON CREATE SET x.sentences = row.sentences, x.articles = row.articles, x.micro = row.micro, x.stale = row.reprints > 0,
      x.reprints = row.reprints, x.firstSeen = row.first, x.lastSeen = row.last
  ON MATCH SET x.sentences = x.sentences + row.sentences, x.articles = x.articles + row.articles, x.micro = x.micro + row.micro,
      x.stale = coalesce(x.stale, false) OR x.reprints > 0 OR row.reprints > 0, x.reprints = x.reprints + row.reprints,
      x.firstSeen = CASE WHEN row.first IS NULL OR x.firstSeen <= row.first THEN x.firstSeen ELSE row.first END,
      x.lastSeen = CASE WHEN row.last IS NULL OR x.lastSeen >= row.last THEN x.lastSeen ELSE row.last END`

/** Where the first or last date goes, or a story may go with it, the closing step looks for the one before it. */
const takeCounts = (anchor: Anchor): string => `
  UNWIND $rows AS row ${matchEdge(CO_OCCURS, anchor)}
  SET x.sentences = x.sentences - row.sentences, x.articles = x.articles - row.articles, x.micro = x.micro - row.micro,
      x.stale = coalesce(x.stale, false) OR x.reprints > 0 OR coalesce(row.first = x.firstSeen OR row.last = x.lastSeen, false),
      x.reprints = x.reprints - row.reprints`

const deleteUncounted = (anchor: Anchor): string => `
  UNWIND $rows AS row ${matchEdge(CO_OCCURS, anchor)}
  WHERE x.articles = 0
  DELETE x`

/** Edges that several articles have are merged once. */
export async function addEdges(run: Run, edges: readonly EdgeShare[], pairs: readonly PairRow[], articles: Articles): Promise<void> {
  for (const [type, rows] of byType(joined(edges))) await runAnchored(run, (anchor) => addStatements(type, anchor), rows, articles)
  await runAnchored(run, addCounts, counted(pairs), articles)
}

function joined(edges: readonly EdgeShare[]): readonly EdgeShare[] {
  const byId = new Map<string, EdgeShare & { statements: string[] }>()
  for (const edge of edges) {
    const known = byId.get(edge.id)
    if (known === undefined) byId.set(edge.id, { ...edge, statements: [...edge.statements] })
    else known.statements.push(...edge.statements)
  }
  return [...byId.values()].sort(byEdgeId)
}

type CountedPair = Omit<PairRow, 'seen' | 'reprints'> & {
  articles: number
  reprints: number
  sentences: number
  micro: number
  first: IsoDate | null
  last: IsoDate | null
}

function counted(pairs: readonly PairRow[]): readonly CountedPair[] {
  const byId = new Map<string, CountedPair>()
  for (const { seen, ...pair } of pairs) {
    const known = byId.get(pair.id)
    if (known === undefined) byId.set(pair.id, { ...pair, articles: 1, first: seen, last: seen })
    else {
      known.articles += 1
      known.sentences += pair.sentences
      known.micro += pair.micro
      known.reprints += pair.reprints
      if (seen !== null && (known.first === null || seen < known.first)) known.first = seen
      if (seen !== null && (known.last === null || seen > known.last)) known.last = seen
    }
  }
  return [...byId.values()].sort(byEdgeId)
}

const byEdgeId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

/** Of edges that several articles have, what all of them said is taken at once. */
export async function takeEdges(run: Run, parts: readonly ArticleRows[], articles: Articles): Promise<void> {
  for (const [type, rows] of byType(prefixed(parts))) {
    await runAnchored(run, (anchor) => takeStatements(type, anchor), rows, articles)
    await runAnchored(run, (anchor) => deleteUnstated(type, anchor), rows, articles)
  }
  const pairs = counted(parts.flatMap(({ rows }) => rows.pairs))
  await runAnchored(run, takeCounts, pairs, articles)
  await runAnchored(run, deleteUncounted, pairs, articles)
}

export interface ArticleRows {
  readonly id: ArticleId
  readonly rows: Pick<ShareRows, 'edges' | 'pairs'>
}

interface PrefixedEdge extends Ends {
  readonly id: string
  readonly type: string
  readonly prefixes: string[]
}

/** Each edge once, with how the statements begin that are to go. */
function prefixed(parts: readonly ArticleRows[]): readonly PrefixedEdge[] {
  const byId = new Map<string, PrefixedEdge>()
  for (const { id: article, rows } of parts) {
    for (const { id, type, head, tail } of rows.edges) {
      const known = byId.get(id)
      if (known === undefined) byId.set(id, { id, type, head, tail, prefixes: [statementPrefix(article)] })
      else known.prefixes.push(statementPrefix(article))
    }
  }
  return [...byId.values()].sort(byEdgeId)
}

function byType<T extends { readonly type: string }>(edges: readonly T[]): readonly (readonly [string, readonly T[]])[] {
  const types = [...new Set(edges.map((edge) => edge.type))].sort()
  return types.map((type) => [type, edges.filter((edge) => edge.type === type)] as const)
}

async function runAnchored<T extends Ends>(
  run: Run,
  statement: (anchor: Anchor) => string,
  rows: readonly T[],
  articles: Articles,
): Promise<void> {
  for (const [anchor, part] of byAnchor(rows, articles)) await run(statement(anchor), { rows: part })
}
