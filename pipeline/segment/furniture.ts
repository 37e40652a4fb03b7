/** What an editor prints around the articles, a row a kind, matched against lines no wider than `widest`. */
const MASTHEAD = '(?:19|20)\\d{2}\\s*(?:年|[-./])\\s*\\d{1,2}\\s*(?:月|[-./])\\s*\\d{1,2}(?:\\s*日)?'
const WEEKDAY =
  '(?:星期[一二三四五六日天]|周[一二三四五六日](?![\\u4e00-\\u9fff])|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?)'
const STAFF =
  '(?:责任编辑|执行编辑|美术编辑|版面编辑|本版编辑|图片编辑|值班编委|值班主任|责编|美编|版式|版面设计|版面|组版|排版|校对|校检|校审|检校|审读|一审|二审|三审|总值班|编审|图编|签发|投稿|制图|制版)'
const CONTACT =
  '(?:新闻热线|读者热线|报料电话|报料热线|爆料电话|热线|电话|传真|邮箱|本版邮箱|电子邮箱|投稿邮箱|投稿|广告部|广告热线|发行热线|订阅热线|地址|邮编|网址|E-?mail|QQ)'

export const FURNITURE = {
  date: {
    pattern: new RegExp(
      `^(?:[^。，,；]{0,24}?(?:[\\s|｜·]|报|刊))?${MASTHEAD}(?:\\s{0,40}(?:${WEEKDAY}|农历.{0,14}|[\\u4e00-\\u9fff]{2}年.{0,8}|(?:第\\s{0,9})?[A-Z]?\\d{1,3}\\s*版|[|｜/·])){0,8}(?:[\\s|｜/·]+[^。，,；]{0,24})?$`,
      'u',
    ),
    widest: 44,
  },
  weekday: { pattern: new RegExp(`^.{0,16}${WEEKDAY}.{0,16}$`, 'u'), widest: 16 },
  pageNumber: { pattern: /^(?:第\s*)?[A-Z]?\d{1,3}\s*版?$|^第\s*[\d一二三四五六七八九十]{1,3}\s*版$/u, widest: 8 },
  section: {
    pattern:
      /^(?:[A-Z]?\d{1,2}\s*版\s*(?:[|｜/·:：]\s*)?[\u4e00-\u9fff·\s]{2,12}|[\u4e00-\u9fff·\s]{2,10}\s+[A-Z]?\d{1,2}\s*版|[A-Z]\d{1,2}\s*(?:[|｜/·]\s*)?[\u4e00-\u9fff·\s]{2,8}|[\u4e00-\u9fff·\s]{2,10}\s*(?:[|｜/·]\s*)?[A-Z]\d{1,2}|0\d\s*(?:[|｜/·]\s*)?[\u4e00-\u9fff·\s]{2,8}|[\u4e00-\u9fff·|｜\s]{2,10}\s+0\d)$/u,
    widest: 16,
  },
  /** 岚江日报, alone. */
  paper: { pattern: /^[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|早报|时报|都市报|商报|周报)$/u, widest: 9 },
  /** 一座山城的夜校……03版: an entry of the page's guide. */
  entry: { pattern: /^[^。；]{2,40}[\s…·.⋯]+(?:第\s*)?[A-Z]?\d{1,2}\s*版$|^0\d\s*版\s+[^。；]{4,40}$/u, widest: 60 },
  picture: { pattern: /^!\[[^\]]*\]\([^)]*\)$/u, widest: 60 },
  masthead: {
    pattern:
      /^[^。，,]{0,24}第\s*[一二三四五六七八九十\d]{1,3}\s*版[^。，,]{0,12}$|^(?:[\u4e00-\u9fff]{2,8}\s*[|｜]\s*)+[\u4e00-\u9fff]{2,6}\s*(?:[A-Z]?\d{1,2})?$|^[A-Z][A-Z\s.&'-]{3,40}$/u,
    widest: 32,
  },
  staff: { pattern: new RegExp(`^[（(★☆■□◆◇●○※|｜\\s]*(?:本版)?${STAFF}(?:\\s*[:：/／|｜丨]\\s*|\\s+)\\S`, 'u'), widest: 60 },
  editors: {
    pattern: /^[★☆■□◆◇●○※\s]*(?:本版)?(?:编辑|主编|编委|审核)(?:\s*[:：/／|｜]\s*|\s+)[\u4e00-\u9fff ]{2,9}(?:[|｜★☆/／\s]|$)/u,
    widest: 50,
  },
  contact: {
    pattern: new RegExp(`^[★☆■□◆◇●○※\\s]*[\\u4e00-\\u9fff]{0,6}${CONTACT}\\s*(?:[:：]\\s*)?[\\w（(+][\\w\\-—–*（）()@.＠\\s]{4,}`, 'iu'),
    widest: 50,
  },
  jump: {
    pattern:
      /^[▶►▷▸〉》>→◀◄◁◂…\s（(]*(?:紧?接|上接|下接|下转|转|未完,?，?\s*[下]?转|详见|另见|相关报道见|报道见)\s*(?:(?:第\s*)?[\dA-Z一二三四五六七八九十]{1,3}\s*版|上\s*[页版]|第[一二三四五六七八九十]版|今日|本报).{0,12}$/u,
    widest: 26,
  },
  guide: {
    pattern:
      /^[▶►▷▸\s]+(?:今日)?导读.{0,40}$|^[⊙■□◆◇●○▲★【\s]*(?:导\s*读|今日导读|导\s*航|今日看点|版面导航|扫一扫.{0,10}|扫码.{0,12}|点击.{0,8}观看|广\s*告|公益广告)[】\s]*$/u,
    widest: 46,
  },
  issue: {
    pattern:
      /^.{0,24}(?:总?第\s*\d{2,6}\s*[期号]|国内统一(?:连续出版物号|刊号)|CN\s?\d{2}-\d{4}|邮发代号|零售(?:价)?[:：]?每?份?|今日\d+版|今日[一二三四五六七八九十]+版|代号\s*\d+-\d+).{0,40}$/u,
    widest: 60,
  },
  publisher: {
    pattern:
      /^(?:中共.{2,12}委(?:员会)?(?:机关报|主管|主办).{0,12}|.{2,16}(?:报社|传媒集团)(?:出版|主管主办|主办).{0,12}|.{2,10}(?:主管主办|主管|主办)\s.{2,24})$/u,
    widest: 30,
  },
  rule: { pattern: /^[\s\-—_=*·.…~～─━]{3,}$/u, widest: 200 },
  address: { pattern: /^(?:https?:\/\/|www\.)\S+$/iu, widest: 100 },
} as const satisfies Record<string, { readonly pattern: RegExp; readonly widest: number }>

const rows = Object.values(FURNITURE)

export function isFurniture(text: string, width: number): boolean {
  return width <= 60 && rows.some((row) => width <= row.widest && row.pattern.test(text))
}

/**
 * Names of standing columns, printed above a headline: they belong to the page, not to the article below. Told by their last
 * word, since the first is the paper's own invention.
 */
const COLUMN =
  /^[【\[「『“"◎●■□◆◇★☆|｜\s]*[\u4e00-\u9fff“”"·\s—|｜]{0,10}(?:快评|时评|短评|锐评|微评|快语|快讯|短讯|简讯|短波|摘登|选登|选载|连载|论坛|言论|漫谈|杂谈|副刊|周刊|专栏|专版|专刊|图片新闻|新闻速递|要闻速览|速递|速览|市井|来信|来论|声音|视点|视界|聚焦|关注|链接)[】\]」』”"\s]*$/u

/** 黄河·生态, 岚江新闻, 【回声】, 警情, □ 教育: the section of the paper, where a headline follows. */
const SECTION =
  /^[\u4e00-\u9fff]{2,6}\s*[·|｜]\s*[\u4e00-\u9fff]{2,6}$|^[\u4e00-\u9fff]{2,4}(?:新闻|人物|周末|文艺|法治|民生|要闻|综合|时政|社会|教育|健康|文化|生活|旅游|财经|走基层)$|^[【〖][^【】〖〗]{2,10}[】〗]$|^[□■◆●★]?\s*[\u4e00-\u9fff]{2,3}$|^[□■◆●★]\s*[\u4e00-\u9fff]{2,5}$|^(?:[\u4e00-\u9fff]\s){2,5}[\u4e00-\u9fff]$/u

export const isColumnName = (text: string, width: number): boolean => width <= 14 && (COLUMN.test(text) || SECTION.test(text))

/** 接上页, 上接01版: what follows is the rest of an article that began elsewhere. */
export const isContinuation = (text: string): boolean =>
  /^[\s◀◄◁◂▶►…（(]*(?:紧?接上|上接|下接|接上页)/u.test(text) && isFurniture(text, text.length)
