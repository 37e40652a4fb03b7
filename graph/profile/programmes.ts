import { formsIn } from '../appearances.ts'
import type { EntityId, IsoDate } from '../model.ts'
import { isLaunch } from '../launches.ts'
import { plainText } from '../plain-text.ts'
import type { Evidence, NameForm } from '../view.ts'

/** A form of a name, with the first and the last sentence that has it, and their days. */
export interface NameInTime extends NameForm {
  readonly firstSeen: IsoDate | null
  readonly lastSeen: IsoDate | null
}

/** What a programme's name goes on with behind its quotation mark: “三江六岸”战略定位和使命任务, “三江六岸”美好蓝图. */
const KIND =
  /^(?:战略定位和使命任务|战略定位|使命任务|美好蓝图|发展蓝图|发展战略|战略布局|战略|专项整治行动|专项行动|攻坚行动|三年行动计划|三年行动|行动计划|行动方案|行动|系列活动|主题活动|活动|重点工程|工程|计划|规划|方案|倡议|机制|工作法|模式|目标|品牌|理念|总体布局|布局)/u
const CLOSING = /^[”"』」’〞]/u
const EXPLAINS =
  /^[”"』」]?(?:[^，,。；;（(]{0,10}?)(?:[（(]\s*即(?!将|可)|[，,]\s*即(?!将|可)|[，,]?\s*(?:是指|指的是|就是指|就是|包括|意为)|[（(]\s*(?:是)?指)/u
const MOST = 3

/** The forms in which texts name a programme, kind words behind quotation marks included. */
export const programmeForms = (mentions: readonly Evidence[], id: EntityId): readonly NameForm[] => formsIn(mentions, id, formAt)

/** By first appearance. */
export const namesInTime = (forms: readonly NameForm[]): readonly NameInTime[] =>
  forms.map((form) => ({ ...form, firstSeen: form.first.date, lastSeen: form.last.date }))

function formAt({ text, start }: Evidence, mark: { readonly start: number; readonly end: number }): string {
  const surface = plainText(text.slice(mark.start - start, mark.end - start))
  const after = plainText(text.slice(mark.end - start))
  const closing = CLOSING.exec(after)?.[0] ?? ''
  const kind = KIND.exec(after.slice(closing.length))?.[0] ?? ''
  return closing === '' || kind === '' ? surface : `“${surface}”${kind}`
}

/** The first sentence that says that the one began or put forward the other. */
export const launchIn = (evidence: readonly Evidence[], actor: EntityId, programme: EntityId): Evidence | null =>
  evidence.find((each) => isLaunch(each, actor, programme)) ?? null

/** Sentences that say what a name stands for. */
export function explanationsIn(mentions: readonly Evidence[], id: EntityId): readonly Evidence[] {
  return mentions
    .filter(({ text, start, marks }) => marks.some((mark) => mark.entity === id && EXPLAINS.test(plainText(text.slice(mark.end - start)))))
    .slice(0, MOST)
}
