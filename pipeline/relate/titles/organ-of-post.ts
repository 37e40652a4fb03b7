import type { Coded, Node } from '../coded.ts'
import {
  assemblyOf,
  fitOf,
  governedLevel,
  governmentOf,
  homeRegion,
  isHeadOfState,
  isOfLevel,
  isPostOfPlace,
  isPostOfState,
  isWarden,
  nationalOrganOf,
  regionOfOrgan,
  VILLAGE_POST,
} from '../organs.ts'
import type { ImpliedName } from '../organs.ts'
import type { RelateInput } from '../reading.ts'
import type { Post } from './posts.ts'
import { titleText } from './posts.ts'

/** What was read before a post, from which an organ that is not written is taken. */
export interface Before {
  /** The post before it in the same group (市委副书记、市长). */
  readonly group: Node | null
  /** The organ of the last post of an earlier group of the sentence. */
  readonly earlier: Node | null
  /** Organs and places named earlier in the sentence, in the sentence before it, and in the last sentences. */
  readonly here: readonly Node[]
  readonly last: readonly Node[]
  readonly said: readonly Node[]
  /** The post is one that people are elected to by a body named before. */
  readonly elected?: boolean
  /** How often the article names what a node stands for. */
  readonly times: (node: Node) => number
}

/** The organ in which a post is held; null when the text does not make it certain. */
export function organOfPost(post: Post, before: Before, input: RelateInput, who: readonly Node[] = []): Node | null {
  const title = titleText(post.title)
  const level = governedLevel(title)
  const name = (node: Node): string =>
    node.referent === null ? (node.implied?.name ?? '') : (input.referents[node.referent]?.name ?? node.surface)
  const implied = (it: ImpliedName | null): Node | null => (it === null ? null : impliedNode(it, post.title.surface, input))
  if (/(?:省|市|县|区|州|镇|乡|村)领导$/u.test(title)) return null
  if (post.organ !== null) {
    if (post.organ.type !== 'Place') return post.organ
    if (level !== null) return implied(governmentOf(name(post.organ), level))
    const assembly = assemblyOf(title, input.home, name(post.organ))
    if (assembly !== null) return implied(assembly)
    return isPostOfPlace(title) ? post.organ : null
  }
  if (isHeadOfState(title) || isWarden(title)) return null
  const national = nationalOrganOf(
    title,
    who.map(({ surface }) => surface),
  )
  if (national !== null) return implied(national)
  if (level !== null) {
    const near = [before.group, before.earlier].find((node) => node !== null && governs(node, level, name))
    if (near !== undefined && near !== null) return near
    const region = [before.group, before.earlier]
      .map((node) => (node === null ? null : regionOfOrgan(name(node))))
      .find((one) => one !== null && isOfLevel(one, level))
    const known = region ?? homeRegion(input.home, level) ?? nearestRegion([...before.said, ...before.here], level, name)
    return known === null ? null : implied(governmentOf(known, level))
  }
  const assembly = assemblyOf(title, input.home, null)
  if (assembly !== null) return implied(assembly)
  if (VILLAGE_POST.test(title)) return villageOf(title, before, name)
  if (before.group?.type === 'Place' && isPostOfPlace(title)) return before.group
  if (before.group !== null && fitOf(title, before.group.type, name(before.group)) !== 'none' && sharesWith(before.group, title))
    return before.group
  if (before.earlier?.type === 'Place' && isPostOfState(title)) return before.earlier
  if (before.earlier !== null && ['firm', 'loose'].includes(fitOf(title, before.earlier.type, name(before.earlier)))) return before.earlier
  // 走进某公司，与总经理张三…: of this sentence first, then of those before it.
  const fitting = (said: readonly Node[]) => distinct(said.filter((node) => fitOf(title, node.type, name(node)) === 'firm'))
  if (before.elected === true) {
    const [one, other] = distinct(
      [...before.here, ...before.last].filter((node) => ['firm', 'loose'].includes(fitOf(title, node.type, name(node)))),
    )
    return other === undefined ? (one ?? null) : null
  }
  const here = fitting(before.here)
  if (here.length > 0) return mainOf(here, before.times)
  const [only, other] = fitting(before.last)
  return only !== undefined && other === undefined ? only : mainOf(fitting(before.said), before.times)
}

/** Of several that fit the one that the article is about, if there is one: named at least three times, and twice as often as any other. */
function mainOf(fitting: readonly Node[], times: (node: Node) => number): Node | null {
  const [first, second] = fitting.toSorted((a, b) => times(b) - times(a))
  if (first === undefined || second === undefined) return first ?? null
  return times(first) >= 3 && times(first) >= 2 * times(second) ? first : null
}

const governs = (node: Node, level: string, name: (node: Node) => string): boolean =>
  /人民政府$/u.test(name(node)) && isOfLevel(name(node).replace(/人民政府$/u, ''), level)

/** The one village (or quarter) that was named last. */
function villageOf(title: string, before: Before, name: (node: Node) => string): Node | null {
  const fits = (node: Node): boolean => node.type === 'Place' && name(node).endsWith(title.startsWith('村') ? '村' : '社区')
  for (const said of [before.here, before.last, before.said]) {
    const [only, other] = distinct(said.filter(fits))
    if (only !== undefined) return other === undefined ? only : null
  }
  return null
}

/** A place carries its own posts only; other organs share theirs along a list. */
const sharesWith = (organ: Node, title: string): boolean => (organ.type !== 'Place' || isPostOfPlace(title)) && !CALLING.test(title)

/** What one is by oneself, and no body makes one: 某院院士、法学家. */
const CALLING = /(?:(?<!首席|特约|特聘)(?<!专)家|歌手|演员|诗人|导演|编剧|冠军|模范|能手|选手|作者|传承人)$/u

function nearestRegion(said: readonly Node[], level: string, name: (node: Node) => string): string | null {
  const regions = said
    .map((node) => (node.type === 'Place' ? name(node) : regionOfOrgan(name(node))))
    .filter((one) => one !== null && isOfLevel(one, level))
  const only = [...new Set(regions)]
  return only.length === 1 ? (only[0] ?? null) : null
}

function distinct(nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((node, k) => nodes.findIndex((other) => other.referent === node.referent) === k)
}

function impliedNode({ type, name }: ImpliedName, surface: string, { referents }: RelateInput): Node {
  const known = referents.findIndex((one) => one.type === type && one.name === name)
  return known === -1 ? { type, referent: null, implied: { type, name }, surface } : { type, referent: known, surface }
}

/** Organs and places in a coded sentence before `until`, in order. */
export const saidBefore = (coded: Coded, until: number): readonly Node[] =>
  coded.nodes.slice(0, until).filter((node): node is Node => node !== null && node.type !== 'Title' && node.type !== 'Person')
