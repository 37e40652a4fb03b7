import type { MentionType } from '../../graph/schema.ts'
import { countryNames } from '../gazetteer/countries.ts'
import type { TaggedSpan } from '../types.ts'
import { overlaid } from './overlay.ts'

const SCORE = 0.9
/** What a body's name ends in says what it is, whatever the engine took it for. */
const KINDS: readonly (readonly [type: MentionType, end: RegExp])[] = [
  ['Company', /(?:有限公司|有限责任公司)$/u],
  [
    'Organization',
    /(?:协会|商会|学会|基金会|促进会|交易所|[上深港北]交所|合作社|小学|中学|幼儿园|医院|卫生院|日报社?|晚报社?|电视台|新华社)$/u,
  ],
  // Bodies of the people are no organs of the state (annotation guide).
  [
    'Organization',
    /(?:总工会|妇联|妇女联合会|残联|残疾人联合会|科协|科学技术协会|工商联|工商业联合会|文联|社科联|侨联|作协|记协|台联|红十字会|贸促会|团[省市县区州]委|共青团中央|供销(?:合作)?(?:总)?社)$/u,
  ],
  ['Government', /(?:军区|军分区|警备区|村委会|居委会)$/u],
  ['Place', /(?:产业园|科技园|工业园区?|开发区|高新区|经开区)$/u],
]
const BODY: ReadonlySet<MentionType> = new Set(['Company', 'Organization', 'Government', 'Place'])
/** Money and no organ. */
const NO_BODY = /^中央财政$/u
/** Two organs that are written as one. */
const TWINS = /^(?<first>中央纪委)国家监委/u
/** What a state has and no other place: 瑞典政府. */
const OF_STATE = /政府(?!军|间)|外交部(?!长)|国防部(?!长)|军方|警方|检方/gu
const LONGEST_STATE = Math.max(...[...countryNames.keys()].map((name) => name.length))
/** 河口村 + 党支部书记: the branch is an organ by the village's or the town's name. */
const BRANCH = /^(?:党委|党总支|党支部)(?=(?:第一|副)?书记$)/u
const WITH_BRANCH = /(?:村|社区|镇|乡|街道)$/u

/** Bodies whose kind or whose border their own words tell. Takes and gives sorted spans without overlap. */
export function bodies(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return withBranches(
    text,
    overlaid(spans, ofStates(text)).flatMap((span) => (BODY.has(span.type) ? ofItsKind(text, span) : [span])),
  )
}

function ofStates(text: string): readonly TaggedSpan[] {
  return [...text.matchAll(OF_STATE)].flatMap((match): readonly TaggedSpan[] => {
    const end = match.index + match[0].length
    for (let start = Math.max(0, match.index - LONGEST_STATE); start < match.index - 1; start += 1)
      if (countryNames.has(text.slice(start, match.index))) return [{ start, end, type: 'Government', score: SCORE }]
    return []
  })
}

function ofItsKind(text: string, span: TaggedSpan): readonly TaggedSpan[] {
  const surface = text.slice(span.start, span.end)
  if (NO_BODY.test(surface)) return []
  const twin = TWINS.exec(surface)?.groups?.['first']
  if (twin !== undefined) {
    const between = span.start + twin.length
    return [
      { ...span, end: between },
      { ...span, start: between },
    ]
  }
  const kind = KINDS.find(([, end]) => end.test(surface))
  return [kind === undefined ? span : { ...span, type: kind[0] }]
}

function withBranches(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const mended: TaggedSpan[] = []
  for (const span of spans) {
    const last = mended.at(-1)
    const place = span.type === 'Title' && last?.type === 'Place' && last.end === span.start ? text.slice(last.start, last.end) : ''
    const branch = WITH_BRANCH.test(place) ? (BRANCH.exec(text.slice(span.start, span.end))?.[0].length ?? 0) : 0
    if (last !== undefined && branch > 0) {
      mended[mended.length - 1] = { ...last, end: span.start + branch, type: 'Government', score: SCORE }
      mended.push({ ...span, start: span.start + branch })
    } else mended.push(span)
  }
  return mended
}
