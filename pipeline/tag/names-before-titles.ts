import type { MentionType } from '../../graph/schema.ts'
import { divisionsNamed } from '../gazetteer/divisions.ts'
import type { TaggedSpan } from '../types.ts'

/** Read on the held-out articles: right in about nine of ten. */
const SCORE = 0.85

/** A post, alone or the first of a list, that a person bears: 党支部书记甲; 董事长、总经理乙. */
const LONGEST_NAME = 26
const CLEAN = /^\p{Script=Han}+$/u
/** Words that stand before a name or a post and belong to neither. */
const BEFORE = /^(?:原|时任|前任?|现任|新任|曾任|据|经|对话|专访|访|记|当天|当日|昨日|今日|随后|同时|此外|其中|如今|目前|日前|近日)/u
/** A run with one of these is a phrase, not a name. */
const PHRASE =
  /[的了在是与和及或对向从由被把将让请到来去说问给为也都就还等每各该这那此其某您你我他她们]|一[名位个家所]|相关|有关|主要|知名|著名|当地|担任|任命|聘|选|兼|会见|率领|带领|陪同|邀请|代表|作为/u
const GENERIC =
  /^(?:公司|企业|集团|集团公司|总公司|子公司|分公司|学校|医院|单位|协会|商会|学会|本校|全市|全县|全省|全国|常务|执行|名誉|荣誉|高级|首席|助理|资深|退休|年轻|优秀|中方|外方|董事会|监事会|党委|党组|党支部|党总支|支部|总支)$/u

const KINDS: readonly (readonly [type: MentionType, end: RegExp])[] = [
  [
    'Government',
    /(?:(?:服务|事务|发展|监测|管理|指导|保障)中心|指挥部|军分区|警备区|人武部|武装部|法院|检察院|人民政府|管委会|村委会|居委会|街道办|街道办事处|监狱|海关|公安局|派出所|司法所|(?:法|编|老|高|教|农)工委|(?:工作|管理|建设|监督|发展|保护|卫生|教育|法制|法律|事务|华侨|外事)委员会|[税教财审民林水农商体环住交]\p{Script=Han}{0,4}局|发改委|卫健委|国资委|住建厅|教育厅|财政厅)$/u,
  ],
  [
    'Organization',
    /(?:大学|学院|中学|小学|幼儿园|党校|医院|卫生院|保健院|研究院|研究所|设计院|协会|学会|商会|联合会|促进会|基金会|合作社|联合社|博物馆|图书馆|美术馆|文化馆|纪念馆|剧团|剧院|俱乐部|社科院|中心|救援队|志愿者协会|出版社|电视台)$/u,
  ],
  [
    'Company',
    /(?:公司|集团|银行|支行|分行|药业|酒业|乳业|纺织|电子|电气|股份|重工|机械|科技|农业|文旅|物流|地产|置业|酒店|宾馆|超市|厂|服务部|经营部)$/u,
  ],
  ['Place', /(?:村|社区)$/u],
]
/** 处 of 处长, 学院 of 院长: the post says what the words before it are. */
const BY_POST: readonly (readonly [type: MentionType, title: RegExp])[] = [
  ['Government', /^(?:副|常务副)?(?<end>[局厅处庭科委办])(?:长|主任)/u],
  ['Organization', /^(?:副|常务副|执行)?(?<end>[院所馆社队会站园校])长/u],
]
/** Heads of a government whose region was left out: 黄山 + 市长. */
const HEAD = /^(?:代理?|常务|副){0,2}(?<level>[省市县区州])长/u
/** Posts of firms and of nothing else. */
const OF_FIRM = /^(?:副?董事长|(?:常务)?副?总经理|执行董事|(?:执行|联席|高级)?副?总裁|CEO|首席执行官|联合?创始人|创始人)/u
/** 村 and 社区 give no name to their party branch: the branch belongs to the post. */
const BRANCH = /(?<=村|社区)(?:党委|党总支|党支部|总支|支部)$/u
const PLACED =
  /^(?:第[一二三四五六七八九十]|人民|中心|市立|县立|实验|职业|高级|中医|妇幼|镇|乡)*(?:医院|卫生院|保健院|中学|小学|大学|学院|幼儿园|[一二三四五六七八九十]中|\p{Script=Han}{2,4}队)$/u

/** 正赶上市委书记甲: the committee of the paper's own region, whatever stands before it. */
const OWN_ORGAN = /(?<![大中小城都])[省市县区州]委$/u
const COMMITTEE = /^(?:副?书记|常委|秘书长|副秘书长)$/u
const TOWN = /(?:镇|乡|街道)$/u
const TOWN_ORGAN = /^(?:党委|党工委|纪委|人大|政府|武装部|司法所|派出所)$/u
const DISTRICT_ORGAN = /^(?:[省市县区州]委|政府|人民政府|人大常委会|政协|纪委监委)$/u
/** A department of the organ before it. */
const UNIT = /^(?!的|原|某)\p{Script=Han}{2,8}(?:部|处|科|室|中心|庭|大队|支队)$/u

/**
 * Names right before a post that the engine left out, where the post and the person behind it say that one must stand there:
 * 河口村 + 党支部书记 + 甲. Only words between a boundary (a stop, another mention) and the post, in which nothing speaks against a name.
 */
export function namesBeforeTitles(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const mended = [...spans]
  for (let k = 0; k < mended.length; k += 1) {
    const title = mended[k] as TaggedSpan // k is an index of `mended`
    if (title.type !== 'Title') continue
    const last = mended[k - 1]
    const [from, to] = runBefore(text, last?.end ?? 0, title.start)
    const run = text.slice(from, to).replace(TAKES, '')
    const whole = last?.end === from ? wholeOf(last, text.slice(last.start, last.end), run) : null
    if (whole !== null) {
      mended[k - 1] = whole
      continue
    }
    if (!bornBy(text, mended, k)) continue
    const organ = COMMITTEE.test(text.slice(title.start, title.end)) ? (OWN_ORGAN.exec(run)?.[0].length ?? 0) : 0
    if (organ > 0) {
      mended.splice(k, 0, { start: to - organ, end: to, type: 'Government', score: SCORE })
      k += 1
      continue
    }
    const region = regionBefore(run, text.slice(title.start, title.end))
    if (region > 0) {
      mended.splice(k, 0, { start: to - region, end: to, type: 'Place', score: SCORE })
      k += 1
      continue
    }
    const branch = BRANCH.exec(run)
    const name = branch === null ? run : run.slice(0, -branch[0].length)
    const type = typeOf(name, text.slice(title.start, title.end))
    if (type === null) continue
    mended[k] = branch === null ? title : { ...title, start: title.start - branch[0].length }
    mended.splice(k, 0, { start: from, end: from + name.length, type, score: SCORE })
    k += 1
  }
  return mended
}

/** A person follows the post, or the list of posts that it begins. */
function bornBy(text: string, spans: readonly TaggedSpan[], k: number): boolean {
  for (let i = k; ; i += 1) {
    const [here, next] = [spans[i], spans[i + 1]]
    if (here === undefined || next === undefined) return false
    const between = text.slice(here.end, next.start)
    if (next.type === 'Person' && between.trim() === '') return true
    if (next.type !== 'Title' || !/^(?:、|兼|)$/u.test(between)) return false
  }
}

/** 在澄县医院挂任副院长, 澄县中学的校长. */
const TAKES = /(?:挂职担任|挂职任|挂任|担任|出任|兼任|任|的)$/u

/** The untagged words before `to`, back to a stop or to `floor`, without the words that may stand before a name. */
function runBefore(text: string, floor: number, to: number): readonly [from: number, to: number] {
  let from = to
  while (from > floor && to - from <= LONGEST_NAME && CLEAN.test(text[from - 1] ?? '')) from -= 1
  for (let lead = BEFORE.exec(text.slice(from, to)); lead !== null && from > floor - 1; lead = BEFORE.exec(text.slice(from, to)))
    from += lead[0].length
  return [from, to]
}

/** The organ of which the engine read only the front: 澄县 + 中学, 柳湾镇 + 党委, 市检察院 + 公诉部; null if the words between are no end of it. */
function wholeOf(front: TaggedSpan, surface: string, run: string): TaggedSpan | null {
  const type =
    front.type === 'Place'
      ? kindBehindPlace(surface, run)
      : (front.type === 'Government' || front.type === 'Organization') && UNIT.test(run)
        ? front.type
        : null
  return type === null ? null : { ...front, end: front.end + run.length, type, score: SCORE }
}

function kindBehindPlace(place: string, run: string): MentionType | null {
  if (PLACED.test(run)) return 'Organization'
  return TOWN.test(place) ? (TOWN_ORGAN.test(run) ? 'Government' : null) : DISTRICT_ORGAN.test(run) ? 'Government' : null
}

/** How many of the last characters of `run` name a region of which the post is the head; 0 if none do. */
function regionBefore(run: string, title: string): number {
  const level = HEAD.exec(title)?.groups?.['level']
  if (level === undefined) return 0
  return (
    [4, 3, 2].find((length) => run.length >= length && divisionsNamed(run.slice(-length)).some(({ name }) => name.endsWith(level))) ?? 0
  )
}

function typeOf(name: string, title: string): MentionType | null {
  if (name.length < 3 || name.length > LONGEST_NAME || PHRASE.test(name) || GENERIC.test(name)) return null
  const kind = KINDS.find(([, end]) => end.test(name))
  if (kind !== undefined) return name.replace(kind[1], '').length >= (kind[0] === 'Place' ? 1 : 2) ? kind[0] : null
  const post = BY_POST.find(([, shape]) => name.endsWith(shape.exec(title)?.groups?.['end'] ?? ' '))
  if (post !== undefined) return post[0]
  return OF_FIRM.test(title) && name.length >= 4 && name.length <= 6 ? 'Company' : null
}
