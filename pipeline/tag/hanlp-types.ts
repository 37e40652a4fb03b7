import type { Span } from '../../graph/model.ts'
import type { MentionType } from '../../graph/schema.ts'
import type { PlacedWord } from './hanlp-placing.ts'

export interface TypedSpan extends Span {
  readonly type: MentionType
}

const COMPANY = /(?:公司|集团|银行|厂|药业|股份|酒店|宾馆|超市|信用社|合作社|商行)$/u
// 组委会 and 居委会 are no organs of state, so 委员会 and 委会 need one before them.
const GOVERNMENT =
  /(?:政府|国务院|[省市县区州党纪工政]委|发改委|国资委|卫健委|管委会|(?<!组织|居民|业主|村民)委员会|委办公厅|委办公室|(?:组织|宣传|统战|政法|社工)部|[局厅署]|外交部|国防部|[^俱]部委|人民?法院|检察院|人大|人大常委会|政协|公安|海关|街道办事处|街道办|派出所|支队|大队)$/u
const ORGANIZATION =
  /(?:大学|学院|[中小]学|学校|党校|幼儿园|医院|卫生院|研究[院所]|科学院|设计院|博物馆|图书馆|美术馆|协会|学会|研究会|商会|联合会|联盟|基金会|工会|妇联|共青团|团委|[^大]委员会|俱乐部|球队|乐团|剧团|报社|日报|晚报|电视台|广播|出版社|通讯社|新华社|联合国|红十字会)$/u
/** 该公司, 各医院, 三家银行 name nobody. */
const GENERIC = /^(?:该|本|各|某|其|我|这|那|有关|相关|[0-9０-９一二两三四五六七八九十百千]+[家所个名])/u
/** Organs that HanLP takes for a common noun: 市委, 区政府. */
const SHORT_ORGAN = /^(?:中共)?(?:[省市县区州]委|[省市县区州]政府|[省市县区州]纪委|[省市县区州]政协|[省市县区州]人大|国务院)$/u
const INSTITUTION =
  /(?:大学|学院|中学|小学|学校|医院|研究院|研究所|协会|学会|商会|联合会|基金会|工会|法院|检察院|公安局|政府|公司|集团|银行)$/u
const ZONE = /^(?:高新区|经开区|开发区|新区|园区|工业园|产业园|大道|大桥|水库|公园|火车站|体育馆|体育中心)$/u
const POST =
  /^(?:总?书记|副?[省市县区州镇乡村]长|[局部厅处科院校站所队会团行馆台署关社厂店]长|主任|主席|董事长|总?经理|总裁|总监|总理|总统|首相|委员长?|秘书长|检察长|行长|董事|院士|常委|党委书记)$/u
const BEFORE_POST = /^(?:副|总|常务|党组|代)$/u

/** An institution in at most this many words: 株洲 千金 药业 股份 有限公司. */
const LONGEST_NAME = 6

/**
 * Reads HanLP's parts of speech as our types, and joins parts that stand side by side: surname and given name, a place and what is named
 * after it, 副 and the post. The tag set: HanLP 1.x, com.hankcs.hanlp.corpus.tag.Nature.
 */
export function typeWords(text: string, words: readonly PlacedWord[]): TypedSpan[] {
  const spans: TypedSpan[] = []
  for (let k = 0; k < words.length;) {
    const first = words[k]
    if (first === undefined) break
    const surface = (count: number): string => text.slice(first.start, words[k + count - 1]?.end ?? first.end)
    const joined = namedInstitution(text, words, k) ?? joinedPair(text, words, k)
    const count = joined?.count ?? 1
    const type = joined?.type ?? typeOf(first.nature, surface(1))
    if (type !== undefined) spans.push({ start: first.start, end: words[k + count - 1]?.end ?? first.end, type })
    k += count
  }
  return spans
}

function typeOf(nature: string, surface: string): MentionType | undefined {
  if (nature.startsWith('nt')) return institution(surface, nature)
  if (nature.startsWith('ns')) return 'Place'
  // nr1 and nr2 are a surname and a given name alone.
  if (nature.startsWith('nr')) return nature === 'nr1' || nature === 'nr2' || surface.length < 2 ? undefined : 'Person'
  if (nature === 'nnt' || (nature.startsWith('n') && POST.test(surface))) return 'Title'
  return SHORT_ORGAN.test(surface) ? 'Government' : undefined
}

/**
 * ntc, ntcb, ntcf and ntch are companies, banks, factories and hotels; nto an organ of government; nts and ntu schools. What HanLP's
 * recogniser of organisations makes up from neighbours (nt) ends in anything: it counts only where its ending names an institution.
 */
function institution(surface: string, nature: string): MentionType | undefined {
  if (GENERIC.test(surface)) return undefined
  if (nature.startsWith('ntc') || COMPANY.test(surface)) return 'Company'
  if (nature === 'nto' || GOVERNMENT.test(surface)) return 'Government'
  return nature.startsWith('nts') || nature.startsWith('ntu') || ORGANIZATION.test(surface) ? 'Organization' : undefined
}

interface Joined {
  readonly count: number
  readonly type: MentionType
}

/** A place, a name or an institution, then nouns, up to the last word that says what kind of institution it is. */
function namedInstitution(text: string, words: readonly PlacedWord[], from: number): Joined | undefined {
  const first = words[from]
  if (first === undefined || !/^(?:ns|nt|nz|nx|nit|nic)/.test(first.nature)) return undefined
  let joined: Joined | undefined
  for (let k = from + 1; k < Math.min(from + LONGEST_NAME, words.length); k++) {
    const word = words[k]
    if (word === undefined || word.start !== words[k - 1]?.end || !/^(?:n(?!s|r|t|n)|vn|l|j|nt)/.test(word.nature)) break
    const surface = text.slice(word.start, word.end)
    const whole = text.slice(first.start, word.end)
    const type =
      word.nature === 'nis' || word.nature.startsWith('nt') || INSTITUTION.test(surface) ? institution(whole, word.nature) : undefined
    if (type !== undefined) joined = { count: k - from + 1, type }
    else if (k === from + 1 && first.nature.startsWith('ns') && ZONE.test(surface)) joined = { count: 2, type: 'Place' }
  }
  return joined
}

function joinedPair(text: string, words: readonly PlacedWord[], from: number): Joined | undefined {
  const [first, second] = [words[from], words[from + 1]]
  if (first === undefined || second === undefined || first.end !== second.start) return undefined
  const [one, two] = [text.slice(first.start, first.end), text.slice(second.start, second.end)]
  if (first.nature === 'nr1' && second.nature === 'nr2') return { count: 2, type: 'Person' }
  if (one === '中共' && second.nature.startsWith('nt')) return { count: 2, type: 'Government' }
  if (BEFORE_POST.test(one) && typeOf(second.nature, two) === 'Title') return { count: 2, type: 'Title' }
  return undefined
}
