import type { IsoDate } from '../../../graph/model.ts'
import type { RoleKind } from '../../../graph/schema.ts'
import type { Coded, Node } from '../coded.ts'
import { compile, named, without } from '../coded.ts'
import { statedDate } from '../dates.ts'
import type { Ledger } from '../ledger.ts'
import { fitOf, isShared } from '../organs.ts'
import type { Line, RelateInput } from '../reading.ts'
import { reportParagraphs } from '../report.ts'
import type { ActLine } from '../subjects.ts'
import type { Frame } from './frames.ts'
import { FRAMES, GROUP } from './frames.ts'
import type { Before } from './organ-of-post.ts'
import { organOfPost, saidBefore } from './organ-of-post.ts'
import type { Post } from './posts.ts'
import { belongsToUnread, postsIn, titleText } from './posts.ts'

/** A heading such as 任命： or 决定免去： holds for the lines below it until another comes. */
const HEADING = /(?:任命|免去|任免|公示|聘任|选举|当选|人事)[^。；]{0,12}[：:]?$/u

/** （2023年6月28日某会通过）, 5月16日，某会举行会议，表决通过人事任免事项: the day of what the lines below it decide. */
const DECIDES = /(?:表决)?通过[）)]?。?$|任免|举行(?:第\p{Script=Han}{1,6}次)?会议|召开(?:干部|领导干部)?(?:大会|会议)/u

/** A brief of its own in a column of briefs: what the one before it named says nothing of it. */
const ITEM = /^[▲●■◆★□○◇▶►※☆△【]/u

/** Who holds, held, got or lost which post; the posts are taken out of the lines that are returned, the people stay. */
export function readRoles(lines: readonly Line[], input: RelateInput, ledger: Ledger): readonly ActLine[] {
  const acts: ActLine[] = []
  const times = timesNamed(input)
  const reports = reportParagraphs(lines)
  let item = 0
  let heading = ''
  let decided: IsoDate | null = null
  let last: readonly Node[] = []
  let said: readonly Node[] = []
  for (const line of lines) {
    const { code } = line.coded
    if (ITEM.test(line.sentence.text)) {
      said = last = []
      decided = null
      item += 1
    }
    const stated = statedDate(line.sentence.text, input.article.date)
    const posts = readLine(line, heading, stated ?? decided, { last, said, times }, input, ledger)
    if (stated !== null && DECIDES.test(line.sentence.text)) decided = stated
    acts.push({
      index: line.index,
      text: line.sentence.text,
      paragraph: line.sentence.paragraph,
      report: reports.has(line.sentence.paragraph),
      item,
      acts: without(line.coded, posts),
      whole: line.coded,
    })
    if (HEADING.test(code)) heading = code
    last = saidBefore(line.coded, code.length)
    said = [...said.slice(-6), ...last].slice(-12)
  }
  return acts
}

function timesNamed({ referentOf }: RelateInput): (node: Node) => number {
  const counts = new Map<number, number>()
  for (const referent of referentOf) if (referent !== null) counts.set(referent, (counts.get(referent) ?? 0) + 1)
  return ({ referent }) => (referent === null ? 0 : (counts.get(referent) ?? 0))
}

interface Found {
  readonly frame: Frame
  readonly who: readonly Node[]
  readonly left: readonly Node[]
  readonly next: readonly Node[]
  /** Of a frame whose organ stands behind the title. */
  readonly organ: Node | null
  /** The sentence as the frame read it, and where the posts stand in it. */
  readonly coded: Coded
  readonly from: number
  readonly to: number
  /** The posts stand right before or after the name. */
  readonly beside: boolean
}

function readLine(
  line: Line,
  heading: string,
  date: IsoDate | null,
  known: Pick<Before, 'last' | 'said' | 'times'>,
  input: RelateInput,
  ledger: Ledger,
): readonly Range[] {
  const { coded } = line
  if (!coded.nodes.some((node) => node?.type === 'Title')) return []
  let earlier: Node | null = null
  const groups = findGroups(line, heading).filter(({ frame }) => frame.proposed !== true)
  for (const found of groups) {
    const posts = postsIn(found.coded, found.from, found.to)
    const organs = organsOfFound(found, posts, { earlier, ...known }, input)
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
      for (const person of found.next) add(person, 'appointed')
    }
    earlier = organs.findLast((organ) => organ !== null) ?? earlier
  }
  return groups.filter((found) => found.beside && found.coded === coded).map(({ from, to }) => [from, to])
}

/** 原甲所所长张三已加盟乙公司，任总经理: of the body that was named last, not of the one that he came from. */
function organsOfFound(
  { frame, who, coded, from, organ }: Found,
  posts: readonly Post[],
  known: Pick<Before, 'earlier' | 'last' | 'said' | 'times'>,
  input: RelateInput,
): readonly (Node | null)[] {
  if (organ !== null) return posts.map(() => organ)
  const here = saidBefore(coded, from)
  const before =
    frame.nearest === true && here.length > 0
      ? { ...known, earlier: null, here: here.slice(-1) }
      : { ...known, here: here.slice(-8), elected: frame.elected === true }
  return organsOf(posts, { group: null, ...before }, input, who)
}

/** 吴老师 after a school's name: whose teacher is told by an organ that is written, and by nothing else. */
const isSurnameOnly = ({ surface, stands }: Node): boolean => surface.length === 1 && stands !== true

/**
 * The organs of a group of posts. An organ goes on along the group (市委副书记、市长), from one that was not read nothing does; and in 党委书记、
 * 董事长, of a firm named before, it is the second post that tells it.
 */
function organsOf(posts: readonly Post[], before: Before, input: RelateInput, who: readonly Node[]): readonly (Node | null)[] {
  let group: Node | null = null
  let unread = false
  const organs: (Node | null)[] = []
  for (const post of posts) {
    unread = post.organ === null && (unread || belongsToUnread(post, input.home))
    const organ: Node | null = unread ? null : organOfPost(post, { ...before, group }, input, who)
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
function findGroups(line: Line, heading: string): readonly Found[] {
  const { coded: whole } = line
  const bare = withoutBeside(whole)
  const taken = new Set<number>()
  const found: Found[] = []
  for (const frame of FRAMES) {
    if (frame.among?.test(heading + whole.code) === false) continue
    const coded = frame.beside === true ? whole : bare
    for (const match of coded.code.matchAll(frame.pattern)) {
      const groups = match.indices?.groups
      const posts = groups?.['posts']
      if (posts === undefined) continue
      // 某公司前总裁 behind a name is what somebody else was: 甲前总裁乙.
      if (frame.name === '人职' && /^[前原]/u.test(coded.nodes[posts[0]]?.surface ?? '')) continue
      const titles = titlesIn(coded, posts)
      if (titles.some((offset) => taken.has(offset))) continue
      const who = frame.carried === true ? spokenOf(line, coded, match.index, frame.first === true) : peopleIn(coded, groups?.['who'])
      if (who.length === 0 && frame.proposed !== true) continue
      for (const offset of titles) taken.add(offset)
      found.push({
        frame,
        who,
        left: frame.leaves === true ? peopleIn(coded, groups?.['left']) : [],
        next: frame.follows === true ? peopleIn(coded, groups?.['next']) : [],
        organ: frame.organBehind === true && groups?.['organ'] !== undefined ? (named(coded, ...groups['organ']).at(-1) ?? null) : null,
        coded,
        from: posts[0],
        to: posts[1],
        beside: coded.nodes[posts[1]]?.type === 'Person' || frame.name === '人职',
      })
    }
  }
  return found.sort((a, b) => (a.coded.offsets[a.from] ?? 0) - (b.coded.offsets[b.from] ?? 0))
}

/** Posts right before a name say who it is, whatever else the sentence says of the name. */
const BESIDE = compile(`(?<posts>${GROUP})(?={P})`)
/** What gives a post to the name behind it: 当选会长甲, 新任行长乙. */
const GIVES = /(?:新任|新当选的?|任命|聘任|聘请|聘|当选为?|出任|就任|担任|拟任|为|任)$/u

function withoutBeside(coded: Coded): Coded {
  const ranges = [...coded.code.matchAll(BESIDE)].flatMap((match): readonly Range[] => {
    const posts = match.indices?.groups?.['posts']
    return posts === undefined || GIVES.test(coded.code.slice(0, posts[0])) ? [] : [posts]
  })
  return ranges.length === 0 ? coded : without(coded, ranges)
}

type Range = readonly [from: number, to: number]

/** Where the titles stand in the sentence's text. */
const titlesIn = (coded: Coded, [from, to]: Range): readonly number[] =>
  Array.from({ length: to - from }, (_, k) => from + k).flatMap((k) => (coded.nodes[k]?.type === 'Title' ? [coded.offsets[k] ?? k] : []))

const peopleIn = (coded: Coded, range: Range | undefined): readonly Node[] =>
  range === undefined ? [] : coded.nodes.slice(range[0], range[1]).filter((node): node is Node => node?.type === 'Person')

/** What may stand before 现任, 历任 and the like when the person was named in the sentence before: 2015年, 此前. */
const ONLY_TIME = /^[^，。；：！？,;\uE000-\uE007]{0,14}[，,]?$/u

/** As far back in a sentence as one looks for who is spoken of, so that a page without stops takes no longer than another. */
const SPOKEN_REACH = 1000

/** Before a name of whom something is only heard, taken or made: 据张三介绍, 从父亲张三手里. */
const ASIDE = /(?:[据从与向对和由被经把让给]|父亲|母亲|妻子|丈夫|儿子|女儿)$/u

/** The person whom the sentence has spoken of last (or first) before `until`, or whom the sentence before it began with. */
function spokenOf(line: Line, coded: Coded, until: number, first: boolean): readonly Node[] {
  const { code, nodes } = coded
  const from = Math.max(0, until - SPOKEN_REACH)
  const people = Array.from({ length: until - from }, (_, k) => from + k).filter((k) => nodes[k]?.type === 'Person')
  const part = code.slice(from, until).lastIndexOf('；') + from
  const lead = first ? people.find((k) => k > part && !ASIDE.test(code.slice(Math.max(0, k - 4), k))) : undefined
  const at = lead ?? people.at(-1)
  const person = at === undefined ? (ONLY_TIME.test(code.slice(0, until)) ? line.before : null) : (nodes[at] ?? null)
  return person === null ? [] : [person]
}
