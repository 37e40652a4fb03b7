import type { TaggedSpan } from '../types.ts'

/** A post that names an office by itself; 专家, 技师, 党员 are no posts unless somebody bears them. */
const OFFICE = /(?:书记|长|主任|主席|委员|代表|经理|董事|总裁|负责人|总监|检察官|法官|指导员)$/u
const NEVER = /^(?:记者|通讯员|编辑|见习记者)$|^(?:相关|有关|主要)负责人$/u

/**
 * Titles that the guide leaves out: 记者 and 相关负责人 always, and a common occupation with neither a person beside it nor a named organ
 * before it.
 */
export function withoutBareOccupations(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return spans.filter((span, k) => {
    if (span.type !== 'Title') return true
    const surface = text.slice(span.start, span.end)
    if (NEVER.test(surface)) return false
    return OFFICE.test(surface) || touches(spans[k - 1], span, text) || touches(span, spans[k + 1], text)
  })
}

/** Whether two mentions stand side by side, at most a space, a bracket or a 、 between them. */
function touches(before: TaggedSpan | undefined, after: TaggedSpan | undefined, text: string): boolean {
  return before !== undefined && after !== undefined && /^[\s（(、“]?$/u.test(text.slice(before.end, after.start))
}
