import type { IsoDate } from '../../graph/model.ts'
import { isoDate } from '../segment/dates.ts'

/** Not a day of birth, of joining a party or of starting work. */
const STATED = /(?:(\d{4})年|(今年|去年|前年))?(?<!\d)(\d{1,2})月(?:(\d{1,2})日)?(?![\d日]|出?生|入党|加入|参加工作|至|到)/u

/**
 * The date that a sentence states, in the year of the article where it names none; one that would lie after the article by more than
 * a month is last year's. Null when it states none, or the article has no date to read it by.
 */
export function statedDate(text: string, article: IsoDate | null): IsoDate | null {
  const found = STATED.exec(text)
  if (found === null) return null
  const [month, day] = [Number(found[3]), found[4] === undefined ? null : Number(found[4])]
  if (found[1] !== undefined) return isoDate(Number(found[1]), month, day)
  if (article === null) return null
  const [year, now] = [Number(article.slice(0, 4)), Number(article.slice(5, 7))]
  const back = found[2] === '去年' ? 1 : found[2] === '前年' ? 2 : month > now + 1 ? 1 : 0
  return isoDate(year - back, month, day)
}
