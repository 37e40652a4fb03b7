import { readByline } from './byline.ts'
import { endsSentence } from './sentence-end.ts'

const SIGNATURE =
  /^[\u4e00-\u9fff·、\s（）()]{0,40}(?:\d{4}|[一二三四五六七八九十〇○零]{4})年[^，。！？]{1,8}(?:日|[初十廿][一二三四五六七八九十]|[一二三四五六七八九]号)$/u
const REMARK =
  /^[（(](?:译者|本报综合|据|来源|资料来源|数据来源|综合|作者|作者单位|本版|本组|本栏|本期|联系人|热线|编辑|整理|此件|记者手记|未完|完|编发|责任编辑|执行编辑|热线|原载|转自|摘自|相关|排名|以上|全文)[^（）()]{0,50}[）)]$|^[（(][\u4e00-\u9fff]{2,8}[报网社台]\s+[\u4e00-\u9fff]{2,4}[）)]$/u

/** What closes a notice or a letter: the organ and the date in words, or a remark in brackets on where the text comes from. */
export const isSignature = (text: string): boolean => SIGNATURE.test(text) || REMARK.test(text) || LETTER_END.test(text)

/** How a letter closes. */
const LETTER_END = /^此致$|^敬礼[！!]?$|^[\u4e00-\u9fff·\s]{2,16}(?:谨启|敬启|谨上|敬上|顿首)$/u
/** How a notice closes, before the organ that gives it. */
export const NOTICE_END = /特此(?:公告|通告|公示|通知|讣告|声明|说明|函告|函达|更正|启事)[。.！!]?$/u

const BRACKETED = /[（(]([^（）()]{2,60})[）)]$/u

/** Whether a text ends with names in brackets: (记者 某某), or after a full stop (某某). */
export function isSigned(tail: string): boolean {
  const found = BRACKETED.exec(tail)
  const inside = found?.[1]
  if (found === null || inside === undefined) return false
  const byline = readByline(inside, 0)
  return byline !== null && byline.names.length > 0 && (byline.labelled || endsSentence(tail.slice(0, found.index)))
}

/** How a place of work or a post ends. */
export const AFFILIATION =
  /(?:大学|学院|学校|中学|小学|研究院|研究所|公司|集团|医院|协会|学会|委员|代表|教师|教授|书记|主任|局长|院长|校长|会长|律师|市民|读者|村民|工人|农民|职工|干部|志愿者|医生|经理|董事长|党校|厅|局|委|委会|办|中心|银行|商会|联合会|研究员|工程师)$/u

/** 湖南某某学院 某某: an author with the place of work or the post, as under a headline of opinion. */
export function isAffiliated(text: string): boolean {
  const words = text.split(/[\s/／]+/u)
  const first = words[0]
  if (first === undefined || words.length < 2 || words.length > 6 || !AFFILIATION.test(first)) return false
  return readByline(words.slice(1).join(' '), 0) !== null
}

/** How an organ that signs notices ends. */
export const ORGAN =
  /(?:人民政府|委员会|办公室|董事会|监事会|组织部|宣传部|小组|公司|局|厅|协会|联合会|法院|检察院|总工会|指挥部|中心|处|集团|管理站|委)$/u
/** A date and nothing else, as under a notice. */
export const ONLY_DATE = /^(?:\d{4}|[二〇○零一九]{4})年[^，。]{1,8}(?:日|[初十廿][一二三四五六七八九十])$/u
