import { articleOfKey, decisionId, formatDecision, parseKey, withDecision } from '../graph/index.ts'
import type {
  ArticleId,
  Decision,
  DecisionRequest,
  DecisionsText,
  EntityId,
  EntityType,
  GraphStore,
  KeptDecision,
  MentionKey,
  Review,
  ReviewChange,
  ReviewPair,
  ReviewQueue,
  ReviewSide,
} from '../graph/index.ts'
import { candidatesOf } from '../pipeline/resolve/candidates.ts'
import type { Candidate } from '../pipeline/resolve/candidates.ts'
import { decisionsByArticle, identityEntry, settle } from '../pipeline/resolve/settle.ts'
import type { IdentityEntry } from '../pipeline/resolve/settle.ts'
import { rewrite } from './close-graph.ts'
import { decisionsOf, placesOf } from './decision-requests.ts'
import type { Settled } from './decision-requests.ts'
import { readDecisions, writeDecisions } from './decisions-file.ts'

/** Quotations of each of the two. */
const QUOTES = 3

interface Desk extends Settled {
  readonly text: DecisionsText
}

/**
 * Decisions over a store and its file. The file is read at each question, since people edit it and pull it; a decision is checked against all others,
 * then kept, then brought into the graph, where only the articles it touches are written again.
 */
export function openReview(store: GraphStore, file: string): Review {
  let last: Promise<unknown> = Promise.resolve()
  /** One at a time: two decisions made at once would write the file over each other. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined) // whoever asked has the error
    return next
  }

  async function desk(): Promise<Desk> {
    const text = await readDecisions(file)
    const byArticle = decisionsByArticle(text.decisions)
    const known = new Map<ArticleId, IdentityEntry>()
    for await (const share of store.shares()) known.set(share.article.id, identityEntry(share, byArticle.get(share.article.id)))
    return { text, entries: known, settlement: settle(known, text.decisions) }
  }

  /** Settles with other decisions than before, and writes what that changes; the file first, since the graph can be made from it again. */
  async function change(before: Desk, decisions: readonly Decision[], ids: readonly string[]): Promise<ReviewChange> {
    const [old, now] = [new Set(before.text.decisions), new Set(decisions)]
    const moved = [...before.text.decisions.filter((d) => !now.has(d)), ...decisions.filter((d) => !old.has(d))]
    const byArticle = decisionsByArticle(decisions)
    const after = new Map(before.entries)
    const touched = new Set(decisionsByArticle(moved).keys())
    for await (const share of store.shares([...touched])) after.set(share.article.id, identityEntry(share, byArticle.get(share.article.id)))
    const settlement = settle(after, decisions)
    await writeDecisions(file, decisions, before.text.comments)
    const affected = affectedBy(before, { entries: after, settlement }, touched)
    const articles = await rewrite(store, store.shares(affected), byArticle, settlement, ({ article, repeats }) => ({
      ...(article.story === undefined ? {} : { story: article.story }),
      ...(repeats === undefined ? {} : { repeats }),
    }))
    await store.derive()
    return { ids, articles, left: openPairs({ text: { ...before.text, decisions }, entries: after, settlement }).length }
  }

  return {
    queue: ({ limit = 20, offset = 0, type } = {}) =>
      inTurn(async (): Promise<ReviewQueue> => {
        const at = await desk()
        const open = openPairs(at, type)
        const items: ReviewPair[] = []
        for (const candidate of open.slice(offset, offset + limit)) {
          const [a, b] = [await sideOf(store, at, candidate.a), await sideOf(store, at, candidate.b)]
          if (a !== null && b !== null) items.push({ a, b, score: candidate.score, reasons: candidate.reasons })
        }
        return { items, total: open.length, decided: at.text.decisions.filter((decision) => 'a' in decision).length }
      }),
    decisions: () =>
      inTurn(async (): Promise<readonly KeptDecision[]> => {
        const { text, settlement } = await desk()
        return text.decisions.map((decision) => ({
          id: decisionId(decision),
          decision,
          line: formatDecision(decision),
          applies: settlement.applies.has(decision),
        }))
      }),
    decide: (request: DecisionRequest) =>
      inTurn(async () => {
        const at = await desk()
        const made = await decisionsOf(store, at, request)
        const kept = at.text.decisions.filter((decision) => !made.some((other) => isAboutTheSamePair(at, decision, other)))
        const decisions = made.reduce(withDecision, kept)
        return change(at, decisions, made.map(decisionId))
      }),
    undo: (id: string) =>
      inTurn(async () => {
        const at = await desk()
        const decisions = at.text.decisions.filter((decision) => decisionId(decision) !== id)
        return decisions.length === at.text.decisions.length ? null : change(at, decisions, [id])
      }),
  }
}

/** Candidate pairs that no one has decided, by what the keys of the decisions mean now. */
function openPairs({ text, entries, settlement }: Desk, type?: EntityType): readonly Candidate[] {
  const decided = new Set(
    text.decisions.flatMap((decision) =>
      'a' in decision ? [pairOf(entityAt({ entries, settlement }, decision.a), entityAt({ entries, settlement }, decision.b))] : [],
    ),
  )
  const shares = [...entries.values()].map(({ identity }) => identity)
  return candidatesOf(shares, settlement.entities).filter(
    (candidate) =>
      (type === undefined || candidate.type === type) &&
      !decided.has(pairOf(candidate.a, candidate.b)) &&
      !settlement.withheld.has(candidate.a) &&
      !settlement.withheld.has(candidate.b),
  )
}

const pairOf = (a: EntityId | null, b: EntityId | null): string => JSON.stringify([a, b].sort())

function entityAt({ entries, settlement }: Settled, key: MentionKey): EntityId | null {
  const article = articleOfKey(key)
  const index = entries.get(article)?.pointed.get(key)
  return index === undefined ? null : (settlement.entities.get(article)?.[index] ?? null)
}

/** A later ruling on two things replaces an earlier one, though it names them by other mentions. */
function isAboutTheSamePair(at: Settled, earlier: Decision, made: Decision): boolean {
  if (!('a' in earlier) || !('a' in made)) return false
  const meant = (key: MentionKey): EntityId | null => entityAt(at, key) ?? entityOfPlace(at, key)
  const [a, b] = [pairOf(meant(earlier.a), meant(earlier.b)), pairOf(meant(made.a), meant(made.b))]
  return meant(earlier.a) !== null && meant(earlier.a) !== meant(earlier.b) && a === b
}

/** The entity of a key that no decision has named yet. */
function entityOfPlace({ entries, settlement }: Settled, key: MentionKey): EntityId | null {
  const parts = parseKey(key)
  const spans = parts?.kind === 'mention' ? entries.get(parts.article)?.spans : undefined
  if (parts?.kind !== 'mention' || spans === undefined) return null
  const index = spans.findIndex((span) => span !== null && span.start < parts.end && parts.start < span.end)
  return settlement.entities.get(parts.article)?.[index] ?? null
}

/** The articles that two settlements leave different; undefined for all, where other names are covered. */
function affectedBy(before: Settled, after: Settled, touched: ReadonlySet<ArticleId>): readonly ArticleId[] | undefined {
  const [withheld, now] = [before, after].map(({ settlement }) => JSON.stringify([...settlement.withheld]))
  // A name is covered in articles that speak of no one of that name as well.
  if (withheld !== now) return undefined
  const ends = [...before.settlement.rejected, ...after.settlement.rejected]
    .filter((key) => before.settlement.rejected.has(key) !== after.settlement.rejected.has(key))
    .map((key) => (JSON.parse(key) as [string, EntityId, EntityId, string | null]).slice(1, 3)) // written by relationKey
  return [...after.entries.keys()].filter((article) => {
    const [old, ids] = [before.settlement.entities.get(article) ?? [], after.settlement.entities.get(article) ?? []]
    return (
      touched.has(article) ||
      old.length !== ids.length ||
      old.some((id, k) => id !== ids[k]) ||
      ends.some(([head, tail]) => ids.some((id) => id === head) && ids.some((id) => id === tail))
    )
  })
}

async function sideOf(store: GraphStore, at: Desk, id: EntityId): Promise<ReviewSide | null> {
  const entity = await store.entity(id)
  if (entity === null) return null // written by someone else since
  const places = placesOf(at, id)
  const posts = places.flatMap(({ article, index }) => at.entries.get(article)?.identity.referents[index]?.context ?? [])
  return {
    entity,
    key: (places[0] as (typeof places)[number]).key, // there is a place, or it throws
    posts: [...new Set(posts.filter((post) => post.includes('/') && !post.startsWith('@')))]
      .sort()
      .map((post) => post.replace('/', ' ').trim()),
    evidence: (await store.mentions(id, { limit: QUOTES })).items,
  }
}
