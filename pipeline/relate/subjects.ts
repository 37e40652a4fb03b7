import type { MentionType } from '../../graph/schema.ts'
import type { Coded, Node } from './coded.ts'
import { isLetter, named } from './coded.ts'
import type { Scope } from './scope.ts'

/** A sentence as it is read for who does what: its posts are taken out, the people stay. */
export interface ActLine {
  readonly index: number
  readonly text: string
  readonly acts: Coded
  /** With its posts. */
  readonly whole: Coded
  readonly paragraph: number
  /** Of a paragraph that reports or plans without saying who does. */
  readonly report: boolean
  /** Counts the briefs of a column of briefs; 0 in an ordinary article. */
  readonly item: number
}

export interface Subject {
  readonly nodes: readonly Node[]
  /** The sentence that names it. */
  readonly sentence: number
}

const STOPS = /[，。；：！？,;:!?】]/u
/** What stands before a name that is no subject: 在株洲, 与某公司, 向某校. */
const GOVERNED =
  /(?:[在于到赴来向对从给把将与同和由让被据经受是为以沿往至离如像近距比按随驻家名元过的]|按照|根据|关于|包括|纳入|列入|进入|成立|建立|设立|组建|新建|打造|对接|利用|依托|携带|走进|来到|深入|前往|邀请|通过|出席|参加|会见|携手|联合|会同|得到|获得|会见|介绍|支持|服务|位于|落户|遍及|历任|曾任|担任|现任|毕业于|调入|进入|考入|加入|选举|希望|请|欢迎|组织|陪同|往返|来往|记者|通讯员)$/u
/** 正在株洲出席大会的张三今天…: who is described before being named acts all the same. */
const DESCRIBED = /^(?:正在|专程|应邀|前来|来自|在|率|率领|带队|以)[^，。；]{0,40}的$/u
/** 今年八十岁的张三, 某校的张三: nothing is done to, for or with him. */
const GOVERNS = /[在为给对向与和同把被由从据让跟受看慰访进到请选]/u
const isNamedAfter = (before: string, type: MentionType): boolean =>
  DESCRIBED.test(before) ||
  /\uE001(?:投资|控制|参股|管理|设立)的$/u.test(before) ||
  (type === 'Person' && before.endsWith('的') && !GOVERNS.test(before))
/** 某市代表团张三, 某县选手张三: the place says where the person is from. */
const BEFORE_PERSON = /^[^，。；：！？,;:!?\uE000-\uE007的在与和同对向]{0,8}\uE000/u
/** 支持某校建设…: it is the school that builds. */
const HELPED = /(?:支持|鼓励|引导|助力|帮助|指导)$/u
/** In an earlier clause, what is urged on is not who acts afterwards: 推动甲县错位发展，要打赢…. */
const CAUSED =
  /(?:推动|促进|力争|争取|引导|支持|指导|用好|确保|帮助|助力|争当|加快|推进|加强|督促|服务|围绕|聚焦|抓好|建好|保护|守护|推介|链接|接轨|融入)$/u
/** And in a plan that names no subject, what is built, held to or listened to is not who acts: 建成甲园区，启动…; 听取乙意见，推进…. */
const DONE_TO =
  /建设|建成|新建|增设|放大|增强|引进|成立|动建|签约|招引|打通|围绕|聚焦|立足|扩建|改建|组建|创建|共建|打造|启动|实施|完成|开工|推进|推动|加快|促进|支持|引导|鼓励|扶持|发挥|依托|抓好|抓实|做好|做强|做优|做大|办好|落实|贯彻|执行|遵守|遵循|整改|改造|提升|提高|谋划|争取|争创|申报|申请|提请|制定|出台|优化|完善|健全|加强|听取|接受|配合|协助|感谢|培育|扩大|保障|确保|建立|设立|整合|筹建|联动|承接|巩固|深化|融入|抓住|抓紧|^抓|培养|保护|维护|规范|强化/u
const MUST = /^(?:要|必须|坚持|继续)/u

/** What follows a name that is no subject: 株洲的, 株洲讯. */
const NOT_ACTING =
  /^(?:[的之]|夫人|(?:(?:全资|控股|旗下|下属|所属){1,2}的?(?:[子分孙]公司)?|的?[子分孙]公司)(?=\uE001)|(?:支持|指导|主办|承办|协办)(?:[，,]|的)|(?:投资|控制|参股|管理|设立)的(?=\uE001)|建设(?=[，。,;；、])|[一二三四五六七八九十两多数\d]+[余多]?(?:地|家|人|名|个|所|村|项|位|件|镇|户)|讯|消息|电（|记者|等地|境内|籍|人(?!大|社|民)|时[，,]|召开的|举行的)/u
/** In a report, whose place or firm this happened to is not who carries out what the next sentence tells without a subject. */
const THRIVES =
  /^(?:等[^，。；]{0,24})?(?:建设(?:有序|加快|扎实|稳步|顺利|全面|进展|取得)|(?:顺利|提前|正式|全面|基本|如期)?(?:开园|开街|开工|竣工|建成|投产|投用|通车|开馆|启动建设|建设加快|封顶|量产|完成改造|落地|运营)|入选|列入|纳入|被|成为|通过|创成|获评|获批|荣获|获得|成功)/u
/** 某公司某生产线项目量产: not the firm does. */
const ITS_PROJECT =
  /^[^，。；：！？,;:!?\uE000-\uE007]{0,16}?(?:项目|生产线|厂房|基地|园区|孵化器)(?:顺利|进入|提前|建成|投产|开工|完成|全面|加快|正式|落地|实现|已|获|列入|入选|成功|[，,。])/u
const SPEAKS = /^[^，。；：！？,;:!?\uE000-\uE007]{0,10}?(?:强调|指出|要求|表示|说|介绍|认为|提出|告诉记者|坦言)/u
/** A body that only tells: what follows is about others. */
const TELLS = /^[^，。；：！？,;:!?\uE000-\uE007]{0,6}?(?:统计|发布|通报|公布|显示|透露|预计|预测|消息|报道|数据)/u
/** Subjects without a name. */
const UNNAMED =
  /^(?:[^，。；：！？,;:!?\uE000-\uE007]{0,10}?)(?:双方|各方|三方|嘉宾|客商|代表们|代表团|专家|学者|记者|大家|村民|游客|队员|师生|干部|群众|企业家|居民|市民|员工|同学|孩子)|^(?:\d+|[一二三四五六七八九十]+|多|数)[余多]?(?:家|名|位|个|人)/u
const LEADS = /^[^，。；：！？,;:!?\uE000-\uE007]{0,10}?(?:强调|指出|要求|提出)/u
const MEETING = /^(?:[^，。；：！？,;:!?\uE000-\uE007]{0,4})会议(?:还)?(?:强调|指出|要求|明确|决定|提出)/u
/** How many sentences back a subject is carried. */
const REACH = 6
const WINDOW = 1000

export interface SubjectQuery {
  /** Whether people speak for what they lead: 市委书记张三强调 is about the city. */
  readonly speaksFor: boolean
  readonly allowed: (node: Node) => boolean
  /** Must not stand between the subject and what is done: 张三研制的仪器获奖, 邀请乙参加. */
  readonly between?: RegExp
  /** In an earlier clause, only who the sentence begins with: in a report, others are named in passing. */
  readonly atStart?: true
  /** Names of places that are not carried from another sentence. */
  readonly notCarried?: RegExp
  /** How many sentences back the subject may stand. */
  readonly reach?: number
}

/** 为助力…, 在开展…的同时: the subject follows. */
const FOREWORD = /^(?:[^，。；：！？,;:!?\uE000-\uE007]{0,6}(?:为|在|随着|通过|围绕|依托))(?![^，。；]*[\uE001-\uE004])/u

/** `nobody`: someone or something else is spoken of there, so the sentence's subject must not be guessed. */
type Found = readonly Node[] | 'nobody' | null

/** Who does what stands at `at` of `lines[line]`: named in its clause, or carried from earlier clauses and sentences. */
export function subjectAt(
  lines: readonly ActLine[],
  line: number,
  at: number,
  scope: Scope,
  query: SubjectQuery,
): Subject | 'nobody' | null {
  const start = lines[line]
  if (start === undefined) return null
  const alone = query.speaksFor && start.report
  const here = inSentence(start, at, scope, alone ? { ...query, atStart: true } : query)
  if (here !== null) return here === 'nobody' ? 'nobody' : { nodes: here, sentence: start.index }
  if (alone) return null
  const mayBeCarried = (node: Node): boolean => node.type !== 'Place' || query.notCarried?.test(scope.nameOf(node)) !== true
  const carriedQuery = { ...query, allowed: (node: Node) => query.allowed(node) && mayBeCarried(node) }
  for (let k = line - 1; k >= 0 && k >= line - (query.reach ?? REACH); k -= 1) {
    const before = lines[k] as ActLine // k counts down from an index of `lines`
    if (before.item !== start.item) return null
    const found = firstOf(before, scope, carriedQuery, before.paragraph === start.paragraph)
    if (found !== null) return found === 'nobody' ? 'nobody' : { nodes: found, sentence: before.index }
  }
  return null
}

/** Nearest clause first; in a clause, the first subject. */
function inSentence({ acts }: ActLine, at: number, scope: Scope, query: SubjectQuery): Found {
  const { code } = acts
  const clauses = clausesOf(code, at)
  const [from = 0] = clauses.at(-1) ?? []
  const before = code.slice(from, at)
  if (before.includes('》')) return 'nobody'
  const after = FOREWORD.test(before) ? inLaterClauses(acts, at, scope, query) : null
  if (after !== null) return after
  let urged = false
  for (const clause of clauses.toReversed()) {
    if (query.atStart === true && clause[0] !== from && !(clause[0] === 0 && /^[^\uE000-\uE007]{0,6}[\uE000-\uE004]/u.test(code))) continue
    const found = inClause(acts, clause, scope, query, { own: clause[0] === from, urged, speakersOnly: false })
    if (found !== null && found !== 'listed')
      return found === 'nobody' ? found : [...namedBefore(acts, clause[0], clauses, query), ...found]
    urged ||= query.speaksFor && MUST.test(code.slice(clause[0], clause[1]))
  }
  return null
}

/** 甲，乙会见丙: what stands before the comma is nothing but a name, or a time and a name, and goes on. */
const NAMES_ONLY = /^(?:[^\uE000-\uE007]{0,8}[日午晨晚天来前])?(\uE000(?:[、和]\uE000){0,20})$/u

function namedBefore(acts: Coded, from: number, clauses: readonly Clause[], query: SubjectQuery): readonly Node[] {
  const clause = clauses.find(([, to]) => to === from - 1)
  if (clause === undefined || !/^\uE000/u.test(acts.code.slice(from)) || !/[，,]/u.test(acts.code[from - 1] ?? '')) return []
  const names = NAMES_ONLY.exec(acts.code.slice(...clause))?.[1]
  if (names === undefined) return []
  const before = namedBefore(acts, clause[0], clauses, query)
  return [...before, ...named(acts, clause[1] - names.length, clause[1]).filter(query.allowed)]
}

function inLaterClauses(acts: Coded, at: number, scope: Scope, query: SubjectQuery): Found {
  const next = acts.code.slice(at, at + WINDOW).search(STOPS)
  if (next === -1) return null
  for (const clause of clausesOf(acts.code, Math.min(acts.code.length, at + WINDOW / 2))) {
    const found =
      clause[0] > at + next && clause[1] > clause[0]
        ? inClause(acts, clause, scope, query, { own: true, urged: false, speakersOnly: false })
        : null
    if (found !== null && found !== 'listed') return found
  }
  return null
}

/** What an earlier sentence is about; from another paragraph only one who speaks is carried. */
function firstOf({ acts }: ActLine, scope: Scope, query: SubjectQuery, sameParagraph: boolean): Found {
  for (const clause of clausesOf(acts.code, Math.min(acts.code.length, WINDOW))) {
    const found = inClause(acts, clause, scope, query, { own: false, urged: false, speakersOnly: !sameParagraph })
    // A list of what was achieved, by many.
    if (found === 'listed') return null
    if (found !== null) return found
  }
  return null
}

type Clause = readonly [from: number, to: number]

/** The clauses before `until`, of the last `WINDOW` units, so that a page without stops takes no longer than another. */
function clausesOf(code: string, until: number): readonly Clause[] {
  const clauses: Clause[] = []
  let from = Math.max(0, until - WINDOW)
  for (let k = from; k < until; k += 1) {
    if (!STOPS.test(code[k] ?? '')) continue
    clauses.push([from, k])
    from = k + 1
  }
  clauses.push([from, until])
  return clauses
}

interface Reach {
  /** The clause is the one that says what is done. */
  readonly own: boolean
  /** Clauses that urge (要…) lie between: then a place is a topic, not a subject. */
  readonly urged: boolean
  readonly speakersOnly: boolean
}

function inClause(acts: Coded, [from, to]: Clause, scope: Scope, query: SubjectQuery, reach: Reach): Found | 'listed' {
  const { code, nodes } = acts
  if (query.speaksFor && scope.own !== null && MEETING.test(code.slice(from, to + 12))) return [scope.own]
  let caused = false
  for (let k = from; k < to; k += 1) {
    const type = nodes[k]?.type
    if (type === undefined || type === 'Programme' || type === 'Event' || type === 'Title') continue
    const end = listEnd(code, k, to)
    const found = named(acts, k, end)
    const before = code.slice(from, k)
    const after = code.slice(end, end + 16)
    k = end - 1
    caused ||= !reach.own && (CAUSED.test(before) || ((query.speaksFor || type !== 'Person') && DONE_TO.test(before)))
    if (/^[^，。；：！？,;:!?\uE000-\uE007]{0,4}(?:数据|统计|监测)(?:显示|表明)/u.test(after)) return 'nobody'
    if (reach.own && to - end <= 2 && HELPED.test(before)) return 'nobody'
    if ((GOVERNED.test(before) && !isNamedAfter(before, type) && !(reach.own && before.endsWith('是'))) || caused) continue
    if (NOT_ACTING.test(after) || isAside(before)) continue
    if (query.speaksFor && !reach.own && (THRIVES.test(after) || ITS_PROJECT.test(code.slice(end, end + 32)))) return 'listed'
    const person = found.find((node) => node.type === 'Person')
    if (query.speaksFor && person !== undefined && SPEAKS.test(after)) return spokenFor(person, after, scope, query)
    if (reach.urged && found.every((node) => node.type === 'Place')) continue
    if (reach.speakersOnly) return null
    if (!query.speaksFor && !reach.own && (person === undefined ? TELLS : SPEAKS).test(after)) return 'nobody'
    if (reach.own && query.between?.test(code.slice(end, to)) === true) return 'nobody'
    const allowed = found.filter(query.allowed)
    if (allowed.length > 0) return allowed
    if (reach.own && found.every((node) => node.type === 'Place') && BEFORE_PERSON.test(code.slice(end, to))) continue
    const led = person === undefined ? null : scope.ledBy(person)
    return led !== null && query.allowed(led) ? [led] : 'nobody'
  }
  return reach.own && !query.speaksFor && UNNAMED.test(code.slice(from, to)) ? 'nobody' : null
}

/** In brackets: “三城” （甲、乙、丙）. */
const isAside = (before: string): boolean =>
  Math.max(before.lastIndexOf('（'), before.lastIndexOf('(')) > Math.max(before.lastIndexOf('）'), before.lastIndexOf(')'))

const CENTRE = /^(?:中国共产党中央委员会|中共中央|中央书记处|中央军事委员会|中华人民共和国国务院$)/u

/** A leader speaks for what is led; one of whom the article tells no post, for its region where the words are a leader's. */
function spokenFor(person: Node, after: string, scope: Scope, query: SubjectQuery): Found {
  const led = scope.ledBy(person)
  // What the party's leaders urge on the country is not what they carry out.
  if (led !== null) return query.allowed(led) && !CENTRE.test(scope.nameOf(led)) ? [led] : 'nobody'
  return LEADS.test(after) && scope.own !== null && scope.holderOf(person) === 'unknown' ? [scope.own] : 'nobody'
}

/** The end of the list of names that begins at `k`: A、B和C. */
function listEnd(code: string, k: number, to: number): number {
  let end = k + 1
  while (end < to) {
    if (isLetter(code[end])) end += 1
    else if (/[、和与及]/u.test(code[end] ?? '') && isLetter(code[end + 1])) end += 2
    else break
  }
  return end
}
