import type { MentionType } from '../../graph/schema.ts'
import type { Coded, Node } from './coded.ts'
import { named } from './coded.ts'
import { readCompanions } from './companions.ts'
import type { Ledger } from './ledger.ts'
import type { Scope } from './scope.ts'
import { subjectAt } from './subjects.ts'
import type { ActLine } from './subjects.ts'
import { TRIGGERS } from './triggers/index.ts'
import type { Trigger } from './triggers/index.ts'

/** A pair that a row of the table reads in a sentence. */
export interface Reading {
  readonly trigger: Trigger
  /** The line, and where in its acts the tail stands or, if carried, the trigger. */
  readonly line: number
  readonly at: number
  readonly head: Node
  readonly tail: Node
  readonly sentences: readonly number[]
}

/** What the table reads in the lines of an article; sentences in direct speech state nothing. */
export function* readings(lines: readonly ActLine[], scope: Scope, table: readonly Trigger[] = TRIGGERS): Generator<Reading> {
  const speech = speechOf(lines)
  for (const [k, line] of lines.entries()) {
    const [whole, acts] = [typesIn(line.whole), typesIn(line.acts)]
    for (const row of table) {
      if (!canRead(row, isOfPosts(row) ? whole : acts)) continue
      const { code, offsets } = textOf(row, line)
      for (const match of code.matchAll(row.pattern)) {
        const at = offsets[match.index] ?? 0
        if (speech[k]?.some(([from, to]) => at >= from && at < to) === true) continue
        const end = match.index + match[0].length
        if (row.unless?.test(code.slice(end, end + 40)) === true) continue
        if (row.happened === true && PLANNED.test(code.slice(clauseStart(code, match.index), match.indices?.groups?.['tail']?.[0])))
          continue
        yield* pairsOf(row, lines, k, match, scope)
      }
    }
  }
}

/** 将于下旬赴, 拟会见; not 将 for 把 further off. */
const PLANNED = /(?:将|拟|计划|即将|准备|打算|下周|下月|明[日天年])[^，。；：！？,;:!?]{0,14}$/u

function clauseStart(code: string, at: number): number {
  let from = at
  while (from > 0 && !STOP.test(code[from - 1] ?? '')) from -= 1
  return from
}

const STOP = /[，。；：！？,;:!?]/u

/** Where a thing lies and what it belongs to is said of the organs of posts too. */
const isOfPosts = (row: Trigger): boolean => row.type === 'LOCATED_IN' || row.type === 'PART_OF'
const textOf = (row: Trigger, line: ActLine): Coded => (isOfPosts(row) ? line.whole : line.acts)

const typesIn = ({ nodes }: Coded): ReadonlySet<MentionType> => new Set(nodes.flatMap((node) => (node === null ? [] : [node.type])))

/** Whether a line names what a row pairs, as far as the line itself has to: most lines are left at that, without a look at the pattern. */
function canRead({ heads, tails, carry, within }: Trigger, present: ReadonlySet<MentionType>): boolean {
  const has = (types: readonly MentionType[]): boolean => types.some((type) => present.has(type))
  return (carry === 'subject' || has(heads)) && (carry === 'event' || within === true || has(tails))
}

export function readStatements(lines: readonly ActLine[], scope: Scope, ledger: Ledger): void {
  const read = withoutNamedHosts([...readings(lines, scope)], lines, scope)
  for (const { trigger, head, tail, sentences } of read) {
    ledger.add({ type: trigger.type, head, tail, date: null, sentences, score: trigger.score })
  }
  readCompanions(lines, read, scope, ledger)
}

/** A headline tells of a visit to a firm, 甲拜会某集团; the text below tells whom of the firm 甲 met, and that is what happened. */
function withoutNamedHosts(read: readonly Reading[], lines: readonly ActLine[], scope: Scope): readonly Reading[] {
  const met = read.filter(({ trigger, tail }) => trigger.type === 'MET_WITH' && tail.type === 'Person')
  return read.filter(
    ({ trigger, line, head, tail }) =>
      trigger.type !== 'MET_WITH' ||
      tail.type === 'Person' ||
      (lines[line]?.paragraph ?? 0) >= 0 ||
      !met.some((one) => one.head.referent === head.referent && scope.ledBy(one.tail)?.referent === tail.referent),
  )
}

function* pairsOf(row: Trigger, lines: readonly ActLine[], k: number, match: RegExpExecArray, scope: Scope): Generator<Reading> {
  const line = lines[k] as ActLine // k is an index of `lines`
  const group = (name: string): readonly Node[] => {
    const range = match.indices?.groups?.[name]
    return range === undefined ? [] : named(textOf(row, line), range[0], range[1])
  }
  const wanted = (node: Node) =>
    row.heads.includes(node.type) &&
    (row.type !== 'IMPLEMENTS' || node.type !== 'Place' || GOVERNABLE.test(scope.nameOf(node))) &&
    (row.leader !== true || scope.leads(node)) &&
    row.notHead?.test(node.surface) !== true &&
    (row.namedOnly !== true || node.stands !== true)
  const beforePost = row.type === 'VISITED' ? organsOfPosts(textOf(row, line)) : new Set<Node>()
  let heads: readonly Node[] = group('head').filter(wanted)
  let tails: readonly Node[] = group('tail').filter(
    (node) =>
      row.tails.includes(node.type) &&
      (row.type !== 'VISITED' || !beforePost.has(node)) &&
      row.not?.test(node.surface) !== true &&
      row.only?.test(node.surface) !== false,
  )
  const sentences = new Set([line.index])
  const at = match.index
  const reading = (one: Node, other: Node): Reading => {
    const [head, tail] = row.inverse === true ? [other, one] : [one, other]
    return { trigger: row, line: k, at, head, tail, sentences: [...sentences] }
  }
  if (row.carry === 'subject' && tails.length > 0) {
    const subject = subjectAt(lines, k, match.index, scope, {
      speaksFor: row.speaksFor === true,
      allowed: wanted,
      ...(row.notCarried === undefined ? {} : { notCarried: row.notCarried }),
      ...(row.between === undefined ? {} : { between: row.between }),
      ...(row.reach === undefined ? {} : { reach: row.reach }),
    })
    if (subject === null)
      heads = row.speaksFor === true ? [scope.own ?? (line.report ? scope.home : null)].filter((one) => one !== null).filter(wanted) : []
    else if (subject === 'nobody') heads = []
    else {
      heads = subject.nodes
      sentences.add(subject.sentence)
    }
  }
  if (row.type === 'RECEIVED') tails = tails.filter((tail) => heads.every((head) => isWonBy(head, tail)))
  if (row.carry === 'event' && heads.length > 0) {
    const event = heldBefore(lines, k, match.index)
    tails = event === null || row.only?.test(event.node.surface) === false ? [] : [event.node]
    if (event !== null) sentences.add(event.sentence)
  }
  if (row.within === true) {
    for (const [i, head] of heads.entries()) for (const tail of heads.slice(i + 1)) yield reading(head, tail)
    return
  }
  // 甲、乙分别到丙、丁: each to one.
  const { code } = textOf(row, line)
  const each = row.type === 'VISITED' && heads.length === tails.length && code.slice(clauseStart(code, at), at).includes('分别')
  for (const [i, head] of heads.entries()) for (const tail of each ? tails.slice(i, i + 1) : tails) yield reading(head, tail)
}

/** A title of towns is not a firm's or a person's: 获批…示范市. */
const isWonBy = (head: Node, tail: Node): boolean =>
  (head.type !== 'Company' && head.type !== 'Person') || !/(?:[市县镇乡村]|城市)$/u.test(tail.surface)

/** 看望某院院士张三: the academy is not looked at. */
function organsOfPosts({ nodes }: Coded): ReadonlySet<Node> {
  const found = nodes.filter((node, k): node is Node => node !== null && nodes[k + 1]?.type === 'Title')
  return new Set(found)
}

/** Places that act: divisions, villages and parks; not rivers and roads. */
const GOVERNABLE = /(?<!^(?:市|城|郊|主城|中心城|老城|园|辖|山|林|库))(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道|村|社区|新城|园|国)$/u

type Stretch = readonly [from: number, to: number]

/** Quoted stretches of each line that are speech, since they hold a stop or are long; speech goes on until it is closed. */
function speechOf(lines: readonly ActLine[]): readonly (readonly Stretch[])[] {
  let open = false
  return lines.map(({ text }) => {
    const found: Stretch[] = []
    let from = open ? 0 : -1
    for (let k = 0; k < text.length; k += 1) {
      if (text[k] === '“' && from === -1) from = k
      else if (text[k] === '”' && from !== -1) {
        if (isSpeech(text.slice(from, k))) found.push([from, k])
        from = -1
      }
    }
    open = from !== -1 && isSpeech(text.slice(from))
    if (open) found.push([from, text.length])
    return found
  })
}

const isSpeech = (quoted: string): boolean => /[，。；：！？,;!?]/u.test(quoted) || quoted.length > 24

/** How many sentences back a meeting may have been named. */
const EVENT_REACH = 40
const HELD_AFTER =
  /^[^，。；：！？\uE000-\uE007]{0,16}(?:[\uE004]+[^，。；：！？]{0,6})?(?:举行|召开|开幕|举办|启动|启幕|闭幕|开赛|落幕|落下帷幕|鸣枪|揭晓|收官|拉开帷幕|上(?:[，,]|作|致))/u
const HELD_BEFORE = /(?<!将|拟|要|组织|组团|准备|计划|支持|积极|率队)(?:召开|举行|举办|出席|参加|主持)[^，。；：！？]{0,10}$/u

/** The meeting last spoken of as one that is held or attended; what is only quoted (省两会精神) is not. */
function heldBefore(lines: readonly ActLine[], k: number, at: number): { readonly node: Node; readonly sentence: number } | null {
  for (let i = k; i >= Math.max(0, k - EVENT_REACH); i -= 1) {
    const line = lines[i] as ActLine // i counts down from an index of `lines`
    if (line.item !== lines[k]?.item) return null
    const { code, nodes } = line.acts
    for (let j = (i === k ? at : code.length) - 1; j >= 0; j -= 1) {
      const node = nodes[j]
      if (node?.type !== 'Event') continue
      const after = code.slice(j + 1, j + 40)
      if (/^[^，。；]{0,4}(?:精神|筹备)/u.test(after)) continue
      if (
        HELD_AFTER.test(after) ||
        (HELD_BEFORE.test(code.slice(Math.max(0, j - 24), j)) && !/将|拟|准备|组团|组织|要/u.test(code.slice(Math.max(0, j - 24), j)))
      )
        return { node, sentence: line.index }
    }
  }
  return null
}
