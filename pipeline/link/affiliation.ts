/**
 * What tells two people of one name apart: posts as `organ/title`, as they stand in a referent's context (`/title` where the text names
 * no organ). Evidence against identity is another post, organ or place at the same time; posts that many hold beside their own
 * (代表, 院士, 会长 of an association) are none.
 */
export const BYLINE = '/记者'

const SIDE_TITLES =
  /^(?:.*(?:代表|委员|院士|党员|顾问|专家|理事|会员|嘉宾|成员|博士|硕士|教授|研究员|导师|(?<!总)工程师|发言人|负责人|学者|志愿者|冠军|模范|标兵|获得者|传承人|常委|领导|主席团.*|执行主席)|先生|女士|同志)$/u
const ASSOCIATION = /(?:协会|学会|商会|联合会|促进会|研究会|基金会|联盟|代表团|领导小组|指挥部|专委会|大会)$/u
const COMPANY = /(?:公司|集团|银行|厂|店|超市|酒店|控股|股份|支行|分行|电力|科技)$/u
const INSTITUTION =
  /(?:大学|学院|学校|中学|小学|幼儿园|医院|研究院|研究所|日报|晚报|合作社|供销社|图书馆|博物馆|剧院|剧团|[一二三四五六七八九十]中|工作室|俱乐部)$/u
/** Party committees, governments, congresses and whole places; their leaders often head a bureau as well. */
const TOP_ORGAN =
  /(?:^中共.{1,14}?[省市县区州旗镇乡村]委员会|[省市县区州旗镇乡]人民政府|人民代表大会(?:常务委员会)?|^中国人民政治协商会议.+委员会|[省市县区州旗镇乡村])$/u
const REGION =
  /^(?:中共|中国人民政治协商会议|共青团)?((?:\p{Script=Han}{2,6}?(?:省|自治区))?(?:\p{Script=Han}{2,6}?(?:市|自治州))?(?:\p{Script=Han}{1,6}?(?:县|区|旗))?)/u
/** Titles that a person holds in one body at a time. */
const HEADS_ONE_BODY =
  /(?:局长|厅长|校长|院长|厂长|所长|站长|馆长|经理|董事长|总裁|县长|区长|镇长|乡长|市长|省长|支书|村主任|店长|队长|行长)$/u

/** What an article calls the one firm or school that it speaks of; in another article it is another. */
const ANY_ORGAN = /^(?:本|该|我)?(?:公司|集团|企业|学校|医院|单位|校|院|厂|店|行)$/u

/** Titles that tell a walk of life by themselves. */
const WALKS: readonly (readonly [walk: string, titles: RegExp])[] = [
  ['school', /(?:校长|教师|老师|班主任|辅导员|园长)$/u],
  ['medicine', /(?:医生|医师|护士|护士长|药师)$/u],
  ['business', /(?:董事长|总经理|经理|总裁|行长|厂长|店长)$/u],
  ['office', /(?:省长|市长|县长|区长|镇长|乡长|厅长|局长|部长|处长|科长|股长|检察长|审判长)$/u],
]

interface Affiliation {
  readonly organ: string
  readonly kind: 'company' | 'institution' | 'government'
  readonly region: string
  readonly top: boolean
}

/** A set of posts, read for comparison. */
export interface Posts {
  readonly affiliations: readonly Affiliation[]
  /** Titles without 副, 代 and 原: 局长. */
  readonly heads: readonly string[]
  readonly walks: readonly string[]
  readonly byline: boolean
}

/** A town or a village stands for its region where the county is not named. */
const regionOf = (organ: string): string => (REGION.exec(organ)?.[1] ?? '') || (TOWN.exec(organ)?.[1] ?? '')
const TOWN = /^(?:中共)?(\p{Script=Han}{1,6}?(?:镇|乡|街道|村))/u

export function readPosts(context: readonly string[]): Posts {
  const affiliations: Affiliation[] = []
  const heads: string[] = []
  const walks: string[] = []
  for (const entry of context) {
    const cut = entry.lastIndexOf('/')
    if (cut < 0 || entry.startsWith('@')) continue
    const [organ, title] = [entry.slice(0, cut), entry.slice(cut + 1)]
    if (SIDE_TITLES.test(title) || ASSOCIATION.test(organ)) continue
    const head = HEADS_ONE_BODY.exec(title)?.[0]
    if (head !== undefined) heads.push(head)
    for (const [walk, titles] of WALKS) if (titles.test(title)) walks.push(walk)
    if (organ === '' || ANY_ORGAN.test(organ)) continue
    const kind = COMPANY.test(organ) ? 'company' : INSTITUTION.test(organ) ? 'institution' : 'government'
    affiliations.push({ organ, kind, region: kind === 'government' ? regionOf(organ) : '', top: TOP_ORGAN.test(organ) })
  }
  return { affiliations, heads, walks, byline: context.includes(BYLINE) }
}

/** Titles of whole crowds: two people of one name may well have both. */
const CROWD_TITLES = /(?:代表|委员|党员|会员|志愿者|学生|职工|员工|工人|村民|居民|成员|嘉宾|常委|顾问)$/u

/** A title that few hold, in a firm or an institution called by its name: two who share it and their name are one, whatever paper says so. */
export function ownPosts(context: readonly string[]): readonly string[] {
  return context.filter((entry) => {
    const cut = entry.lastIndexOf('/')
    const [organ, title] = [entry.slice(0, cut), entry.slice(cut + 1)]
    return (
      cut > 3 &&
      !entry.startsWith('@') &&
      (COMPANY.test(organ) || INSTITUTION.test(organ)) &&
      !CROWD_TITLES.test(title) &&
      !BARE_ORGAN.test(organ)
    )
  })
}

/** 镇卫生院, 市一中: which one, only the paper's home tells. */
const BARE_ORGAN = /^[省市县区镇乡村校院厂]/u

/** Whether two sets of posts cannot be one person's at one time. Without posts on both sides nothing speaks against it. */
export function postsConflict(mine: Posts, theirs: Posts): boolean {
  // Who signs a piece is not who holds an office in it.
  if (mine.byline !== theirs.byline) return true
  if (mine.affiliations.length > 0 && theirs.affiliations.length > 0) {
    return !mine.affiliations.some((one) => theirs.affiliations.some((other) => compatible(one, other)))
  }
  return areApart(mine.heads, theirs.heads) || areApart(mine.walks, theirs.walks)
}

const areApart = (a: readonly string[], b: readonly string[]) => a.length > 0 && b.length > 0 && !a.some((entry) => b.includes(entry))

function compatible(a: Affiliation, b: Affiliation): boolean {
  if (a.organ === b.organ) return true
  // 某市中心医院 and the team that it sent.
  if (a.kind !== b.kind)
    return (a.kind === 'institution' && b.organ.startsWith(a.organ)) || (b.kind === 'institution' && a.organ.startsWith(b.organ))
  // 湖南大学 and 湖南大学医学院, a group and its branch.
  if (a.kind !== 'government') return a.organ.startsWith(b.organ) || b.organ.startsWith(a.organ)
  // 市委 and 市政府, 副市长 and 公安局局长 go together; two bureaus do not.
  return a.region === b.region && (a.top || b.top)
}
