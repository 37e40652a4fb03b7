import { divisionsNamed } from '../gazetteer/divisions.ts'
import type { TaggedSpan } from '../types.ts'

const SCORE = 0.85
/** What goes on a place's name: 澹江 + 流域. */
const GOES_ON = /^(?:地区(?!生产总值|间|性|差)|地带|流域|沙漠|盆地|高原|平原(?!县)|半岛|群岛|海峡)/u
/** Words that hold a place's character or look like one and name no place. */
const NO_PLACE = /^(?:中华|太阳|月亮)$/u
/** Places that are half of a word, or speak for a state at a table: 华侨, 奥运, 美方, 中国特色. */
const HALF_WORD =
  /^(?:华(?=[侨裔人])|奥(?=运)|[中美日俄韩英法德印伊以乌欧](?=方(?![县向面]))|中(?=[外西东高小])|中国(?=特色|故事|风格|梦|气派))/u
/** 岚川至碧汀高速公路. */
const LINE = /^[^，。；、（）()]{0,8}?(?:高速公路|高速铁路|高速|高铁|铁路|公路|快线)$/u
const TO = /^(?:至|到|—|——|-|－|～)$/u
/** A train or a coach on the line is none. */
const ON_IT = /^(?:动车|列车|班列|客运|货运|航班)/u

/** Places by the words behind them, and lines between two places. Takes and gives sorted spans without overlap. */
export function regionsAndLines(text: string, spans: readonly TaggedSpan[]): readonly TaggedSpan[] {
  const mended: TaggedSpan[] = []
  for (const [k, span] of spans.entries()) {
    if (span.type !== 'Place') {
      mended.push(span)
      continue
    }
    const surface = text.slice(span.start, span.end)
    if (NO_PLACE.test(surface) || HALF_WORD.exec(text.slice(span.start, span.end + 2))?.[0] === surface) continue
    const last = mended.at(-1)
    const joined =
      last?.type === 'Place' &&
      TO.test(text.slice(last.end, span.start)) &&
      LINE.test(surface) &&
      !LINE.test(text.slice(last.start, last.end)) &&
      !ON_IT.test(text.slice(span.end, span.end + 2))
    if (joined) {
      mended[mended.length - 1] = { ...span, start: last.start, score: SCORE }
      continue
    }
    const after = text.slice(span.end, Math.min(spans[k + 1]?.start ?? text.length, span.end + 6))
    const more = surface.length === 1 || (after.startsWith('地区') && isProvince(surface)) ? 0 : (GOES_ON.exec(after)?.[0].length ?? 0)
    mended.push(more === 0 ? span : { ...span, end: span.end + more })
  }
  return mended
}

/** 湖南地区 is 湖南; 台湾地区 and 西藏地区 are names. */
const isProvince = (name: string): boolean =>
  name !== '台湾' && name !== '西藏' && divisionsNamed(name).some(({ level }) => level === 'province')
