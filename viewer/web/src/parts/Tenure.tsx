import type { ReactNode } from 'react'
import type { StatedEdge } from '../../../../graph/view.ts'

/** From the first to the last date that a list of posts speaks of, in days. */
export interface Period {
  readonly from: number
  readonly to: number
}

const DAY_MS = 86_400_000

/** `YYYY-MM` stands for its first day. */
const dayOf = (date: string): number => Date.parse(date.length === 7 ? `${date}-01` : date) / DAY_MS

const datesOf = ({ firstSeen, lastSeen, appointed, removed }: StatedEdge): readonly number[] =>
  [firstSeen, lastSeen, appointed, removed].filter((date) => date !== null).map(dayOf)

export function periodOf(posts: readonly StatedEdge[]): Period | null {
  const days = posts.flatMap(datesOf)
  const [from, to] = [Math.min(...days), Math.max(...days)]
  return days.length === 0 || from === to ? null : { from, to }
}

/** The first day that a post is known by; Infinity where it has no date. */
export const firstDayOf = (post: StatedEdge): number => Math.min(...datesOf(post))

const MOST_YEARS = 8 // that are written side by side

/** Years along the scale of a list, and the months at its ends; what would lie over those is left out. */
export function Axis({ period }: { readonly period: Period }): ReactNode {
  const share = (year: number): number => (Date.UTC(year, 0, 1) / DAY_MS - period.from) / (period.to - period.from)
  const month = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 7)
  const [first, last] = [period.from, period.to].map((day) => new Date(day * DAY_MS).getUTCFullYear()) as [number, number] // one for each
  const step = Math.ceil((last - first + 1) / MOST_YEARS)
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => (year - first) % step === 0)
  return (
    <div className="axis" aria-hidden="true">
      <span className="end">{month(period.from)}</span>
      {years
        .filter((year) => share(year) > 0.22 && share(year) < 0.78)
        .map((year) => (
          <span key={year} style={{ left: `${(100 * share(year)).toFixed(2)}%` }}>
            {year}
          </span>
        ))}
      <span className="end last">{month(period.to)}</span>
    </div>
  )
}

/**
 * When a post was held, on the common scale of its list: a bar for the time in which it was reported, a tick where it was given, a cross tick
 * where it was taken. The bar says nothing of the time outside it.
 */
export function Tenure({ post, period }: { readonly post: StatedEdge; readonly period: Period }): ReactNode {
  const at = (date: string): string => `${((100 * (dayOf(date) - period.from)) / (period.to - period.from)).toFixed(2)}%`
  return (
    <span className="tenure" aria-hidden="true">
      {post.firstSeen !== null && post.lastSeen !== null && (
        <i style={{ left: at(post.firstSeen), right: `calc(100% - ${at(post.lastSeen)})` }} />
      )}
      {post.appointed !== null && <b className="given" style={{ left: at(post.appointed) }} />}
      {post.removed !== null && <b className="taken" style={{ left: at(post.removed) }} />}
    </span>
  )
}
