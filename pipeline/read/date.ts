import type { IsoDate } from '../../graph/model.ts'
import { isoDate } from '../segment/dates.ts'

const WRITTEN = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?(?:[-/.月] ?(\d{1,2}) ?[日号]?|月)?(?:[T ].*)?$/u
const PACKED = /^(\d{4})(\d{2})(\d{2})$/u

/**
 * A date as people write it for a page: 2024-01-29, 2024/1/29, 2024.1.29, 2024年1月29日, 20240129, 2024年1月, 2024-01, a time of day
 * after it left out. Null for anything else, and for a day that the calendar does not have.
 */
export function parseDate(written: string): IsoDate | null {
  const text = written.normalize('NFKC').trim().replace(/\s+/gu, ' ')
  const found = PACKED.exec(text) ?? WRITTEN.exec(text)
  if (!found) return null
  return isoDate(Number(found[1]), Number(found[2]), found[3] === undefined ? null : Number(found[3]))
}
