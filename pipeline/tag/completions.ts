import type { MentionType } from '../../graph/schema.ts'
import type { TaggedSpan } from '../types.ts'

const SCORE = 0.85
/** What follows a name and makes a body's name of it, with the words between. */
const KINDS: readonly (readonly [of: MentionType, type: MentionType, rest: RegExp])[] = [
  [
    'Place',
    'Organization',
    /^(?![的某])\p{Script=Han}{0,6}?(?:小学|中学|幼儿园|卫生院|职业技术学院|职业学院|技师学院|党校|供销合作社|供销社|专业合作社(?:联合社)?|商会|志愿者协会|老年大学)(?!议|生|教育|校园|阶段|时|毕业|文化|排)/u,
  ],
  ['Place', 'Government', /^(?:人大|政协)(?!代表|委员|提案|议案|会议|礼堂|[一二三四五六七八九十]次)(?:常委会|常务委员会)?/u],
  ['Place', 'Government', /^[省市县区州镇乡]政府/u],
  // 韩青 + 技能大师工作室.
  [
    'Person',
    'Organization',
    /^(?:(?:\p{Script=Han}{2}|焊工|电工)?(?:技能大师|劳模|名师|名医|院士|专家|法官|书记|调解)(?:创新|调解)?)工作室/u,
  ],
]
const PARTS =
  /[的了在是与和及或对向从由被把将等至到有各全]|召开|举行|组织|建设|启动|[一二两三四五六七八九十几数多0-9][所家]|首家|老家|所在/u
const LONGEST = 16

/** Bodies of which the engine read the place or the person alone that they are named after. Takes and gives sorted spans without overlap. */
export function completions(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return spans.map((span, k) => {
    const after = text.slice(span.end, Math.min(spans[k + 1]?.start ?? text.length, span.end + LONGEST))
    for (const [of, type, rest] of KINDS) {
      const more = span.type === of ? (rest.exec(after)?.[0] ?? '') : ''
      if (more !== '' && !PARTS.test(more)) return { ...span, end: span.end + more.length, type, score: SCORE }
    }
    return span
  })
}
