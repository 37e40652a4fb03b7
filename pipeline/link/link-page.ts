import { entityId } from '../../graph/ids.ts'
import type { EntityId } from '../../graph/model.ts'
import { entityTypes } from '../../graph/schema.ts'
import type { EntityType } from '../../graph/schema.ts'
import type { Home, Referent } from '../types.ts'
import { BYLINE } from './affiliation.ts'
import { clusterCompanies } from './companies.ts'
import { clusterEvents } from './events.ts'
import { clusterGovernments } from './governments.ts'
import { shown } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { clusterOrganizations } from './organizations.ts'
import { contextOf, itemsOf } from './page-context.ts'
import type { TaggedArticle } from './page-context.ts'
import { clusterPeople, signs } from './people.ts'
import { clusterPlaces } from './places.ts'
import { postsBefore } from './posts.ts'
import { clusterProgrammes } from './programmes.ts'
import { impliedOrgan } from './implied.ts'

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

type Rule = (items: readonly Item[], page: PageContext) => readonly Cluster[]
const RULES: { readonly [type in Exclude<EntityType, 'Person'>]: Rule } = {
  Company: clusterCompanies,
  Government: clusterGovernments,
  Organization: clusterOrganizations,
  Place: clusterPlaces,
  Programme: clusterProgrammes,
  Event: clusterEvents,
}

/**
 * Finds which mentions of a page mean the same thing, and names each by its fullest certain name. Rules in their order: definitions in
 * the text, full names by the paper's home, exact names, short forms that fit one full name of the page. People come last: the
 * organs of their posts tell two of one name apart. What is uncertain stays apart.
 */
export function linkPage({ home, articles }: { readonly home: Home; readonly articles: readonly TaggedArticle[] }): LinkedPage {
  const items = itemsOf(articles)
  const page = contextOf(articles, items, home)
  const ofType = (type: EntityType) => items.filter(({ mention }) => mention.type === type)
  const clusters: TypedCluster[] = entityTypes.flatMap((type) =>
    type === 'Person' ? [] : RULES[type](ofType(type), page).map((cluster) => ({ ...cluster, type })),
  )
  const nameOf = new Map(clusters.flatMap((cluster) => cluster.items.map((item) => [item.mention, cluster.name] as const)))
  const postsOf = (item: Item) => postNames(item, articles, nameOf, page)
  const people = clusterPeople(ofType('Person'), page, postsOf).map((cluster) => ({ ...cluster, type: 'Person' as const }))
  return assemble([...people, ...clusters], articles, postsOf)
}

interface TypedCluster extends Cluster {
  readonly type: EntityType
}

function postNames(
  item: Item,
  articles: readonly TaggedArticle[],
  nameOf: ReadonlyMap<object, string>,
  page: PageContext,
): readonly string[] {
  const tagged = articles[item.article]
  if (tagged === undefined) return []
  const { article, mentions } = tagged
  const { home } = page
  const posts = postsBefore(mentions, item.index, (k) => article.sentences[k]?.text ?? '')
  return posts.flatMap(({ organ, title }) => {
    const mention = organ === null ? undefined : mentions[organ]
    const name = mention === undefined ? impliedOrgan(title, home, (level) => page.near(item, level)) : nameOf.get(mention)
    return [`${name ?? ''}/${title}`]
  })
}

function assemble(
  clusters: readonly TypedCluster[],
  articles: readonly TaggedArticle[],
  postsOf: (item: Item) => readonly string[],
): LinkedPage {
  const ordered = [...clusters].sort((a, b) => firstStart(a) - firstStart(b))
  const ids = entityIds(ordered, articles)
  const entities = ordered.map((cluster, k): PageEntity => ({
    id: ids[k] as EntityId /* one id a cluster */,
    type: cluster.type,
    name: cluster.name,
    aliases: aliasesOf(cluster, cluster.items),
  }))
  const nearby = nearbyNames(ordered)
  const linked = articles.map(({ mentions }, a): LinkedArticle => {
    const referents: Referent[] = []
    const entityOf: number[] = []
    const referentOf: (number | null)[] = mentions.map(() => null)
    ordered.forEach((cluster, k) => {
      const own = cluster.items.filter((item) => item.article === a)
      if (own.length === 0) return
      for (const item of own) referentOf[item.index] = referents.length
      entityOf.push(k)
      const context = contextStrings(cluster, own, postsOf, nearby)
      referents.push({
        type: cluster.type,
        name: cluster.name,
        aliases: aliasesOf(cluster, own),
        mentions: own.map((item) => item.index).sort((x, y) => x - y),
        context,
      })
    })
    return { referents, referentOf, entityOf }
  })
  return { entities, articles: linked }
}

const firstStart = (cluster: Cluster) => Math.min(...cluster.items.map((item) => item.mention.start))

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

function aliasesOf(cluster: Cluster, items: readonly Item[]): readonly string[] {
  const names = new Set(items.map((item) => shown(item.plain)))
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
