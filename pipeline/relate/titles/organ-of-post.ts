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
  nationalOrganOf,
  regionOfOrgan,
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
  /** Organs and places named earlier in the sentence, and in the last sentences. */
  readonly here: readonly Node[]
  readonly said: readonly Node[]
}

/** The organ in which a post is held; null when the text does not make it certain. */
export function organOfPost(post: Post, before: Before, input: RelateInput): Node | null {
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
  if (isHeadOfState(title)) return null
  const national = nationalOrganOf(title)
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
  if (before.group !== null && fitOf(title, before.group.type, name(before.group)) !== 'none' && sharesWith(before.group, title))
    return before.group
  if (before.earlier !== null && ['firm', 'loose'].includes(fitOf(title, before.earlier.type, name(before.earlier)))) return before.earlier
  // 走进某公司，与总经理张三…: of this sentence first, then of those before it; two that fit leave it open.
  for (const said of [before.here, before.said]) {
    const fitting = distinct(said.filter((node) => fitOf(title, node.type, name(node)) === 'firm'))
    if (fitting.length > 0) return fitting.length === 1 ? (fitting[0] ?? null) : null
  }
  return null
}

const governs = (node: Node, level: string, name: (node: Node) => string): boolean =>
  /人民政府$/u.test(name(node)) && isOfLevel(name(node).replace(/人民政府$/u, ''), level)

/** A place carries its own posts only; other organs share theirs along a list. */
const sharesWith = (organ: Node, title: string): boolean => organ.type !== 'Place' || isPostOfPlace(title)

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
