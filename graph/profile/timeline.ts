import { firstDay, lastDay } from '../formats/dates.ts'
import { escapeMarkup } from '../formats/markup.ts'
import type { IsoDate } from '../model.ts'
import { byDate, dateOf, type Profile, type ProfileItem } from './data.ts'

const WIDTH = 720
const LEFT = 190
const ROW = 20
const BARS = 50
const MOST_ROWS = 10

/** Months in which it was in print as bars, and below them its posts (of an organ: who held them) as spans from the first day in print to the last. */
export function timelinePicture({ entity, months, roles }: Profile, label: string): string {
  const rows = roles.items
    .filter(({ relation }) => dateOf(relation) !== null)
    .sort(byDate)
    .slice(0, MOST_ROWS)
  const days = [
    ...months.flatMap(({ month }) => [`${month}-01`, lastDay(month as IsoDate)]), // a month is a coarse date
    ...rows.flatMap((item) => spanOf(item)),
  ].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  const [from, to] = [Date.parse(first), Math.max(Date.parse(last), Date.parse(first) + 86_400_000)]
  const x = (day: string): number => Math.round((LEFT + ((Date.parse(day) - from) / (to - from)) * (WIDTH - LEFT - 12)) * 10) / 10
  const most = Math.max(...months.map(({ mentions }) => mentions), 1)
  const bars = months.map(({ month, mentions }) => {
    const height = Math.round((mentions / most) * (BARS - 6))
    const start = x(`${month}-01`)
    const width = Math.max(2, x(lastDay(month as IsoDate)) - start - 1) // the same
    return `<rect x="${String(start)}" y="${String(BARS - height)}" width="${String(width)}" height="${String(height)}" fill="#a8a29e"><title>${month}: ${String(mentions)}</title></rect>`
  })
  const lanes = rows.map((item, k) => {
    const y = BARS + 12 + k * ROW
    const [start, end] = spanOf(item)
    const said =
      entity.type === 'Person' ? `${item.other.name} ${item.relation.title ?? ''}` : `${item.relation.title ?? ''} ${item.other.name}`
    const width = Math.max(4, x(end) - x(start))
    return (
      `<text x="${String(LEFT - 8)}" y="${String(y + 10)}" text-anchor="end">${escapeMarkup(short(said.trim()))}</text>` +
      `<rect x="${String(x(start))}" y="${String(y)}" width="${String(width)}" height="12" rx="3" fill="#c2410c" fill-opacity=".75"><title>${escapeMarkup(said.trim())}: ${start} – ${end}</title></rect>`
    )
  })
  const height = BARS + 12 + rows.length * ROW + 24
  return `<svg class="timeline" viewBox="0 0 ${String(WIDTH)} ${String(height)}" role="img" aria-label="${escapeMarkup(label)}">${bars.join('')}${lanes.join('')}${years(first, last, x, height)}</svg>`
}

function spanOf({ relation }: ProfileItem): readonly [start: string, end: string] {
  const known = [relation.appointed, relation.firstSeen, relation.lastSeen, relation.removed].filter((date) => date !== null)
  const starts = known.map(firstDay).sort()
  const ends = known.map(lastDay).sort()
  return [starts[0] ?? '', ends.at(-1) ?? ''] // rows have a date
}

/** A mark at the start and at each new year. */
function years(first: string, last: string, x: (day: string) => number, height: number): string {
  const marks = [first]
  for (let year = Number(first.slice(0, 4)) + 1; year <= Number(last.slice(0, 4)); year += 1)
    if (x(`${String(year)}-01-01`) - x(marks.at(-1) ?? first) > 60) marks.push(`${String(year)}-01-01`)
  return marks
    .map(
      (day, k) =>
        `<line x1="${String(x(day))}" x2="${String(x(day))}" y1="0" y2="${String(height - 18)}" stroke="#e7e5e4"/><text x="${String(x(day))}" y="${String(height - 4)}">${k === 0 ? day : day.slice(0, 4)}</text>`,
    )
    .join('')
}

const LONGEST = 14
const short = (name: string): string => ([...name].length > LONGEST ? `${[...name].slice(0, LONGEST - 1).join('')}…` : name)
