import { entityId } from '../../graph/ids.ts'
import type { EntityId } from '../../graph/model.ts'
import type { EntityType } from '../../graph/schema.ts'
import type { Referent } from '../types.ts'
import { BYLINE } from './affiliation.ts'
import { expansionOf } from './expansions.ts'
import { groupItems, shown } from './items.ts'
import type { Cluster, Item } from './items.ts'
import type { TaggedArticle } from './page-context.ts'
import { signs } from './people.ts'

/** One thing that the page speaks of. */
export interface PageEntity {
  readonly id: EntityId
  readonly type: EntityType
  readonly name: string
  /** All other surfaces and derived names, sorted. */
  readonly aliases: readonly string[]
}

export interface LinkedArticle {
  readonly referents: readonly Referent[]
  /** For each mention of the article, the index of its referent; null for a Title. */
  readonly referentOf: readonly (number | null)[]
  /** For each referent, the index of its entity in the page's list. */
  readonly entityOf: readonly number[]
}

export interface LinkedPage {
  readonly entities: readonly PageEntity[]
  readonly articles: readonly LinkedArticle[]
}

export interface TypedCluster extends Cluster {
  readonly type: EntityType
}

/** Turns clusters into the page's entities and each article's referents, both in order of first mention. */
export function assemble(
  clusters: readonly TypedCluster[],
  articles: readonly TaggedArticle[],
  postsOf: (item: Item) => readonly string[],
): LinkedPage {
  const ordered = [...clusters].sort((a, b) => firstStart(a) - firstStart(b))
  const ids = entityIds(ordered, articles)
  const nearby = nearbyNames(ordered)
  const drafts = articles.map(({ mentions }) => ({
    referents: [] as Referent[],
    referentOf: mentions.map((): number | null => null),
    entityOf: [] as number[],
  }))
  const entities = ordered.map((cluster, k): PageEntity => {
    for (const own of groupItems(cluster.items, (item) => String(item.article)).values()) {
      const draft = drafts[own[0]?.article ?? 0]
      if (draft === undefined) continue
      for (const item of own) draft.referentOf[item.index] = draft.referents.length
      draft.entityOf.push(k)
      draft.referents.push({
        type: cluster.type,
        name: cluster.name,
        aliases: aliasesOf(cluster, own),
        mentions: own.map((item) => item.index).sort((x, y) => x - y),
        context: contextStrings(cluster, own, postsOf, nearby),
      })
    }
    return {
      id: ids[k] as EntityId /* one id a cluster */,
      type: cluster.type,
      name: cluster.name,
      aliases: aliasesOf(cluster, cluster.items),
    }
  })
  return { entities, articles: drafts }
}

const firstStart = (cluster: Cluster) => cluster.items.reduce((first, { mention }) => Math.min(first, mention.start), Infinity)

/** The largest of several people of one name keeps the name's own id; see `resolveIdentity`, which does the same over all articles. */
function entityIds(clusters: readonly TypedCluster[], articles: readonly TaggedArticle[]): readonly EntityId[] {
  const taken = new Map<string, number>()
  const order = clusters.map((cluster, k) => ({ cluster, k })).sort((a, b) => b.cluster.items.length - a.cluster.items.length || a.k - b.k)
  const ids: EntityId[] = []
  for (const { cluster, k } of order) {
    const key = cluster.locality === null ? cluster.name : `${cluster.name}@${cluster.locality}`
    const block = `${cluster.type} ${key}`
    const before = taken.get(block) ?? 0
    taken.set(block, before + 1)
    const article = articles[cluster.items[0]?.article ?? 0]?.article.id ?? ''
    ids[k] = entityId(cluster.type, before === 0 ? key : `${key}#${article}.${before}`)
  }
  return ids
}

/** What a programme's name is short for is a name of it too: it is found by it, and its sentence is among the mentions. */
function aliasesOf(cluster: TypedCluster, items: readonly Item[]): readonly string[] {
  const names = new Set(items.map((item) => shown(item.plain)))
  if (cluster.type === 'Programme') for (const item of items) names.add(expansionOf(item) ?? cluster.name)
  names.delete(cluster.name)
  return [...names].sort()
}

/** Names of organs, companies and places in each sentence: what a person is seen with. */
function nearbyNames(clusters: readonly TypedCluster[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>()
  for (const cluster of clusters) {
    if (cluster.type === 'Person' || cluster.type === 'Programme' || cluster.type === 'Event') continue
    for (const item of cluster.items) names.set(sentenceKey(item), (names.get(sentenceKey(item)) ?? new Set()).add(cluster.name))
  }
  return new Map([...names].map(([key, set]) => [key, [...set].sort()] as const))
}

const sentenceKey = (item: Item) => `${item.article} ${item.mention.sentence}`

function contextStrings(
  cluster: TypedCluster,
  items: readonly Item[],
  postsOf: (item: Item) => readonly string[],
  nearby: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const entries = new Set<string>()
  if (cluster.locality !== null) entries.add(`@${cluster.locality}`)
  if (cluster.type === 'Person') {
    for (const item of items) {
      if (signs(item)) entries.add(BYLINE)
      else for (const entry of [...postsOf(item), ...(nearby.get(sentenceKey(item)) ?? [])]) entries.add(entry)
    }
  }
  return [...entries].sort()
}
