import { noteFiles, readFiles } from './article-files.ts'
import { batchesOf, commitBatch, removeArticle, storedShares } from './committing.ts'
import { deriveAll, isStale } from './deriving.ts'
import type { Engine } from './engine.ts'
import { exportLines } from './exporting.ts'
import type { ArticleId, ArticleShare, EntityId, RelationId } from './model.ts'
import { AtRevision } from './memory/at-revision.ts'
import { Holding } from './memory/holding.ts'
import { Quoting } from './memory/quoting.ts'
import { NameIndex } from './name-index.ts'
import { readPath } from './paths.ts'
import { latestPosts, readPosts } from './posts.ts'
import * as reading from './reading.ts'
import { plainText } from './plain-text.ts'
import { number, text, textOrNull } from './records.ts'
import { CO_OCCURS, entityTypes, relationTypes, WROTE, type EntityType } from './schema.ts'
import type { Committed, ExportLine, GraphStore, NeighbourOptions, PageOptions, QueryOptions, StoreCounts } from './store.ts'
import type { Appearances, ArticleView, Edge, EntityNode, GraphView, QueryResult, SearchHit, SentenceHit } from './view.ts'

const PRESENT = 'UNWIND $ids AS id MATCH (r:ArticleRecord {id: id}) RETURN r.id AS id, r.made AS made'
const RECORD_IDS = 'MATCH (r:ArticleRecord) RETURN r.id AS id ORDER BY id'
const NAMES = `MATCH (e:Entity) RETURN ${reading.ENTITY_COLUMNS}`
const CONTAINING = 'MATCH (s:Sentence) WHERE s.plain CONTAINS $text RETURN s.id AS id ORDER BY id LIMIT $limit'
const countNodes = (label: string): string => `MATCH (n:${label}) RETURN count(n) AS n`
const countEdges = (type: string): string => `MATCH (h)-[x:${type}]->(t) RETURN count(x) AS n`

const SHARES_READ = 100

const QUERY_DEFAULTS = { timeoutMs: 10_000, rowLimit: 1_000 }

/** A graph store over any engine that reads our dialect of Cypher. */
export class CypherStore implements GraphStore {
  private readonly engine: Engine
  private readonly memory: Holding
  private readonly quoting: Quoting
  private readonly names: AtRevision<NameIndex>
  private readonly overviews: AtRevision<Map<number, Promise<GraphView>>>

  constructor(engine: Engine) {
    this.engine = engine
    this.memory = new Holding(engine)
    this.quoting = new Quoting(engine.read)
    this.names = new AtRevision(engine, async () => {
      const nodes = (await this.memory.get())?.nodes ?? (await engine.read(NAMES)).map(reading.entityOf)
      return new NameIndex(nodes)
    })
    this.overviews = new AtRevision(engine, () => Promise.resolve(new Map<number, Promise<GraphView>>()))
  }

  get kind(): GraphStore['kind'] {
    return this.engine.kind
  }

  ensureSchema(): Promise<void> {
    return this.engine.ensureSchema()
  }

  async present(ids: readonly ArticleId[], made?: string): Promise<ReadonlySet<ArticleId>> {
    const rows = await this.engine.read(PRESENT, { ids })
    const wanted = made === undefined ? rows : rows.filter((row) => textOrNull(row, 'made') === made)
    return new Set(wanted.map((row) => text(row, 'id') as ArticleId)) // written from an ArticleId
  }

  async commit(share: ArticleShare): Promise<Committed> {
    const [committed] = await this.commitAll([share])
    return committed as Committed // one share, one answer
  }

  async commitAll(shares: readonly ArticleShare[]): Promise<readonly Committed[]> {
    const committed: Committed[] = []
    for (const batch of batchesOf(shares)) committed.push(...(await this.engine.write((run) => commitBatch(run, batch))))
    return committed
  }

  async remove(id: ArticleId): Promise<boolean> {
    return this.engine.write((run) => removeArticle(run, id))
  }

  files(): Promise<ReadonlyMap<ArticleId, string>> {
    return readFiles(this.engine)
  }

  noteFiles(files: ReadonlyMap<ArticleId, string>): Promise<void> {
    return noteFiles(this.engine, files)
  }

  async *shares(wanted?: readonly ArticleId[]): AsyncGenerator<ArticleShare> {
    const ids: readonly string[] =
      wanted === undefined ? (await this.engine.read(RECORD_IDS)).map((row) => text(row, 'id')) : [...new Set(wanted)].sort()
    for (let k = 0; k < ids.length; k += SHARES_READ) {
      const part = ids.slice(k, k + SHARES_READ)
      const stored = await storedShares(this.engine.read, part)
      // One that was taken away since the ids were read is not among them.
      for (const id of part) {
        const found = stored.get(id)
        if (found !== undefined) yield found.share
      }
    }
  }

  derive(): Promise<void> {
    return deriveAll(this.engine)
  }

  async prepare(patienceMs = 300): Promise<void> {
    await this.memory.start(patienceMs)
    await this.engine.warm()
  }

  async counts(): Promise<StoreCounts> {
    const count = async (statement: string): Promise<number> => {
      const [row] = await this.engine.read(statement)
      return row === undefined ? 0 : number(row, 'n')
    }
    const entities: Record<string, number> = {}
    for (const type of entityTypes) entities[type] = await count(countNodes(type))
    const relations: Record<string, number> = {}
    for (const type of [...relationTypes, CO_OCCURS, WROTE]) relations[type] = await count(countEdges(type))
    return {
      articles: await count(countNodes('Article')),
      sentences: await count(countNodes('Sentence')),
      entities: entities as StoreCounts['entities'], // all keys were set above
      mentions: await count(countEdges('MENTIONED_IN')),
      relations: relations as StoreCounts['relations'], // all keys were set above
      stale: await isStale(this.engine),
    }
  }

  async entity(id: EntityId): Promise<EntityNode | null> {
    const graph = await this.memory.get()
    if (graph !== null) return graph.entity(id)
    const [node] = await reading.readEntities(this.engine, [id])
    return node ?? null
  }

  async search(
    query: string,
    options: { readonly limit?: number; readonly types?: readonly EntityType[] } = {},
  ): Promise<readonly SearchHit[]> {
    const hits = (await this.names.get()).search(query, options.limit ?? 20, options.types)
    const ids = hits.map((hit) => hit.entity.id)
    const roles = latestPosts((await this.memory.get())?.postsOf(ids) ?? (await readPosts(this.engine.read, ids)))
    return hits.map((hit) => ({ ...hit, role: roles.get(hit.entity.id) ?? null }))
  }

  async searchText(query: string, options: { readonly limit?: number } = {}): Promise<readonly SentenceHit[]> {
    const wanted = query.trim()
    const limit = options.limit ?? 20
    if (wanted === '') return []
    // A term of the index has two characters: a single one is looked for in the text itself.
    const hits =
      [...wanted].length > 1
        ? await this.engine.fullText(wanted, limit)
        : (await this.engine.read(CONTAINING, { text: wanted, limit })).map((row) => ({ sentence: text(row, 'id'), score: 1 }))
    const scores = new Map(hits.map((hit) => [hit.sentence, hit.score]))
    const evidence = await reading.readSentences(
      this.engine,
      hits.map((hit) => hit.sentence),
      null,
    )
    // Two-character terms may stand apart in a sentence: one that has the words as they were asked for comes first.
    const found = evidence.map((item) => ({
      evidence: item,
      score: scores.get(item.sentence) ?? 0,
      whole: plainText(item.text).includes(wanted),
    }))
    return [...found.filter((hit) => hit.whole), ...found.filter((hit) => !hit.whole)].map(({ evidence: item, score }) => ({
      evidence: item,
      score,
    }))
  }

  async overview(limit: number): Promise<GraphView> {
    const overviews = await this.overviews.get()
    const kept = overviews.get(limit)
    if (kept !== undefined) return kept
    const view = this.memory.get().then((graph) => graph?.overview(limit) ?? reading.readOverview(this.engine, limit))
    overviews.set(limit, view)
    view.catch(() => overviews.delete(limit)) // who asked has the error; the next one tries again
    return view
  }

  async neighbours(id: EntityId, options: NeighbourOptions = {}): Promise<GraphView> {
    const graph = await this.memory.get()
    return graph?.neighbours(id, options) ?? reading.readNeighbours(this.engine, id, options)
  }

  async between(ids: readonly EntityId[]): Promise<readonly Edge[]> {
    const graph = await this.memory.get()
    return graph?.between(ids) ?? reading.readBetween(this.engine, ids)
  }

  async evidence(relation: RelationId, options: PageOptions = {}): Promise<reading.EvidencePage> {
    const graph = await this.memory.get()
    return graph === null
      ? reading.readEvidence(this.engine, relation, options)
      : this.quoting.page(graph, graph.evidence(relation, options))
  }

  async mentions(id: EntityId, options: PageOptions = {}): Promise<reading.EvidencePage> {
    const graph = await this.memory.get()
    return graph === null ? reading.readMentions(this.engine, id, options) : this.quoting.page(graph, graph.mentions(id, options))
  }

  async appearances(id: EntityId): Promise<Appearances> {
    const graph = await this.memory.get()
    return graph === null ? reading.readAppearances(this.engine, id) : this.quoting.appearances(graph, graph.appearances(id))
  }

  async path(from: EntityId, to: EntityId, options: { readonly maxLength?: number } = {}): Promise<GraphView | null> {
    const graph = await this.memory.get()
    const maxLength = options.maxLength ?? 5
    return graph === null ? readPath(this.engine, from, to, maxLength) : graph.path(from, to, maxLength)
  }

  article(id: ArticleId): Promise<ArticleView | null> {
    return reading.readArticle(this.engine, id)
  }

  articles(options: PageOptions = {}): ReturnType<GraphStore['articles']> {
    return reading.readArticles(this.engine, options)
  }

  query(cypher: string, options: QueryOptions = {}): Promise<QueryResult> {
    return this.engine.query(cypher, { ...QUERY_DEFAULTS, params: {}, ...options })
  }

  export(): AsyncIterable<ExportLine> {
    return exportLines(this.engine)
  }

  async close(): Promise<void> {
    await this.memory.stop()
    await this.engine.close()
  }
}
