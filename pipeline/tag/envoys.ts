import { countryNames } from '../gazetteer/countries.ts'
import type { TaggedSpan } from '../types.ts'

const SCORE = 0.9
/** 南岛国 + 驻 + 汐阳国 + 大使, 南岛国 + 常驻 + 联合国 + 代表. */
const POSTED = /^常?驻$/u
const ENVOY = /^(?:临时代办|特命全权大使|副?代表|公使衔?参赞|公使|大使|总领事|副?领事|参赞|武官)$/u
const MINISTRY = /部$/u
const COUNTRIES = [...countryNames.keys()].filter((name) => name.length >= 2).sort((a, b) => b.length - a.length)

/**
 * Posts of states that the engine cut in two: an envoy's, whose seat it took for a place or body of its own, and a minister's, of which it took all but
 * the last character for the ministry: {南岛国外交部}长{甲} is {南岛国}{外交部长}{甲}. Takes and gives sorted spans without overlap.
 */
export function envoysAndMinisters(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const mended: TaggedSpan[] = []
  for (const [k, span] of spans.entries()) {
    const [seat, sender] = [mended.at(-1), mended.at(-2)]
    if (
      span.type === 'Title' &&
      seat !== undefined &&
      sender !== undefined &&
      seat.end === span.start &&
      seat.type !== 'Person' &&
      sender.type === 'Place' &&
      POSTED.test(text.slice(sender.end, seat.start)) &&
      ENVOY.test(text.slice(span.start, span.end))
    )
      mended[mended.length - 1] = { ...span, start: sender.end }
    else mended.push(...ministerIn(text, span, spans[k + 1]))
  }
  return mended
}

function ministerIn(text: string, span: TaggedSpan, next: TaggedSpan | undefined): readonly TaggedSpan[] {
  const surface = text.slice(span.start, span.end)
  const borne = next?.type === 'Person' && next.start === span.end + 1 && text[span.end] === '长'
  if (span.type !== 'Government' || !borne || !MINISTRY.test(surface)) return [span]
  const state = COUNTRIES.find((name) => surface.startsWith(name) && surface.length - name.length >= 2)
  const title: TaggedSpan = { start: span.start + (state?.length ?? 0), end: span.end + 1, type: 'Title', score: SCORE }
  if (state !== undefined) return [{ ...span, end: title.start, type: 'Place' }, title]
  return surface.length <= 3 ? [title] : [span]
}
