import type { TaggedSpan } from '../types.ts'

/** Of a post, whatever stands before it: 代 + 县长, 主诉 + 检察官. */
const GRADE = /^(?:原|时任)?(?<front>(?:代理?|副|常务副?|专职副?|主诉|执行|名誉|自治区))$/u
/** Of a post, where the body before it is read: 蓝帆集团 + 党委 + 副书记. */
const BRANCH = /^(?:原|时任)?(?<front>(?:党委|党组|党总支|党支部|党工委|机关党委|纪委|团委|工会))$/u
const OF_BRANCH = /^(?:专职|常务|第一)?副?(?:书记|主席|委员|成员)/u
/** Of a minister, where the state is read: 南岛国 + 外交 + 部长. */
const MINISTRY =
  /^(?<front>(?:外交|国防|财政|内政|内务|司法|教育|经济|能源|石油|农业|卫生|文化|旅游|交通|运输|环境|工业|贸易|商务|劳动|科技|新闻|计划|投资|公共|社会|安全|[和与]){1,6})$/u
const OF_STATE = /^副?(?:部长|大臣|国务秘书)$/u
/** 柳湾镇党委 is an organ. */
const TOWN = /(?:镇|乡|街道)$/u
const LONGEST = 6
/** Of a former post, what is no part of it. */
const FORMER = /^(?:原|时任|前任)(?=\p{Script=Han}{2})/u

/** Posts whose first characters the engine left out: {桃江县}代{县长}. Only where nothing else stands between them and a stop or another mention. */
export function titleFronts(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return spans.map((span, k) => {
    if (span.type !== 'Title') return span
    const former = FORMER.exec(text.slice(span.start, span.end))?.[0].length ?? 0
    if (former > 0) return { ...span, start: span.start + former }
    const last = spans[k - 1]
    const near = text.slice(Math.max(last?.end ?? 0, span.start - LONGEST), span.start)
    const words = /\p{Script=Han}{0,6}$/u.exec(near)?.[0] ?? ''
    if (words === '' || (words.length === LONGEST && last?.end !== span.start - LONGEST)) return span
    const touches = last !== undefined && last.end === span.start - words.length && last.type !== 'Person' && last.type !== 'Title'
    const title = text.slice(span.start, span.end)
    const grade = GRADE.exec(words)?.groups?.['front']
    const town = touches && last.type === 'Place' && TOWN.test(text.slice(last.start, last.end))
    const branch = touches && !town && OF_BRANCH.test(title) ? BRANCH.exec(words)?.groups?.['front'] : undefined
    const ministry = touches && last.type === 'Place' && OF_STATE.test(title) ? MINISTRY.exec(words)?.groups?.['front'] : undefined
    const front = branch ?? ministry ?? (grade === '自治区' && !title.endsWith('主席') ? undefined : grade)
    return front === undefined ? span : { ...span, start: span.start - front.length }
  })
}
