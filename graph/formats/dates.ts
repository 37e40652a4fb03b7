import type { IsoDate } from '../model.ts'

/** The first day of a date that may be a month: for formats that know days only. */
export const firstDay = (date: IsoDate): string => (date.length === 7 ? `${date}-01` : date)

/** The last day of a date that may be a month. */
export function lastDay(date: IsoDate): string {
  if (date.length !== 7) return date
  const [year, month] = date.split('-').map(Number)
  return `${date}-${String(new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate()).padStart(2, '0')}`
}

/** The span of time that dates cover, as days; null when none is known. */
export function daysOf(dates: readonly (IsoDate | null)[]): { readonly start: string; readonly end: string } | null {
  const known = dates.filter((date) => date !== null)
  const starts = known.map(firstDay).sort()
  const ends = known.map(lastDay).sort()
  const [start, end] = [starts[0], ends.at(-1)]
  return start === undefined || end === undefined ? null : { start, end }
}
