import { BYLINE, postsConflict, readPosts } from './affiliation.ts'
import type { Posts } from './affiliation.ts'
import { groupItems } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'

const COMPOUND_SURNAMES = '欧阳|司马|上官|诸葛|尉迟|夏侯|皇甫|令狐|慕容|司徒|东方|端木|公孙|宇文|长孙|轩辕|申屠|闻人|钟离|独孤|南宫'
const BY_TITLE = new RegExp(
  `^(${COMPOUND_SURNAMES}|\\p{Script=Han})(总书记|副?书记|副?主任|副?局长|副?厅长|副?县长|副?区长|副?镇长|副?乡长|副?市长|副?省长|副?部长|副?院长|副?校长|副?所长|副?会长|副?董事长|副?总经理|副?经理|总工|总|董|教授|医生|大夫|老师|代表|委员|主席|队长|站长|科长|处长|厂长)$`,
  'u',
)
const BY_COURTESY = new RegExp(
  `^(?:[老小阿])?(${COMPOUND_SURNAMES}|\\p{Script=Han})(?:先生|女士|小姐|同志|师傅|大爷|大妈|大叔|大姐|大哥|阿姨|奶奶|爷爷|婆婆|嫂|叔|婶|哥|姐|老)$`,
  'u',
)
const NICKNAME = /^[老小阿](\p{Script=Han})$/u
const MASKED = /某|[×xX＊*]/u

/** A run of one name's mentions in an article that the text gives as one person. */
interface Unit {
  readonly name: string
  readonly article: number
  readonly items: Item[]
  posts: readonly string[]
}

/**
 * Clusters people: one name is one person unless posts speak against it; 王书记 is the one 王 of the article who holds that title;
 * 贺先生, 小王 and 刘某 are their article's alone. `postsOf` gives a mention's posts as `organ/title`, organs by their full names.
 */
export function clusterPeople(items: readonly Item[], page: PageContext, postsOf: (item: Item) => readonly string[]): readonly Cluster[] {
  const named = items.filter((item) => !isPartial(item.plain))
  const partial = items.filter((item) => isPartial(item.plain))
  const units = unitsOf(named, postsOf)
  const left = partial.filter((item) => !attach(item, units))
  return [...groupUnits(units), ...alone(left, page)]
}

/** Names of bylines, and of credits and editors outside them. */
export function signs({ mention, sentence }: Item): boolean {
  if (mention.uncounted === 'byline' || sentence.role === 'byline' || sentence.role === 'furniture') return true
  const { at } = mention
  return (
    /(?:记者|通讯员|摄影|责任编辑|责编|美术编辑|编辑|校对|审校|实习生)[\s:：/／]{0,2}$/u.test(sentence.text.slice(0, at.start)) ||
    /^\s*(?:摄|供图|文\/图|图\/文|绘图|绘)(?![\p{Script=Han}])/u.test(sentence.text.slice(at.end))
  )
}

function isPartial(name: string): boolean {
  return name.length < 2 || BY_TITLE.test(name) || BY_COURTESY.test(name) || NICKNAME.test(name) || MASKED.test(name)
}

function unitsOf(items: readonly Item[], postsOf: (item: Item) => readonly string[]): readonly Unit[] {
  const units: Unit[] = []
  for (const group of groupItems(items, (item) => `${item.article} ${signs(item) ? BYLINE : ''}${item.plain}`).values()) {
    const own: Unit[] = []
    let current: Unit | null = null
    for (const item of group) {
      const posts = signs(item) ? [BYLINE] : postsOf(item)
      if (current === null || conflict(current.posts, posts)) current = own.find((unit) => !conflict(unit.posts, posts)) ?? null
      if (current === null) {
        current = { name: item.plain, article: item.article, items: [], posts: [] }
        own.push(current)
      }
      current.items.push(item)
      current.posts = [...new Set([...current.posts, ...posts])].sort()
    }
    units.push(...own)
  }
  return joinForeign(units)
}

const conflict = (a: readonly string[], b: readonly string[]) => postsConflict(readPosts(a), readPosts(b))

/** 韦伯 after 汉斯·韦伯 in the same article. */
function joinForeign(units: readonly Unit[]): readonly Unit[] {
  const whole = units.filter((unit) => unit.name.includes('·'))
  return units.filter((unit) => {
    const owners = whole.filter((full) => full !== unit && full.article === unit.article && full.name.split('·').includes(unit.name))
    const [owner] = owners
    if (owner === undefined || owners.length > 1) return true
    owner.items.push(...unit.items)
    return false
  })
}

/** Gives a partial name to the one person of its article that it can mean. */
function attach(item: Item, units: readonly Unit[]): boolean {
  if (MASKED.test(item.plain)) return false
  const titled = BY_TITLE.exec(item.plain)
  const surname = titled?.[1] ?? BY_COURTESY.exec(item.plain)?.[1] ?? NICKNAME.exec(item.plain)?.[1]
  if (surname === undefined) return false
  const here = units.filter(
    (unit) =>
      unit.article === item.article &&
      unit.name.startsWith(surname) &&
      unit.name.length <= surname.length + 2 &&
      !unit.posts.includes(BYLINE),
  )
  const holders = titled === null ? [] : here.filter((unit) => unit.posts.some((post) => post.endsWith(titled[2] ?? '')))
  const fitting =
    holders.length > 0
      ? holders
      : here.filter((unit) => unit.posts.length === 0 && (unit.items[0]?.mention.start ?? 0) < item.mention.start)
  const [only] = fitting
  // One name of this surname in the article: two would leave it open who is meant.
  if (only === undefined || fitting.length > 1 || (holders.length === 0 && here.length > 1)) return false
  only.items.push(item)
  return true
}

/** Units of one name become one person where no post speaks against it; a unit without posts between two people stays by itself. */
function groupUnits(units: readonly Unit[]): readonly Cluster[] {
  const clusters: Cluster[] = []
  const names = new Map<string, Unit[]>()
  for (const unit of units) names.set(unit.name, [...(names.get(unit.name) ?? []), unit])
  for (const [name, group] of names) {
    const people: { sets: Posts[]; items: Item[] }[] = []
    const ordered = [...group.filter((unit) => unit.posts.length > 0), ...group.filter((unit) => unit.posts.length === 0)]
    for (const unit of ordered) {
      const own = readPosts(unit.posts)
      const fitting = people.filter((person) => person.sets.every((posts) => !postsConflict(posts, own)))
      const [only] = fitting
      if (only !== undefined && fitting.length === 1) {
        only.items.push(...unit.items)
        only.sets.push(own)
      } else people.push({ sets: [own], items: [...unit.items] })
    }
    for (const person of people) clusters.push({ name, locality: null, items: person.items })
  }
  return clusters
}

function alone(items: readonly Item[], page: PageContext): readonly Cluster[] {
  return [...groupItems(items, (item) => `${item.article} ${item.plain}`).values()].map((members) => {
    const [first] = members
    return { name: first?.plain ?? '', locality: page.articles[first?.article ?? 0]?.id ?? page.pageKey, items: members }
  })
}
