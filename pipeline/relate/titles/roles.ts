import type { IsoDate } from '../../../graph/model.ts'
import type { RoleKind } from '../../../graph/schema.ts'
import type { Coded, Node } from '../coded.ts'
import { without } from '../coded.ts'
import { statedDate } from '../dates.ts'
import type { Ledger } from '../ledger.ts'
import { fitOf, isShared } from '../organs.ts'
import type { Line, RelateInput } from '../reading.ts'
import type { ActLine } from '../subjects.ts'
import type { Frame } from './frames.ts'
import { FRAMES } from './frames.ts'
import type { Before } from './organ-of-post.ts'
import { organOfPost, saidBefore } from './organ-of-post.ts'
import type { Post } from './posts.ts'
import { belongsToUnread, postsIn, titleText } from './posts.ts'

/** A heading such as 任命： or 决定免去： holds for the lines below it until another comes. */
const HEADING = /(?:任命|免去|任免|公示|聘任|选举|当选|人事)[^。；]{0,12}[：:]?$/u

/** A brief of its own in a column of briefs: what the one before it named says nothing of it. */
const ITEM = /^[▲●■◆★□○◇▶►※☆△【]/u

/** Who holds, held, got or lost which post; the posts are taken out of the lines that are returned, the people stay. */
export function readRoles(lines: readonly Line[], input: RelateInput, ledger: Ledger): readonly ActLine[] {
  const acts: ActLine[] = []
  let heading = ''
  let said: readonly Node[] = []
  for (const line of lines) {
    const { code } = line.coded
    if (ITEM.test(line.sentence.text)) said = []
    const posts = readLine(line, heading, said, input, ledger)
    acts.push({
      index: line.index,
      text: line.sentence.text,
      paragraph: line.sentence.paragraph,
      acts: without(line.coded, posts),
      whole: line.coded,
    })
    if (HEADING.test(code)) heading = code
    said = [...said.slice(-6), ...saidBefore(line.coded, code.length)].slice(-12)
  }
  return acts
}

interface Found {
  readonly frame: Frame
  readonly who: readonly Node[]
  readonly left: readonly Node[]
  readonly from: number
  readonly to: number
  /** The posts stand right before or after the name. */
  readonly beside: boolean
}

function readLine(line: Line, heading: string, said: readonly Node[], input: RelateInput, ledger: Ledger): readonly Range[] {
  const { coded } = line
  if (!coded.nodes.some((node) => node?.type === 'Title')) return []
  const date = statedDate(line.sentence.text, input.article.date)
  let earlier: Node | null = null
  const groups = findGroups(coded, heading).filter(({ frame }) => frame.proposed !== true)
  for (const found of groups) {
    const posts = postsIn(coded, found.from, found.to)
    const organs = organsOf(posts, { group: null, earlier, here: saidBefore(coded, found.from).slice(-8), said }, input)
    for (const [k, post] of posts.entries()) {
      const organ = organs[k] ?? null
      if (organ === null) continue
      const title = titleText(post.title)
      const kind: RoleKind = post.former && found.frame.kind === 'observed' ? 'former' : found.frame.kind
      const add = (head: Node, as: RoleKind) => {
        ledger.add({
          type: 'HOLDS_ROLE',
          head,
          tail: organ,
          title,
          kind: as,
          date: dateOf(as, date, input.article.date),
          sentences: [line.index],
          score: found.frame.score,
        })
      }
      const people = found.who.length > 1 && kind === 'observed' && !isShared(title) ? found.who.slice(0, 1) : found.who
      for (const person of people) if (post.organ !== null || !isSurnameOnly(person)) add(person, kind)
      for (const person of found.left) add(person, 'removed')
    }
    earlier = organs.findLast((organ) => organ !== null) ?? earlier
  }
  return groups.filter((found) => found.beside).map(({ from, to }) => [from, to])
}

/** 吴老师 after a school's name: whose teacher is told by an organ that is written, and by nothing else. */
const isSurnameOnly = ({ surface }: Node): boolean => surface.length === 1

/**
 * The organs of a group of posts. An organ goes on along the group (市委副书记、市长), from one that was not read nothing does; and in 党委书记、
 * 董事长, of a firm named before, it is the second post that tells it.
 */
function organsOf(posts: readonly Post[], before: Before, input: RelateInput): readonly (Node | null)[] {
  let group: Node | null = null
  let unread = false
  const organs: (Node | null)[] = []
  for (const post of posts) {
    unread = post.organ === null && (unread || belongsToUnread(post, input.home))
    const organ: Node | null = unread ? null : organOfPost(post, { ...before, group }, input)
    if (organ !== null && group === null && post.organ === null)
      posts.slice(0, organs.length).forEach((other, k) => {
        if (!belongsToUnread(other, input.home) && suits(other, organ, input)) organs[k] ??= organ
      })
    organs.push(organ)
    group = organ ?? group
  }
  return organs
}

function suits(post: Post, organ: Node, { referents }: RelateInput): boolean {
  const name = organ.referent === null ? '' : (referents[organ.referent]?.name ?? '')
  return post.organ === null && ['firm', 'loose'].includes(fitOf(titleText(post.title), organ.type, name))
}

function dateOf(kind: RoleKind, stated: IsoDate | null, article: IsoDate | null): IsoDate | null {
  switch (kind) {
    case 'appointed':
    case 'removed':
      return stated ?? article
    case 'observed':
    case 'former':
      return null
  }
}

/** The groups of posts of a sentence with their people, in order; each title is read once, by the first frame that fits it. */
function findGroups(coded: Coded, heading: string): readonly Found[] {
  const taken = new Set<number>()
  const found: Found[] = []
  for (const frame of FRAMES) {
    if (frame.among?.test(heading + coded.code) === false) continue
    for (const match of coded.code.matchAll(frame.pattern)) {
      const groups = match.indices?.groups
      const posts = groups?.['posts']
      if (posts === undefined) continue
      const titles = titlesIn(coded, posts)
      if (titles.some((k) => taken.has(k))) continue
      const who = frame.carried === true ? lastPerson(coded, match.index) : peopleIn(coded, groups?.['who'])
      if (who.length === 0 && frame.proposed !== true) continue
      for (const k of titles) taken.add(k)
      found.push({
        frame,
        who,
        left: frame.leaves === true ? peopleIn(coded, groups?.['left']) : [],
        from: posts[0],
        to: posts[1],
        beside: coded.nodes[posts[1]]?.type === 'Person' || frame.name === '人职',
      })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

type Range = readonly [from: number, to: number]

const titlesIn = (coded: Coded, [from, to]: Range): readonly number[] =>
  Array.from({ length: to - from }, (_, k) => from + k).filter((k) => coded.nodes[k]?.type === 'Title')

const peopleIn = (coded: Coded, range: Range | undefined): readonly Node[] =>
  range === undefined ? [] : coded.nodes.slice(range[0], range[1]).filter((node): node is Node => node?.type === 'Person')

/** The one person whom the sentence has spoken of before `until`; none when the nearest stands in another's list. */
function lastPerson(coded: Coded, until: number): readonly Node[] {
  const person = coded.nodes.slice(0, until).findLast((node) => node?.type === 'Person')
  return person === null || person === undefined ? [] : [person]
}
