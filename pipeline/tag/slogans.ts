import type { TaggedSpan } from '../types.ts'
import { overlaid } from './overlay.ts'

/** 平安株洲, 法治湖南: a goal named by an adjective and the place. */
const GOALS = '平安|法治|幸福|美丽|健康|清廉|文明|数字|智慧'
/** 打好…仗: campaigns are named by what they fight for. The quantity is bounded, so the search is linear. */
const FIGHT = /(?:打好打赢|打好|打赢|打响)[“「"]?((?:(?!打好|打赢|打响)\p{Script=Han}){2,10}仗)/gu
const MORE_FIGHTS = /、[“「"]?(\p{Script=Han}{2,10}仗)/uy

/** 打造江海门户 + 、加快 + 建设幸福汐阳: one slogan. */
const GOAL = /^(?:奋力|加快)?(?:打造|建设|培育|构建|创建|争当)\p{Script=Han}{3,}/u
const AND = /^、(?:加快|奋力|全力)?$/u

/** Read on the held-out articles: nearly always right. */
const SCORE = 0.9

/** Slogans of a fixed form, whatever the engine made of them: a shorter span inside one gives way, a longer one around it stays. */
export function slogans(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const found = [...fights(text), ...goals(text, spans)]
  return joined(text, overlaid(spans, found))
}

/** Goals that stand side by side; takes spans in any order and gives them sorted. */
function joined(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const whole: TaggedSpan[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1)
    const goals =
      last?.type === 'Programme' &&
      span.type === 'Programme' &&
      AND.test(text.slice(last.end, span.start)) &&
      GOAL.test(text.slice(last.start, last.end)) &&
      GOAL.test(text.slice(span.start, span.end))
    if (goals) whole[whole.length - 1] = { ...last, end: span.end, score: Math.max(last.score, span.score) }
    else whole.push(span)
  }
  return whole
}

function fights(text: string): TaggedSpan[] {
  if (!text.includes('仗')) return []
  const found: TaggedSpan[] = []
  for (const match of text.matchAll(FIGHT)) {
    let end = match.index + match[0].length
    found.push(programme(end - (match[1] ?? '').length, end))
    for (;;) {
      MORE_FIGHTS.lastIndex = end
      const more = MORE_FIGHTS.exec(text)
      if (more === null) break
      end = MORE_FIGHTS.lastIndex
      found.push(programme(end - (more[1] ?? '').length, end))
    }
  }
  return found
}

/** Only before a place that the engine found, whole or as the end of a span: 法治 may stand before any noun. */
function goals(text: string, spans: readonly TaggedSpan[]): TaggedSpan[] {
  return spans.flatMap((span) => {
    if (span.type !== 'Place') return []
    const before = new RegExp(`(?:${GOALS})$`, 'u').exec(text.slice(Math.max(0, span.start - 2), span.start))
    return before === null ? [] : [programme(span.start - 2, span.end)]
  })
}

const programme = (start: number, end: number): TaggedSpan => ({ start, end, type: 'Programme', score: SCORE })
