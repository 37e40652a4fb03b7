import type { TaggedSpan } from '../types.ts'
import { overlaid } from './overlay.ts'

const SCORE = 0.9
const N = '[一二三四五六七八九十百0-9０-９]{1,4}'
/** 十四届人大三次会议, 第六届委员会第四次会议, 二十届三中全会. */
const SESSION = new RegExp(
  `第?${N}届(?:(?:全国|[省市县区州旗镇乡])?(?:人大|人民代表大会|政协|委员会|全国委员会|纪委)(?:常委会|常务委员会|常委)?|常委会|常务委员会)?` +
    `(?:第?${N}次(?:全体)?(?:会议|全会)|[一二三四五六七八九]中全会)`,
  'gu',
)
/** 市政府第46次常务会议. */
const NUMBERED = new RegExp(`第${N}次(?:常务|全体|主任|主席|党组|执委|理事)?会议`, 'gu')
/** What may stand before a session and belongs to it. */
const WHOSE = /(?:中国人民政治协商会议|政协|党的|中共|[省市县区州旗镇乡](?:委|政协|人大|纪委)?|全国(?:政协|人大)?)$/u
/** Bodies that a session has. */
const BODY_OF_SESSION = /^(?:主席团(?!会)|新闻中心|秘书处|大会秘书处|提案|选举)/u
/** 在伦敦奥运会: games that are named by their place. */
const GAMES = /^(?:第?\p{Nd}{0,4}届?)(?:夏季|冬季)?(?:奥运会|冬奥会|残奥会|冬残奥会|亚运会|全运会|省运会|大运会|青奥会|世博会|园博会)/u

/** Meetings by their number and games by their place, of which the engine read the body or the place alone. */
export function meetingsByNumber(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  if (!text.includes('会')) return spans
  const found = [...sessions(text, spans), ...numbered(text, spans), ...games(text, spans)]
  return overlaid(spans, found)
}

function sessions(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return [...text.matchAll(SESSION)].flatMap((match): readonly TaggedSpan[] => {
    const end = match.index + match[0].length
    if (BODY_OF_SESSION.test(text.slice(end, end + 6))) return []
    let start = match.index - (WHOSE.exec(text.slice(Math.max(0, match.index - 12), match.index))?.[0].length ?? 0)
    // The body or its place as the engine read it: {L澄县}第九届…, {G市政协九届}二次会议.
    for (const span of spans.toReversed()) {
      const ofSession = span.type === 'Place' || span.type === 'Government' || span.type === 'Event'
      if (ofSession && span.start < start && span.end >= start && span.end <= end) start = span.start
    }
    return [{ start, end, type: 'Event', score: SCORE }]
  })
}

function numbered(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return [...text.matchAll(NUMBERED)].flatMap((match): readonly TaggedSpan[] => {
    const body = spans.find((s) => s.end === match.index && s.type === 'Government')
    return body === undefined ? [] : [{ start: body.start, end: match.index + match[0].length, type: 'Event', score: SCORE }]
  })
}

function games(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  return spans.flatMap((span): readonly TaggedSpan[] => {
    if (span.type !== 'Place') return []
    const found = GAMES.exec(text.slice(span.end, span.end + 12))
    return found === null ? [] : [{ start: span.start, end: span.end + found[0].length, type: 'Event', score: SCORE }]
  })
}
