import type { IsoDate } from '../../graph/model.ts'
import type { Page } from '../types.ts'

const FULL = /((?:19|20)\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)/u
const DAY =
  /(?:((?:19|20)\d{2})\s*年\s*)?(?<!\d|将于|定于|自|从|至|到|[—\-~～–])(\d{1,2})\s*月\s*(\d{1,2})\s*日(?!\s*(?:至|到|起|[—\-~～–]|前|以?后|之前|之后|[、和及]))/u
/** A date that a later sentence of the lead names may be background; the first two lines of print rarely are. */
const LEAD_REACH = 100

export function isoDate(year: number, month: number, day: number | null): IsoDate | null {
  if (month < 1 || month > 12) return null
  const head = `${String(year)}-${String(month).padStart(2, '0')}`
  if (day === null) return head as IsoDate // shaped by the line above
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return `${head}-${String(day).padStart(2, '0')}` as IsoDate // shaped and checked by the lines above
}

/** The date of the page: what was given, what a masthead line prints, or what the file is called. */
export function pageDate(page: Page, mastheads: readonly string[]): IsoDate | null {
  if (page.meta.date !== undefined) return page.meta.date
  for (const text of mastheads) {
    const found = FULL.exec(text)
    const date = found === null ? null : isoDate(Number(found[1]), Number(found[2]), Number(found[3]))
    if (date !== null) return date
  }
  return dateInName(page.origin)
}

/** 2024-01-30, 20240130, 2024-01/30 in a file name or path. */
export function dateInName(origin: string): IsoDate | null {
  const path = origin.replace(/\\/gu, '/')
  const day = /(?<!\d)((?:19|20)\d{2})[-_./年]?(\d{2})[-_./月]?(\d{2})(?!\d)/u.exec(path)
  if (day !== null) return isoDate(Number(day[1]), Number(day[2]), Number(day[3]))
  const month = /(?<!\d)((?:19|20)\d{2})[-_./年](\d{2})(?!\d)/u.exec(path)
  return month === null ? null : isoDate(Number(month[1]), Number(month[2]), null)
}

/**
 * The day that a dateline or the front of a lead names. Its year, where it is not printed, is the page's: the latest such day
 * that is not after the page's date (a week is allowed, for papers that are dated ahead). Null where no year can be known.
 */
export function ownDate(dateline: string, lead: string, page: IsoDate | null): IsoDate | null {
  const found = DAY.exec(dateline) ?? DAY.exec(lead.slice(0, LEAD_REACH))
  if (found === null) return null
  const month = Number(found[2])
  const day = Number(found[3])
  if (found[1] !== undefined) return isoDate(Number(found[1]), month, day)
  if (page === null) return null
  const year = Number(page.slice(0, 4))
  const same = isoDate(year, month, day)
  if (page.length < 10) return same
  return same !== null && daysBetween(page, same) > 7 ? isoDate(year - 1, month, day) : same
}

const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
