import type { TaggedSpan } from '../types.ts'
import { overlaid } from './overlay.ts'

const SCORE = 0.8
const WORK =
  /改扩建|扩建|新建|改建|改造|建设|治理|修复|整治|提升|供水|引水|调水|引调水|输电|输变电|迁建|扩能|扩容|升级|保护|蓄能|风电|光伏|储能|火电|水电|热电|污水处理|防洪|排涝|加固|除险|产业化|示范|高铁|铁路|公路|大桥|隧道|机场|航道|码头|水库|绿化|安置|棚改|灌区|管网|生产线|枢纽|电站|产业园|基地/u
/** 青石岭 + 抽水蓄能电站二期 + 项目: what is built there, with a word of building, and no word that parts them. */
const REST = new RegExp(
  `^(?<words>(?:(?!建设|推进|实施|加快|开展|启动|开工|完成|投资|签约|落户|引进|投产|重点|重大|控制性|先行|主体|配套|相关|有关|首个|同类|新增|系列|部分|一批)[\\p{Script=Han}A-Za-z0-9０-９+\\-（）()]){1,18}?)(?<tail>(?:[一二三四五1-5]期|首期)?(?:工程项目|工程|项目))(?!项目|部|组|化|经理|负责|团队|师|学|公司|建设指挥部)`,
  'u',
)
const PARTS = /[的了在是与和及或对向从由被把将等个各该这那为]|[0-9][处座条]|最[高大长]/u
const REACH = 26
const OPENED = /^[（(]$/u
const STATE = /^(?:中国|欧洲)$/u
/** A road or a station that is there already, of which the work is no name. */
const THERE = /(?:机场|高速|高速公路|高铁|铁路|路|大道|码头|线|站|基地|园|港|桥|中心|学校|小区)$/u
/** 岚碧 + 一体化: what two or more places strive for. */
const UNION = /^(?:一体化|同城化|命运共同体)/u
/** 雷锋 + 精神. */
const SPIRIT = /^精神(?!病|文明|疾|上|面|状|压|科|卫|障|损|抚|风貌|家园|财富|生活|世界|文化|需求|富|动力|力量)/u

/** Projects by the place where they are built, and the spirit of a person: one programme, of which the engine read the name within it alone. */
export function projects(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const found = spans.flatMap((span, k): readonly TaggedSpan[] => {
    if (span.type !== 'Person' && span.type !== 'Place') return []
    const end = goalEnd(text, span) ?? (span.type === 'Place' ? projectEnd(text, span) : null)
    const next = spans[k + 1]
    // Another name of a place may stand within; anything else is a name of its own.
    const parted = end !== null && next !== undefined && next.start < end && next.type !== 'Place' && next.type !== 'Programme'
    return end === null || parted ? [] : [{ start: span.start, end, type: 'Programme', score: SCORE }]
  })
  return overlaid(spans, found)
}

/** Where the goal or the spirit ends that is named after a person or a place; null if none is. */
function goalEnd(text: string, { start, end, type }: TaggedSpan): number | null {
  const after = text.slice(end, end + 10)
  const goal = SPIRIT.exec(after) ?? (type === 'Place' ? UNION.exec(after) : null)
  // 中越命运共同体 is cut by its second letter; 中国精神 is nobody's.
  return goal === null || end - start === 1 || STATE.test(text.slice(start, end)) ? null : end + goal[0].length
}

function projectEnd(text: string, { start, end }: TaggedSpan): number | null {
  if (THERE.test(text.slice(start, end)) || OPENED.test(text.charAt(start - 1))) return null
  const rest = REST.exec(text.slice(end, end + REACH))
  const words = rest?.groups?.['words'] ?? ''
  const balanced = count(words, /[（(]/gu) === count(words, /[）)]/gu)
  return rest === null || !balanced || PARTS.test(words) || !WORK.test(words) ? null : end + rest[0].length
}

const count = (words: string, marks: RegExp): number => words.match(marks)?.length ?? 0
