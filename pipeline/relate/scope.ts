import type { Fact, Home } from '../types.ts'
import { compile } from './coded.ts'
import type { Node } from './coded.ts'
import { homeRegion, regionOfOrgan } from './organs.ts'
import { regionNode } from './reading.ts'
import type { Line, RelateInput } from './reading.ts'

export type Holder = 'leads' | 'other' | 'unknown'

/** What an article as a whole tells about who its sentences speak of. */
export interface Scope {
  /** The region that the article speaks for (我市, 全省); null when it does not say so. */
  readonly own: Node | null
  /** The narrowest region of the paper, where all that the article says is a report without a subject; else null. */
  readonly home: Node | null
  /** What a person's posts lead: the region of a committee or government, a company, a bureau; null when none is known. */
  ledBy(person: Node): Node | null
  holderOf(person: Node): Holder
  /** Holds a leading post, or does in the article what leaders do: 强调, 要求, 调研, 看望慰问. */
  leads(person: Node): boolean
  /** The full name of what a node stands for. */
  nameOf(node: Node): string
}

const LEADING = /(?:书记|[省市州县区旗镇乡]长|主席|主任|董事长|总经理|总裁|厂长|局长|厅长|部长|院长|校长|会长|行长|理事长|负责人|秘书长)$/u

/** What the article tells of a person as of a leader, and whom it calls a villager or a worker. */
const LED = compile(
  `(?<!村民|居民|市民|游客|记者|老人|员工|工人|职工|学生|志愿者|队员|选手|司机|店主|专家|教授)(?<who>{P})[^。；\\uE000]{0,60}?(?:强调|指出|要求|调研|视察|察看|看望|慰问|督导)`,
)

function leadersIn(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { coded } of lines)
    for (const { index } of coded.code.matchAll(LED)) {
      const referent = coded.nodes[index]?.referent
      if (typeof referent === 'number') found.add(referent)
    }
  return found
}

/** `isReport`: all that the article says is a report without a subject. */
export function scopeOf(lines: readonly Line[], roles: readonly Fact[], input: RelateInput, isReport: boolean): Scope {
  const posts = new Map<number, { readonly tail: number; readonly title: string }>()
  for (const { head, tail, title = '', kind } of roles) {
    if (kind === 'former' || kind === 'removed') continue
    const known = posts.get(head)
    if (known === undefined || (!LEADING.test(known.title) && LEADING.test(title))) posts.set(head, { tail, title })
  }
  const ledBy = (person: Node): Node | null => {
    const post = person.referent === null ? undefined : posts.get(person.referent)
    const organ = post === undefined ? undefined : input.referents[post.tail]
    if (post === undefined || organ === undefined || !LEADING.test(post.title)) return null
    const region = regionOfOrgan(organ.name)
    if (region !== null) return regionNode(region, region, input.referents)
    return { type: organ.type, referent: post.tail, surface: organ.name }
  }
  const leaders = leadersIn(lines)
  return {
    leads: (person) => ledBy(person) !== null || (person.referent !== null && !posts.has(person.referent) && leaders.has(person.referent)),
    own: ownRegion(lines, input.home, input),
    home: isReport ? narrowestHome(input) : null,
    ledBy,
    nameOf: (node) => (node.referent === null ? node.implied?.name : input.referents[node.referent]?.name) ?? node.surface,
    holderOf: (person) => (ledBy(person) !== null ? 'leads' : person.referent !== null && posts.has(person.referent) ? 'other' : 'unknown'),
  }
}

function narrowestHome({ home, referents }: RelateInput): Node | null {
  const name = homeRegion(home, '县') ?? homeRegion(home, '区') ?? homeRegion(home, '市') ?? homeRegion(home, '州') ?? home.province
  return name === null ? null : regionNode(name, name, referents)
}

/** 我市 and 全市 speak for the paper's city, 我省 and 全省 for its province; the more frequent counts. */
function ownRegion(lines: readonly Line[], home: Home, { referents }: RelateInput): Node | null {
  const text = lines.map((line) => line.sentence.text).join('\n')
  const counts = ['市', '县', '区', '州', '省'].map((level) => {
    const name = homeRegion(home, level)
    const strong = text.match(new RegExp(`[我本]${level}|${level}(?:委|政府|人大|政协)`, 'gu'))?.length ?? 0
    // 全省 in a city's paper is where the city stands, not who acts.
    const weak = level === '省' && home.city !== null ? 0 : (text.match(new RegExp(`全${level}`, 'gu'))?.length ?? 0)
    return { name, count: name === null ? 0 : strong + weak }
  })
  const best = counts.toSorted((a, b) => b.count - a.count)[0]
  const name = best?.name ?? null
  return name === null || best?.count === 0 ? null : regionNode(name, name, referents)
}
