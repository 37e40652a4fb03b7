import {
  impliedKey,
  isMentionKey,
  mentionKey,
  MingtuError,
  nameMark,
  pairRuling,
  parseDecisions,
  parseKey,
  relationEnds,
} from '../graph/index.ts'
import type {
  ArticleId,
  ArticleShare,
  Decision,
  DecisionRequest,
  EntityId,
  GraphStore,
  MentionKey,
  Remark,
  RelationId,
  SentenceId,
  ThingRef,
} from '../graph/index.ts'
import type { IdentityEntry, Settlement } from '../pipeline/resolve/settle.ts'

/** The graph as it is settled now: what entity ids of a request are looked up in. */
export interface Settled {
  readonly entries: ReadonlyMap<ArticleId, IdentityEntry>
  readonly settlement: Settlement
}

/** A thing as one article speaks of it. */
interface Place {
  readonly article: ArticleId
  readonly index: number
  readonly key: MentionKey
  readonly name: string
}

/** All articles' referents of an entity, by article. Throws NOT_FOUND when there are none. */
export function placesOf({ entries, settlement }: Settled, entity: EntityId): readonly Place[] {
  const places: Place[] = []
  for (const [article, { identity, spans }] of entries)
    identity.referents.forEach(({ type, name }, index) => {
      if (settlement.entities.get(article)?.[index] !== entity) return
      const span = spans[index] ?? null
      places.push({ article, index, name, key: span === null ? impliedKey(article, type, name) : mentionKey(article, span) })
    })
  if (places.length === 0)
    throw new MingtuError('NOT_FOUND', `there is no entity ${entity}`, 'Ids change when things merge: search for the name.')
  const isNamed = ({ key }: Place): number => (parseKey(key)?.kind === 'mention' ? 0 : 1)
  return places.sort((a, b) => isNamed(a) - isNamed(b) || (a.article < b.article ? -1 : a.article > b.article ? 1 : a.index - b.index))
}

const keyOf = (settled: Settled, thing: ThingRef): MentionKey =>
  isMentionKey(thing) ? thing : (placesOf(settled, thing)[0]?.key as MentionKey) // there is a place, or it throws

export function nameAt({ entries, settlement }: Settled, key: MentionKey): string {
  const parts = parseKey(key)
  const entry = parts === null ? undefined : entries.get(parts.article)
  if (parts === null || entry === undefined) return '？'
  if (parts.kind === 'implied') return parts.name
  const index = entry.pointed.get(key) ?? entry.spans.findIndex((span) => span !== null && span.start < parts.end && parts.start < span.end)
  const entity = settlement.entities.get(parts.article)?.[index]
  return entity !== undefined && settlement.withheld.has(entity) ? '█' : (entry.identity.referents[index]?.name ?? '？')
}

/** Turns what a person decided, looking at the graph, into decisions over mention keys. */
export async function decisionsOf(store: GraphStore, settled: Settled, request: DecisionRequest): Promise<readonly Decision[]> {
  const { by, on, why } = request
  const note: Remark = { ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }), ...(why === undefined ? {} : { why }) }
  const says = (...keys: readonly MentionKey[]): { readonly says: string } => ({
    says: keys.map((key) => nameAt(settled, key)).join(' | '),
  })
  switch (request.kind) {
    case 'same':
    case 'different':
    case 'unsure': {
      const [a, b] = [keyOf(settled, request.a), keyOf(settled, request.b)]
      if (a === b) throw new MingtuError('USAGE', 'a pair needs two things', 'Give two entities, or two mentions of one.')
      const ruling = pairRuling(request.kind, a, b)
      return [{ ...ruling, ...says(ruling.a, ruling.b), ...note }]
    }
    case 'retype':
      return keysOf(settled, request.thing).map((key) => ({ kind: 'retype', key, type: request.type, ...says(key), ...note }))
    case 'not-entity':
      return keysOf(settled, request.thing).map((key) => ({ kind: 'not-entity', key, ...says(key), ...note }))
    case 'span':
      if (request.start >= request.end)
        throw new MingtuError('USAGE', 'a span ends behind its start', 'Give page offsets, the end exclusive.')
      return [{ kind: 'span', key: request.mention, start: request.start, end: request.end, ...says(request.mention), ...note }]
    case 'reject':
      return [await rejection(store, request.relation as RelationId, note)] // a wrong one finds nothing
    case 'add':
      return [addition(settled, request, note)]
    case 'withhold':
      return [withholding(settled, request.thing, note)]
    case 'again':
      return decisionsAgain(request.line)
  }
}

const keysOf = (settled: Settled, thing: ThingRef): readonly MentionKey[] =>
  isMentionKey(thing) ? [thing] : placesOf(settled, thing).map(({ key }) => key)

/** Finds an article that states the relation, and names its ends there. */
async function rejection(store: GraphStore, relation: RelationId, note: Remark): Promise<Decision> {
  const ends = relationEnds(relation)
  const edge = ends === null ? undefined : (await store.between([ends.head, ends.tail])).find(({ id }) => id === relation)
  const missing = (): MingtuError =>
    new MingtuError('NOT_FOUND', `no stated relation has the id ${relation}`, 'Ids change when things merge: look the relation up again.')
  if (edge === undefined || edge.type === 'CO_OCCURS') throw missing()
  const { items } = await store.evidence(relation, { limit: 1 })
  const [quote] = items
  if (quote === undefined) throw missing()
  for await (const share of store.shares([quote.article])) {
    const [head, tail] = [edge.source, edge.target].map((entity) => keyIn(share, entity))
    if (head === undefined || head === null || tail === undefined || tail === null) throw missing()
    const names = [edge.source, edge.target].map((entity) => share.referents.find((referent) => referent.entity === entity)?.name ?? '？')
    return { kind: 'reject', head, type: edge.type, tail, title: edge.title, says: names.join(' | '), ...note }
  }
  throw missing()
}

function keyIn(share: ArticleShare, entity: EntityId): MentionKey | null {
  const index = share.referents.findIndex((referent) => referent.entity === entity)
  const referent = share.referents[index]
  if (referent === undefined) return null
  const mention = share.mentions.find((each) => each.referent === index)
  return mention === undefined ? impliedKey(share.article.id, referent.type, referent.name) : mentionKey(share.article.id, mention)
}

/** Both ends in one article: nothing is in the graph without a sentence that says so. */
function addition(settled: Settled, request: Extract<DecisionRequest, { kind: 'add' }>, note: Remark): Decision {
  const article = request.sentence === undefined ? null : articleOf(request.sentence)
  const places = (thing: ThingRef) => (isMentionKey(thing) ? [{ article: parseKey(thing)?.article, key: thing }] : placesOf(settled, thing))
  for (const head of places(request.head)) {
    const tail = places(request.tail).find((other) => other.article === head.article)
    if (tail === undefined || (article !== null && head.article !== article)) continue
    if (request.type !== 'HOLDS_ROLE' && (request.title !== undefined || request.role !== undefined))
      throw new MingtuError('USAGE', `${request.type} has no title and no role`, 'Only HOLDS_ROLE has them.')
    return {
      kind: 'add',
      head: head.key,
      type: request.type,
      tail: tail.key,
      title: request.title ?? null,
      role: request.role ?? null,
      date: request.date ?? null,
      says: `${nameAt(settled, head.key)} | ${nameAt(settled, tail.key)}`,
      ...note,
    }
  }
  throw new MingtuError('NOT_FOUND', 'no article names both', 'A relation needs a sentence that says so: give two mentions of one article.')
}

const articleOf = (sentence: SentenceId): ArticleId => sentence.slice(0, sentence.lastIndexOf('#')) as ArticleId // ids are made of it

function withholding(settled: Settled, thing: ThingRef, note: Remark): Decision {
  const key = keyOf(settled, thing)
  const parts = parseKey(key)
  const entry = parts === null ? undefined : settled.entries.get(parts.article)
  const index =
    entry === undefined || parts?.kind !== 'mention'
      ? -1
      : entry.spans.findIndex((span) => span !== null && span.start < parts.end && parts.start < span.end)
  const referent = entry?.identity.referents[index]
  if (referent?.type !== 'Person')
    throw new MingtuError('USAGE', 'only a person can be withheld', 'Give a person’s id, or a mention of one.')
  return { kind: 'withhold', key, mark: nameMark(referent.name), ...note }
}

function decisionsAgain(line: string): readonly Decision[] {
  const { decisions } = parseDecisions(line, 'the decision')
  if (decisions.length === 0) throw new MingtuError('USAGE', 'there is no decision in this line', 'Give a line of the decisions file.')
  return decisions
}
