import type { EntityType, MentionType } from '../../graph/schema.ts'
import type { Home } from '../types.ts'

/** A thing that a text means without naming it. */
export interface ImpliedName {
  readonly type: EntityType
  readonly name: string
}

/** The levels at which a head of government is called 长, with the suffixes of the regions they govern. */
const LEVELS: { readonly [level: string]: RegExp } = {
  省: /省$/u,
  自治区: /自治区$/u,
  市: /市$/u,
  州: /州$/u,
  盟: /盟$/u,
  县: /县$/u,
  区: /区$/u,
  旗: /旗$/u,
  镇: /镇$/u,
  乡: /乡$/u,
}

/** 市长, 常务副市长, 代县长, 副省长: posts whose organ is the people's government of a region. */
const HEAD_OF_GOVERNMENT = /^(?:代理?|常务|副|党组成员){0,3}(?:(省|市|州|盟|县|区|旗|镇|乡)长|(自治区)(?:常务)?副?主席)$/u
const DELEGATE = /^(?:第?[一二三四五六七八九十]{1,3}届)?(全国|省|自治区|市|州|县|区)?(?:人大代表|政协(?:常务)?委员|政协常委)$/u

/** The region level that a title speaks for: 市 for 常务副市长. Null for titles of other organs. */
export function governedLevel(title: string): string | null {
  const found = HEAD_OF_GOVERNMENT.exec(title)
  return found?.[1] ?? found?.[2] ?? null
}

/** Whether a region's full name is of a level: 汐阳市城北区 is of 区. */
export const isOfLevel = (region: string, level: string): boolean => LEVELS[level]?.test(region) ?? false

/** 株洲市 + 市 → 株洲市人民政府; a name without its level gets it. Null where the levels contradict each other. */
export function governmentOf(region: string, level: string): ImpliedName | null {
  if (isOfLevel(region, level)) return { type: 'Government', name: `${region}人民政府` }
  return /[省市州盟县区旗镇乡村]$/u.test(region) ? null : { type: 'Government', name: `${region}${level}人民政府` }
}

/** The region of a party committee, government, congress or consultative conference, from its full name; null for other organs. */
export function regionOfOrgan(name: string): string | null {
  const found =
    /^中共(.{2,20}?)(?:委员会|纪律检查委员会|委[^员].*|.{0,2}总?支部委员会)$/u.exec(name) ??
    /^(.{2,20}?)人民(?:政府|代表大会)/u.exec(name) ??
    /^中国人民政治协商会议(.{2,20}?)委员会/u.exec(name)
  return found?.[1] ?? null
}

/** The paper's own region at a level, by its full name: 株洲市 for 市 in 株洲日报. */
export function homeRegion(home: Home, level: string): string | null {
  switch (level) {
    case '省':
    case '自治区':
      return home.province
    case '市':
      return home.county?.endsWith('市') === true
        ? home.county
        : (home.city ?? (home.province?.endsWith('市') === true ? home.province : null))
    case '州':
    case '盟':
      return home.city?.endsWith(level) === true ? home.city : null
    case '县':
    case '旗':
      return home.county?.endsWith(level) === true ? home.county : null
    case '区':
      return home.county?.endsWith('区') === true ? (home.city ?? '') + home.county : null
    default:
      return null
  }
}

/** 省人大代表 → 湖南省人民代表大会, 市政协委员 → 中国人民政治协商会议株洲市委员会. `region` is that of a place written before it. */
export function assemblyOf(title: string, home: Home, region: string | null): ImpliedName | null {
  const found = DELEGATE.exec(title)
  if (found === null) return null
  const level = found[1]
  const place = level === '全国' ? '全国' : (region ?? (level === undefined ? null : homeRegion(home, level)))
  if (place === null) return null
  return { type: 'Government', name: title.includes('人大') ? `${place}人民代表大会` : `中国人民政治协商会议${place}委员会` }
}

/** Posts that need no organ beside them anywhere in the country. */
const NATIONAL_POSTS: { readonly [title: string]: string } = {
  总书记: '中国共产党中央委员会',
  国务院总理: '中华人民共和国国务院',
  国务院副总理: '中华人民共和国国务院',
  国务委员: '中华人民共和国国务院',
}

/** Other parties have general secretaries too. */
const GENERAL_SECRETARIES = /^(?:习近平?|胡锦涛|江泽民|胡耀邦|赵紫阳)$/u

/** The organ of a post that needs none beside it, held by the people `who`. */
export function nationalOrganOf(title: string, who: readonly string[]): ImpliedName | null {
  if (title === '总书记' && who.length > 0 && !who.some((name) => GENERAL_SECRETARIES.test(name))) return null
  const name = NATIONAL_POSTS[title]
  return name === undefined ? null : { type: 'Government', name }
}

/** 村支书, 村党总支书记, 社区主任: of the village or quarter that was named before. */
export const VILLAGE_POST = /^(?:村|社区)(?:党|支|委|两委|书记|主任|第一书记)/u

/**
 * Which organs a title belongs to, by the end of the organ's name. The first row that fits the title counts. `firm` rows are so
 * particular that an organ named shortly before may be taken for a title without one (与总经理张三 after a company).
 */
const FITS: readonly { readonly title: RegExp; readonly organ: RegExp | 'Company'; readonly firm?: true }[] = [
  { title: /^(?:董事会|监事会|战略|审计|提名|薪酬)/u, organ: 'Company', firm: true },
  { title: /^(?:组织|宣传|统战|政法|社会工作|武装|人民武装)(?:部|委)?(?:部?长|书记|主任)$/u, organ: /(?:委员会|委|部)$/u },
  { title: VILLAGE_POST, organ: /(?:村|社区)$/u },
  {
    title:
      /(?:董事长|董事|董事长助理|总经理助理|总裁助理|监事长?|监事会主席|董事会秘书|董秘|总裁|总经理|CEO|首席执行官|创始人|合伙人|财务总监|总监|经理|车间主任|法定代表人|法人代表|(?:财务|内审|审计|合规|法务|技术|信息|运营)负责人|首席\p{Script=Han}{1,4}官|总会计师|总工程师|总设计师|厂长|矿长|..部(?:部长|长|主任|经理)|班班长|抢修工)$/u,
    organ: 'Company',
    firm: true,
  },
  { title: /(?:^|副)行长$/u, organ: /行(?:股份有限公司|有限责任公司|有限公司)?$/u, firm: true },
  { title: /校长$/u, organ: /(?:大学|学院|学校|中学|小学|[一二三四五六七八九十]中|附中|党校|校)$/u, firm: true },
  {
    title: /(?:教师|老师|班主任|辅导员|教务主任|年级组长)$/u,
    organ: /(?:大学|学院|学校|中学|小学|幼儿园|[一二三四五六七八九十]中|校)$/u,
    firm: true,
  },
  {
    title: /(?:主任医师|主治医师|医师|医生|护士长?|护师|药师|(?:科|护理部|医务部)副?主任)$/u,
    organ: /(?:医院|保健院|卫生院|医学院|卫生中心|门诊部|血站)$/u,
    firm: true,
  },
  { title: /(?:庭长|审判员|法官|审判长|执行局局长|法官助理|审判委员会委员)$/u, organ: /(?:法院|中院|高院)$/u, firm: true },
  { title: /局长$/u, organ: /(?:局|分局)$/u, firm: true },
  { title: /厅长$/u, organ: /厅$/u, firm: true },
  { title: /^副?部长$|(?:组织|宣传|统战|武装|社会工作)部副?部长$/u, organ: /部$/u, firm: true },
  { title: /院长$/u, organ: /院$/u, firm: true },
  { title: /(?:^|副)所长$/u, organ: /所$/u, firm: true },
  { title: /(?:^|副)站长$/u, organ: /站$/u, firm: true },
  { title: /(?:^|副)馆长$/u, organ: /(?:馆|院)$/u, firm: true },
  { title: /(?:会长|理事长|副理事长)$/u, organ: /(?:会|联盟|合作社|联合社)$/u, firm: true },
  { title: /(?:检察长|检察官|检察员|检察委员会委员|检察官助理)$/u, organ: /检察院$/u, firm: true },
  { title: /(?:支队长|大队长|中队长|教导员|队长|队员|消防员)$/u, organ: /(?:队|总队|支队|大队|中队)$/u, firm: true },
  { title: /(?:教练员?|领队|前锋|后卫|门将|守门员|中锋|队医)$/u, organ: /(?:队|俱乐部)$/u, firm: true },
  { title: /社长$/u, organ: /社$/u, firm: true },
  { title: /关长$/u, organ: /海关$/u, firm: true },
  { title: /台长$/u, organ: /台$/u, firm: true },
  { title: /园长$/u, organ: /园$/u, firm: true },
  { title: /(?:主任委员|主委)$/u, organ: /(?:委员会|委)$/u },
  { title: /秘书长$/u, organ: /(?:委员会|委|会|政府|政协|联盟|办公室)$/u },
  { title: /(?:常委|常务委员)$/u, organ: /(?:委员会|委|政协|会)$/u },
  { title: /(?:民警|辅警|交警|特警|警长|教导员)$/u, organ: /(?:公安局|公安厅|公安处|分局|派出所|[支大总中]队)$/u, firm: true },
  { title: /主席$/u, organ: /(?:会|委员会|政协|联|团|党)$/u },
  {
    title: /书记$/u,
    organ: /(?:委员会|委|支部|总支|党组|法院|检察院|大学|学院|医院|公司|集团|局|厅|会|中心|校|院|社|纪委|部|政协|人大|会议)$/u,
  },
  { title: /主任$/u, organ: /(?:委员会|委|办公室|办|中心|室|会|院|部|社|站|科|所)$/u },
]

/** Party and union posts that a firm of any name has. */
const PARTY_IN_FIRM = /(?:党委|党组|党总支|党支部|纪委)副?书记$|党委委员$|工会主席$/u

export type Fit = 'firm' | 'loose' | 'none' | 'unknown'

/** How well a title goes with an organ; `unknown` for titles that no row speaks of (教授, 专家). */
export function fitOf(title: string, type: MentionType, name: string): Fit {
  if (type === 'Company' && PARTY_IN_FIRM.test(title)) return 'loose'
  const row = FITS.find((other) => other.title.test(title))
  if (row === undefined) return 'unknown'
  const fits = row.organ === 'Company' ? type === 'Company' : type !== 'Place' && row.organ.test(name)
  return fits ? (row.firm === true ? 'firm' : 'loose') : 'none'
}

/** Titles that go with a place itself: 村支书, 社区主任, 高新区管委会主任. A trade (种粮大户, 教师) does not. */
export const isPostOfPlace = (title: string): boolean =>
  /^(?:国家)?(?:第[一二三])?副?(?:总统|总理|首相|主席|国王|女王|王储|[众参]?议长|外长|国务卿)$|^常?驻\p{Script=Han}{1,8}(?:代表|公使|参赞|武官|领事|临时代办|大使|总领事)$|(?:大臣|最高领袖|最高领导人|行政长官|特使|特别代表|防长|财长)$/u.test(
    title,
  ) ||
  (/(?:书记|支书|主任|副主任|村长|委员|主席|组长|站长|馆长|园长|场长|负责人|部长|河长|林长|秘书长|司令员|政委|政治委员|参谋长)$/u.test(
    title,
  ) &&
    !/(?:办公室|车间|班)主任$/u.test(title))

/** Posts of a state and of nothing else, so that 首相甲、外务大臣乙 shares the state. */
export const isPostOfState = (title: string): boolean =>
  /^(?:副?(?:总统|总理|首相)|国王|女王|外长|国务卿|防长|财长|\p{Script=Han}{0,4}大臣)$/u.test(title)

/** Honorary wardens of rivers, woods and industries belong to no organ. */
export const isWarden = (title: string): boolean => /(?:河|湖|林|田|链|路|街|点)长$/u.test(title)

/** Of a state, not of the body that was named before it. */
export const isHeadOfState = (title: string): boolean => /^国家副?主席$/u.test(title)

/** Posts that several people can hold at once, so that 副市长甲、乙 gives both the title; 市长甲、乙 does not. */
export const isShared = (title: string): boolean =>
  /副|^(?:常委|委员|党委委员|党组成员|董事|独立董事|监事|成员|代表|教授|院士|专家|研究员|工程师|高级工程师|教师|老师|民警|辅警|医生|护士|医师|主任医师|法官|检察官|审判员|检察员|律师|队员|运动员|志愿者|干部|讲师|博士|调研员|巡视员|人民陪审员|常务委员|理事|新闻发言人|发言人)$|(?:人大代表|政协委员|调研员|巡视员|副主席|委员|工程师|教授|医师|教师|研究员|员)$/u.test(
    title,
  )
