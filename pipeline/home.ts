import { chooseDivision, divisionsNamed, homeOfDivision } from './gazetteer/divisions.ts'
import type { Home, Page } from './types.ts'

export const NO_HOME: Home = { province: null, city: null, county: null }

const PAPER = '日报|晚报|早报|晨报|都市报|商报|时报|新报|周报|快报|农村报'
/** How much of a page is read for its home: mastheads and datelines stand early. */
const READ_CHARS = 200_000
/** A masthead is looked for in the first lines only. */
const MASTHEAD_CHARS = 300

/**
 * Where a page's paper is at home: from the setting, the paper's name (株洲日报 → 株洲市), its masthead, or most of its
 * datelines (湖南日报3月16日讯). All null when none of them tells.
 */
export function homeOf(page: Page): Home {
  const text = page.raw.slice(0, READ_CHARS)
  if (page.meta.home !== undefined) return homeOfPlace(page.meta.home, text) ?? NO_HOME
  const paper = paperOf(page)
  return (paper === null ? null : homeOfPaper(paper, text)) ?? NO_HOME
}

/** The paper's name: from the setting, the masthead, or most of the datelines. */
export function paperOf({ raw, meta }: Page): string | null {
  return meta.source ?? mastheadOf(raw.slice(0, MASTHEAD_CHARS)) ?? paperOfDatelines(raw.slice(0, READ_CHARS))
}

/** The home as one place name, 湖南省株洲市; null when nothing is known. */
export function homeName(home: Home): string | null {
  const name = [home.province, home.city, home.county].filter((part) => part !== null).join('')
  return name === '' ? null : name
}

function homeOfPaper(paper: string, text: string): Home | null {
  const stem = new RegExp(`^(.{2,8}?)(?:${PAPER})`, 'u').exec(paper)?.[1]
  return stem === undefined ? null : homeOfPlace(stem, text)
}

function mastheadOf(text: string): string | null {
  return new RegExp(`^(?:[#*]|[^\\S\\n\\r\\u2028\\u2029])*(\\p{Script=Han}{2,6}?(?:${PAPER}))[*\\s\\d]`, 'mu').exec(text)?.[1] ?? null
}

/** The paper that most datelines name; two papers with equally many settle nothing. */
function paperOfDatelines(text: string): string | null {
  const dateline = new RegExp(`(\\p{Script=Han}{2,6})(${PAPER})社?(?=讯|全媒体|记者|首席|通讯员|\\d{1,2}月|[（(])`, 'gu')
  const votes = new Map<string, number>()
  for (const [, stem = '', kind = ''] of text.matchAll(dateline)) {
    const paper = placeAtEnd(stem) + kind
    votes.set(paper, (votes.get(paper) ?? 0) + 1)
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return first === undefined || first[1] === second?.[1] ? null : first[0]
}

/** 来源湖南 → 湖南: words may run into the paper's name. */
function placeAtEnd(stem: string): string {
  for (let from = 0; from <= stem.length - 2; from += 1) {
    const tail = stem.slice(from)
    if (divisionsNamed(tail).length > 0) return tail
  }
  return stem
}

function homeOfPlace(place: string, text: string): Home | null {
  const [, first, second, third] =
    /^(\p{Script=Han}{2,7}?(?:省|自治区|特别行政区))?(\p{Script=Han}{1,10}?(?:市|自治州|州|盟|地区))?(\p{Script=Han}{1,12}?[县区市旗])?$/u.exec(
      place,
    ) ?? []
  const last = third ?? second ?? first ?? place
  const known = divisionsNamed(last).filter((row) => first === undefined || homeOfDivision(row).province === first)
  const chosen = chooseDivision(known, { province: first ?? null, city: second ?? null, county: null })
  if (chosen !== null) return homeOfDivision(chosen)
  if (first !== undefined || second !== undefined || third !== undefined) {
    return {
      province: first ?? (second === undefined ? null : unlistedProvince(second.slice(0, -1), text)),
      city: second ?? null,
      county: third ?? null,
    }
  }
  return unlistedHome(place, text)
}

/**
 * A place that the gazetteer does not know is what the page most often calls it (岚川省, 汐阳市); where it is only ever named
 * without its level (汐阳高新区), the organs that the page speaks of tell the level.
 */
function unlistedHome(stem: string, text: string): Home | null {
  const count = (name: string) => text.split(name).length - 1
  const best = mostFrequent(LEVELS.map((level) => [level, count(stem + level)] as const))
  const level = best ?? (PARTS_OF_A_PLACE.some((part) => text.includes(stem + part)) ? levelSpokenOf(count) : null)
  if (level === null) return null
  if (level === '省') return { province: stem + level, city: null, county: null }
  const province = unlistedProvince(stem, text)
  return level === '市' || level === '州' ? { province, city: stem + level, county: null } : { province, city: null, county: stem + level }
}

const LEVELS = ['省', '市', '州', '县', '区'] as const
const PARTS_OF_A_PLACE = ['高新区', '经开区', '开发区', '火车站', '机场', '港', '海关']

function levelSpokenOf(count: (name: string) => number): (typeof LEVELS)[number] | null {
  return mostFrequent(
    LEVELS.map((level) => [level, count(`我${level}`) * 2 + count(`全${level}`) + count(`${level}委`) + count(`${level}政府`)] as const),
  )
}

function mostFrequent<T>(counts: readonly (readonly [T, number])[]): T | null {
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first === undefined || first[1] === 0 ? null : first[0]
}

/** The province that the text puts before the city's name, or whose paper it quotes. */
function unlistedProvince(city: string, text: string): string | null {
  // The name may be anything that a page states: it is found as it stands, and is no pattern.
  for (const piece of text.split(city).slice(0, -1)) {
    const before = /\p{Script=Han}{2,3}省$/u.exec(piece.slice(-7))?.[0]
    if (before !== undefined) return before
  }
  const papers = [...text.matchAll(/(\p{Script=Han}{2})日报/gu)].map(([, stem = '']) => `${stem}省`)
  return papers.find((name) => divisionsNamed(name).length === 0 && text.includes(name)) ?? null
}
