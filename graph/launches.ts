import type { Span } from './model.ts'
import { plainText } from './plain-text.ts'

/** Begun or put forward, and not only carried out. */
const LAUNCH = '(?:启动|提出|发布|发起|推出|出台|印发|首创|创设|创立|制定|揭牌|部署|谋划)'

/** A sentence with marks on the names in it; offsets are those of the page, `start` is where the sentence begins. */
interface MarkedSentence<Key> {
  readonly text: string
  readonly start: number
  readonly marks: readonly (Span & { readonly entity: Key })[]
}

/**
 * Whether a sentence says that the one began or put forward the other: its name stands before the verb, with no other stop between than a list's,
 * or behind 由. A subject that is carried over from elsewhere is no proof of who began it.
 */
export function isLaunch<Key>(sentence: MarkedSentence<Key>, actor: Key, programme: Key): boolean {
  return pairsIn(sentence, actor, programme).some(({ first, between, after }) => launches(first, between, after))
}

const BETWEEN = new RegExp(`^[^。；;！？]{0,24}?${LAUNCH}[^，,。；;]{0,16}$`, 'u')
const BEHIND = new RegExp(`^[”"』」]?[^，,。；;]{0,8}?(?:由|被)[^，,。；;]{0,12}$`, 'u')
const THEN = new RegExp(`^[^，,。；;]{0,10}?${LAUNCH}`, 'u')

/** Actor … verb … programme, or programme … 由 actor … verb. */
const launches = (first: 'actor' | 'programme', between: string, after: string): boolean =>
  first === 'actor' ? BETWEEN.test(between) && !OTHERS_ACT.test(between) : BEHIND.test(between) && THEN.test(after)

/** Another subject stands between: of 该行动发轫于某市启动的… the department that is named first began nothing. */
const OTHERS_ACT = /发轫于|源于|起源于|由[^，,。；;]{1,16}(?:启动|提出|发布|发起|推出|制定)|[年月日底初]\p{Script=Han}{0,2}启动的/u

interface Pair {
  readonly first: 'actor' | 'programme'
  readonly between: string
  readonly after: string
}

function pairsIn<Key>({ text, start, marks }: MarkedSentence<Key>, actor: Key, programme: Key): readonly Pair[] {
  const slice = (from: number, to = Infinity): string => plainText(text.slice(from - start, to - start))
  const of = (id: Key): readonly Span[] => marks.filter(({ entity }) => entity === id)
  return of(programme).flatMap((plan): readonly Pair[] => {
    const before = of(actor).findLast(({ end }) => end <= plan.start)
    const behind = of(actor).find(({ start: from }) => from >= plan.end)
    return [
      ...(before === undefined ? [] : [{ first: 'actor' as const, between: slice(before.end, plan.start), after: '' }]),
      ...(behind === undefined ? [] : [{ first: 'programme' as const, between: slice(plan.end, behind.start), after: slice(behind.end) }]),
    ]
  })
}
