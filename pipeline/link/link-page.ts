import { entityTypes } from '../../graph/schema.ts'
import type { EntityType } from '../../graph/schema.ts'
import type { Home } from '../types.ts'
import { assemble } from './assemble.ts'
import type { LinkedPage, TypedCluster } from './assemble.ts'
import { clusterCompanies } from './companies.ts'
import { clusterEvents } from './events.ts'
import { clusterGovernments } from './governments.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { clusterOrganizations } from './organizations.ts'
import { contextOf, itemsOf } from './page-context.ts'
import type { TaggedArticle } from './page-context.ts'
import { clusterPeople } from './people.ts'
import { clusterPlaces } from './places.ts'
import { postsBefore } from './posts.ts'
import { clusterProgrammes } from './programmes.ts'
import { impliedOrgan } from './implied.ts'

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
