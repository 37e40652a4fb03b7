import type { Home } from '../types.ts'
import table from './divisions.json' with { type: 'json' }

export type DivisionLevel = 'province' | 'city' | 'county'

/** An administrative division of China at county level or above. */
export interface Division {
  /** 新晃侗族自治县 */
  readonly name: string
  /** 新晃; equal to `name` where nothing shorter than two characters would be left (赵县). */
  readonly short: string
  readonly level: DivisionLevel
  readonly parent: Division | null
}

const PEOPLES =
  '(?:蒙古族?|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|纳西族|景颇族|' +
  '柯尔克孜|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|普米族|塔吉克|怒族|保安族|裕固族|独龙族|鄂温克族|土族|各族)'
const SUFFIX = new RegExp(`(?:${PEOPLES}{0,4}(?:自治区|自治州|自治县|自治旗)|特别行政区|地区|[省市县区旗盟])$`, 'u')

function shortOf(name: string): string {
  const short = name.replace(SUFFIX, '')
  return short.length >= 2 ? short : name
}

function division(name: string, level: DivisionLevel, parent: Division | null): Division {
  // 东乡族自治县 is named after its people.
  return { name, short: name === '东乡族自治县' ? '东乡' : shortOf(name), level, parent }
}

function readTable(): readonly Division[] {
  // Provinces → prefectures ('' where counties stand directly under the province) → counties, separated by spaces.
  const provinces: { readonly [province: string]: { readonly [city: string]: string } } = table
  return Object.entries(provinces).flatMap(([provinceName, cities]) => {
    const province = division(provinceName, 'province', null)
    const below = Object.entries(cities).flatMap(([cityName, counties]) => {
      const city = cityName === '' ? null : division(cityName, 'city', province)
      const rows = counties === '' ? [] : counties.split(' ').map((county) => division(county, 'county', city ?? province))
      return city === null ? rows : [city, ...rows]
    })
    return [province, ...below]
  })
}

const byFullName = new Map<string, Division[]>()
const byShortName = new Map<string, Division[]>()
for (const row of readTable()) {
  byFullName.set(row.name, [...(byFullName.get(row.name) ?? []), row])
  if (shortIsSafe(row)) byShortName.set(row.short, [...(byShortName.get(row.short) ?? []), row])
}

/** 西湖 is a lake before it is a district, 井冈山 a mountain before it is a city: such short names stand for themselves. */
function shortIsSafe({ name, short, level }: Division): boolean {
  if (short === name || short === '黄山') return false
  return level !== 'county' || !(name.endsWith('区') || (name.length === short.length + 1 && /[山江湖河海岛港]$/u.test(short)))
}

export function fullyNamed(name: string): readonly Division[] {
  return byFullName.get(name) ?? []
}

/** Divisions with this full or short name; the highest level first. */
export function divisionsNamed(name: string): readonly Division[] {
  return [...(byFullName.get(name) ?? []), ...(byShortName.get(name) ?? [])]
}

export function isWithin(row: Division, ancestor: string): boolean {
  for (let at: Division | null = row; at !== null; at = at.parent) if (at.name === ancestor) return true
  return false
}

/** The division of this name that is meant at a paper's home, or null where several are equally likely. */
export function chooseDivision(candidates: readonly Division[], home: Home): Division | null {
  for (const place of [home.county, home.city, home.province]) {
    if (place === null) continue
    const near = candidates.filter((row) => isWithin(row, place))
    if (near.length > 0) return highest(near)
  }
  return highest(candidates)
}

function highest(candidates: readonly Division[]): Division | null {
  for (const level of ['province', 'city', 'county'] as const) {
    const rows = candidates.filter((row) => row.level === level)
    if (rows.length > 0) return rows.length === 1 ? (rows[0] ?? null) : null
  }
  return null
}

export function homeOfDivision(row: Division): Home {
  const path: Record<DivisionLevel, string | null> = { province: null, city: null, county: null }
  for (let at: Division | null = row; at !== null; at = at.parent) path[at.level] = at.name
  return path
}
