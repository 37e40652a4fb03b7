import { isSurname } from '../segment/surnames.ts'
import type { TaggedSpan } from '../types.ts'

/** Read on the held-out articles: right in about nine of ten. */
const SCORE = 0.85

/** 甲曾任局长: 曾 belongs to the verb. A name of two characters that ends in 曾 is left alone. */
const ENDS_IN_VERB = /曾$/u
const VERB = /^(?:任|担任|兼任|在|是|获|为|历)/u

/** 从医师成长为主任医师: no name. */
const RISES = /^(?:成长|晋升|升任|转任)$/u

/** What one says or does right after one's name. */
const ACTS =
  '(?:马上|随即|还|也|则|昨日|今日|当天|日前)?(?:说|表示|介绍|告诉|指出|强调|认为|坦言|提醒|建议|透露|解释|回应|主持(?!人)|出席|参加|致辞|讲话|宣布|带队|率队|一行|宣读|陪同|汇报|回复|回答)'
const NAMED = new RegExp(`^(?<name>(?<first>\\p{Script=Han})\\p{Script=Han}{1,2}?)(?=${ACTS})`, 'u')
/** Words that begin like a surname and are none. */
const NO_NAME =
  /^(?:同时|同样|同意|和|与|向|对|从|于|常|高度|明确|明天|全|安排|应|应邀|现场|当场|时|任|任命|阳|马上|来|后|都|须|须要|能|方|方才|何|何时|谈|谈到|项目)/u

/**
 * Where a person's name ends and where one was left out, by the words beside it: 甲曾任; {organ}{post}甲说, whose name the engine did not read.
 * Takes and gives sorted spans without overlap.
 */
export function namesBesideVerbs(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return spans.flatMap((span, k): readonly TaggedSpan[] => {
    const surface = text.slice(span.start, span.end)
    const after = text.slice(span.end, Math.min(spans[k + 1]?.start ?? text.length, span.end + 10))
    if (span.type === 'Person') {
      const verb =
        surface.length >= 3 && ENDS_IN_VERB.test(surface) && (VERB.test(after) || (after === '' && spans[k + 1]?.start === span.end))
      if (RISES.test(surface) && after.startsWith('为')) return []
      return verb ? [{ ...span, end: span.end - 1 }] : [span]
    }
    if (span.type !== 'Title') return [span]
    const organ = spans[k - 1]
    const borne =
      organ !== undefined &&
      organ.end === span.start &&
      (organ.type === 'Company' || organ.type === 'Government' || organ.type === 'Organization')
    const found = borne ? NAMED.exec(after)?.groups : undefined
    const name = found?.['name']
    if (name === undefined || !isSurname(found?.['first'] ?? '') || NO_NAME.test(name)) return [span]
    return [span, { start: span.end, end: span.end + name.length, type: 'Person', score: SCORE }]
  })
}
