import type { TaggedSpan } from '../types.ts'

/** Read on the held-out articles: right in more than nine of ten. */
const SCORE = 0.9

/** What may stand before a post and belongs to it: 常务副, 党委副, 首席. */
const GRADES =
  '(?:常务|专职|第一|执行|名誉|荣誉|党委|党组|监事会|董事会|编委会|高级|特级|首席|主任|副主任|主治|独立|轮值|助理|资深|总|代理?|副)'
/** Posts that are nothing but posts, whoever bears them. */
const POSTS =
  '(?:总书记|书记|主任|主席|省长|市长|州长|县长|区长|镇长|乡长|村长|厅长|局长|司长|署长|处长|科长|股长|部长|院长|校长|所长|站长|馆长|台长|社长|园长|厂长|矿长|关长|行长|会长|庭长|检察长|秘书长|理事长|董事长|监事长|支队长|总队长|大队长|中队长|教导员|指导员|总经理|经理|总裁|总监|总工程师|工程师|总经济师|总会计师|总编辑|董事|监事|常委|委员|教授|研究员|院士|医师|护士长|审判员|检察官|法官|教练|人大代表|政协委员|负责人|创始人|巡视员|调研员|督学|支书|议长|司令员|政治委员|政委|参谋长|大使|总领事|新闻发言人|发言人|总干事|团长|董事会秘书|党组成员|党委成员|民警|辅警|医生|护士|律师|教师|讲解员|主持人|导演|店主|老板|队医|技术员|调解员|网格员|客户经理|门将|前锋|后卫|中锋|守门员)'
/** 委 of 委员 and 会 of 会长 may be an organ's last character: the longest post counts. */
const BEFORE_NAME = new RegExp(`(?:(?:全国|[省市州县区])(?=人大代表|政协委员))?${GRADES}{0,3}${POSTS}$`, 'u')
const SECOND = new RegExp(`^兼${GRADES}{0,3}${POSTS}(?=[，。；、,;]|$)`, 'u')
/** The same in a firm, with its department: 公司综合部主任. */
const IN_FIRM = '[\\p{Script=Han}]{2,4}(?:部|中心|车间)(?:副?主任|副?部长|副?经理|负责人)$'
const OF_DEPARTMENT = new RegExp(`(?<=公司|集团|厂|企业)${IN_FIRM}`, 'u')
const OF_NAMED_FIRM = new RegExp(`^${IN_FIRM}`, 'u')
const DEPARTMENT = /^[\p{Script=Han}]{2,5}(?:部|中心|车间)$/u
const HEAD_OF_DEPARTMENT = /^(?:副?主任|副?部长|副?经理|负责人)$/u
/** 中央宣讲团成员、某局局长甲: of a body that is named right before it. */
const MEMBER = /成员$/u
/** 以甲为团长的代表团. */
const AS_HEAD = /^为(?<title>(?:副?团长|组长|队长|领队|会长|主席|主任|书记))(?=的)/u
/** 柳湾村 + 党总支 + 书记: the branch is an organ. */
const OF_BRANCH = /(?<branch>党总支|党支部)(?<title>(?:第一|副)?书记)$/u
const HAMLET = /(?:村|社区)$/u
/** 代表 and 委员 only before what they say or do there: 代表 is a verb elsewhere. */
const AFTER_NAME = /^(?:总书记|(?:代表|委员)(?=领衔|提出|建议|说|认为|介绍|表示|告诉|发言(?!人)))/u
/** 村委会主任: the committee is an organ, the rest its post. */
const COMMITTEE = /^(?:社区)?[村居](?:民委员会|委会)(?=(?:副?主任|委员)$)/u

/** Posts are looked for this far before a name. */
const REACH = 14
/** Words before a post that make it something else: 一名教授, 各级书记. */
const NOT_A_POST = /(?:相关|有关|主要|各级|[一二三两几数]名|[一二三两几]位|多名|多位|支行|分行|党支部|党总支)$/u

/**
 * Titles right before a name, or joined by 、 to such a title, that the engine left out; 总书记, 代表 and 委员 right after a name; a village committee that the engine took into the title; and a firm's department that
 * the engine took for an organ of its own (公司 + 综合部 + 主任). Certain posts only, never inside or across other mentions. Takes and gives
 * sorted spans without overlap.
 */
export function titlesBesideNames(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const known = withBranches(
    text,
    withDepartments(
      text,
      spans.flatMap((span) => committeeAndPost(text, span)),
    ),
  )
  const found: TaggedSpan[] = []
  for (const [k, person] of known.entries()) {
    if (person.type === 'Title') found.push(...besides(text, person.end, known[k + 1]?.start ?? text.length))
    if (person.type !== 'Person') continue
    const after = AFTER_NAME.exec(text.slice(person.end, known[k + 1]?.start ?? text.length))
    if (after !== null) found.push({ start: person.end, end: person.end + after[0].length, type: 'Title', score: SCORE })
    const head = AS_HEAD.exec(text.slice(person.end, known[k + 1]?.start ?? text.length))
    if (head !== null) found.push({ start: person.end + 1, end: person.end + head[0].length, type: 'Title', score: SCORE })
    found.push(...titlesBefore(text, known.slice(Math.max(0, k - LIST), k), person.start))
  }
  return found.length === 0 ? known : [...known, ...found].sort((a, b) => a.start - b.start)
}

/** How many mentions back a list of posts may begin. */
const LIST = 12

/** The posts of a list that ends at `to`, from the last to the first; those that are tagged already are stepped over. */
function titlesBefore(text: string, spans: readonly TaggedSpan[], to: number): readonly TaggedSpan[] {
  const found: TaggedSpan[] = []
  let end = to
  for (;;) {
    const last = spans.findLast((span) => span.end <= end)
    const tagged = last?.type === 'Title' && last.end === end
    const title = tagged ? last : titleAt(text, last, end)
    if (title === null) return found
    if (!tagged) found.push(title)
    end = bodyBefore(spans, title.start)
    if (text[end - 1] !== '、') return found
    end -= 1
  }
}

/** 财务负责人兼董事会秘书: a second post of the same person. */
function besides(text: string, from: number, to: number): readonly TaggedSpan[] {
  const found = SECOND.exec(text.slice(from, Math.min(to, from + REACH)))
  return found === null ? [] : [{ start: from + 1, end: from + found[0].length, type: 'Title', score: SCORE }]
}

/** Where the body begins that stands right before a post: 某局 in 甲团成员、某局局长. */
function bodyBefore(spans: readonly TaggedSpan[], to: number): number {
  let start = to
  for (const span of spans.toReversed()) {
    if (span.end > start) continue
    if (span.end !== start || span.type === 'Person' || span.type === 'Title') break
    start = span.start
  }
  return start
}

/** The post that ends at `to` and begins no earlier than the mention before it ends. */
function titleAt(text: string, last: TaggedSpan | undefined, to: number): TaggedSpan | null {
  const from = last?.end ?? 0
  const near = text.slice(Math.max(0, to - REACH), to)
  const inFirm = last?.type === 'Company' ? OF_NAMED_FIRM.exec(text.slice(from, to)) : null
  const ofBody =
    last !== undefined && last.type !== 'Person' && last.type !== 'Title' && text.slice(from, to) === '成员' ? MEMBER.exec(near) : null
  const found = inFirm ?? OF_DEPARTMENT.exec(near) ?? BEFORE_NAME.exec(near) ?? ofBody
  if (found === null) return null
  const start = to - found[0].length
  if (start < from || NOT_A_POST.test(text.slice(from, start))) return null
  return { start, end: to, type: 'Title', score: SCORE }
}

function committeeAndPost(text: string, span: TaggedSpan): readonly TaggedSpan[] {
  const committee = span.type === 'Title' ? COMMITTEE.exec(text.slice(span.start, span.end)) : null
  if (committee === null) return [span]
  const between = span.start + committee[0].length
  return [
    { ...span, end: between, type: 'Government' },
    { ...span, start: between },
  ]
}

/** 柳湾村党总支书记甲, where the engine read no title: the village's branch, and its secretary. */
function withBranches(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return spans.flatMap((span, k): readonly TaggedSpan[] => {
    const next = spans[k + 1]
    if (span.type !== 'Place' || next?.type !== 'Person' || !HAMLET.test(text.slice(span.start, span.end))) return [span]
    const words = text.slice(span.end, next.start)
    const found = OF_BRANCH.exec(words)
    if (found === null || found[0] !== words) return [span]
    const between = span.end + (found.groups?.['branch'] ?? '').length
    return [
      { ...span, end: between, type: 'Government', score: SCORE },
      { start: between, end: next.start, type: 'Title', score: SCORE },
    ]
  })
}

/** 公司 + 综合部 + 主任: in a firm the department is part of the title. */
function withDepartments(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const merged: TaggedSpan[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (
      span.type === 'Title' &&
      last !== undefined &&
      (last.type === 'Government' || last.type === 'Organization') &&
      last.end === span.start &&
      DEPARTMENT.test(text.slice(last.start, last.end)) &&
      HEAD_OF_DEPARTMENT.test(text.slice(span.start, span.end)) &&
      ((merged.at(-2)?.type === 'Company' && merged.at(-2)?.end === last.start) || /(?:公司|集团|厂)$/u.test(text.slice(0, last.start)))
    )
      merged[merged.length - 1] = { ...span, start: last.start }
    else merged.push(span)
  }
  return merged
}
