import type { Row } from '../engine.ts'
import { relationId } from '../ids.ts'
import type { EntityId, IsoDate } from '../model.ts'
import { dateOrNull, numberOrNull, text, textOrNull, texts } from '../records.ts'
import { CO_OCCURS, relationTypes, STATEMENT_KINDS, type RelationType } from '../schema.ts'
import type { Edge } from '../view.ts'
import { Codes, Column } from './columns.ts'

export type EdgeType = RelationType | typeof CO_OCCURS
export const edgeTypes: readonly EdgeType[] = [...relationTypes, CO_OCCURS]

/** For a property that is not there: no count and no score is below 0, and NPMI is at least −1. */
const NONE = -2

/** All edges as columns of numbers, some 80 bytes each, and for each node the edges that touch it. Nodes are told by their place. */
export class EdgeTable {
  readonly head = new Column('whole')
  readonly tail = new Column('whole')
  private readonly types = new Column('small')
  private readonly titles = new Column('whole')
  private readonly kinds = new Column('small')
  private readonly articles = new Column('whole')
  private readonly stories = new Column('whole')
  private readonly sentences = new Column('whole')
  private readonly dates = (['firstSeen', 'lastSeen', 'appointed', 'removed'] as const).map((name) => [name, new Column('whole')] as const)
  private readonly score = new Column('real')
  private readonly micro = new Column('real')
  private readonly npmi = new Column('real')
  private readonly codes = new Codes()
  private readonly ids: readonly EntityId[]
  private touching: { readonly from: Int32Array; readonly edges: Int32Array } | null = null

  constructor(ids: readonly EntityId[]) {
    this.ids = ids
  }

  get length(): number {
    return this.head.length
  }

  /** A row with the columns that `edgeOf` reads. Answers the number of the edge. */
  push(row: Row, head: number, tail: number): number {
    this.head.push(head)
    this.tail.push(tail)
    this.types.push(edgeTypes.indexOf(text(row, 'type') as EdgeType)) // read by these types
    this.titles.push(this.codes.codeOf(textOrNull(row, 'title')))
    const kinds = texts(row, 'kinds')
    this.kinds.push(STATEMENT_KINDS.reduce((bits, kind, k) => bits | (kinds.includes(kind) ? 1 << k : 0), 0))
    for (const name of ['articles', 'stories', 'sentences', 'score', 'micro', 'npmi'] as const)
      this[name].push(numberOrNull(row, name) ?? NONE)
    for (const [name, column] of this.dates) column.push(this.codes.codeOf(dateOrNull(row, name)))
    return this.length - 1
  }

  /** The edges that begin or end at a node. */
  touchingOf(node: number): Int32Array {
    const { from, edges } = (this.touching ??= this.byNode())
    return edges.subarray(from[node], from[node + 1])
  }

  private byNode(): { readonly from: Int32Array; readonly edges: Int32Array } {
    const from = new Int32Array(this.ids.length + 1)
    const ends = [this.head, this.tail]
    const add = (at: Int32Array, k: number): number => (at[k] = (at[k] ?? 0) + 1)
    for (const end of ends) for (let k = 0; k < this.length; k++) add(from, end.at(k) + 1)
    for (let k = 1; k < from.length; k++) from[k] = (from[k] ?? 0) + (from[k - 1] ?? 0)
    const edges = new Int32Array(2 * this.length)
    const next = from.slice()
    for (let k = 0; k < this.length; k++) for (const end of ends) edges[add(next, end.at(k)) - 1] = k
    return { from, edges }
  }

  typeOf(edge: number): EdgeType {
    return edgeTypes[this.types.at(edge)] ?? CO_OCCURS
  }

  otherEnd(edge: number, node: number): number {
    return this.head.at(edge) === node ? this.tail.at(edge) : this.head.at(edge)
  }

  /** What an edge counts among the neighbours of its ends, in millionths. */
  strengthOf(edge: number): number {
    if (this.typeOf(edge) === CO_OCCURS) return this.micro.at(edge)
    const articles = this.articles.at(edge)
    return 1e7 * (articles === NONE ? 1 : articles)
  }

  edgeOf(edge: number): Edge {
    const type = this.typeOf(edge)
    const [source, target] = [this.idOf(this.head.at(edge)), this.idOf(this.tail.at(edge))]
    const title = this.codes.textOf(this.titles.at(edge))
    const [firstSeen, lastSeen, appointed, removed] = this.dates.map(
      ([, column]) => this.codes.textOf(column.at(edge)) as IsoDate | null, // pushed from an IsoDate
    ) as [IsoDate | null, IsoDate | null, IsoDate | null, IsoDate | null] // four columns
    const articles = Math.max(0, this.articles.at(edge))
    const stories = this.stories.at(edge)
    const common = {
      id: relationId(type, source, target, title ?? ''),
      source,
      target,
      articles,
      stories: stories === NONE ? articles : stories,
      firstSeen,
      lastSeen,
    }
    if (type === CO_OCCURS) {
      const npmi = this.npmi.at(edge)
      return { ...common, type, sentences: this.sentences.at(edge), weight: this.micro.at(edge) / 1e6, npmi: npmi === NONE ? null : npmi }
    }
    const bits = this.kinds.at(edge)
    const kinds = STATEMENT_KINDS.filter((_, k) => (bits & (1 << k)) !== 0)
    return { ...common, type, title, kinds, appointed, removed, score: Math.max(0, this.score.at(edge)) }
  }

  private idOf(node: number): EntityId {
    return this.ids[node] as EntityId // places are below the number of nodes
  }
}
