import { chooseDivision, divisionsNamed, fullyNamed, isWithin } from '../gazetteer/divisions.ts'
import type { Division } from '../gazetteer/divisions.ts'
import type { Home } from '../types.ts'
import type { NearLevel } from './items.ts'

/** What a region's name is read by. */
export interface RegionScope {
  readonly home: Home
  readonly stems: ReadonlyMap<string, string>
  readonly near: (level: NearLevel) => string | null
}

/** `name` is null when a bare level (市, 县) is meant and the page does not tell which. */
export interface Region {
  readonly name: string | null
  readonly level: 'province' | 'city' | 'county' | 'below'
}

/** The name under which a division is kept: a district carries its city, a county or city stands alone. */
export function officialName(row: Division): string {
  return row.name.endsWith('区') && row.level === 'county' && row.parent !== null ? row.parent.name + row.name : row.name
}

const BARE: { readonly [level: string]: Region['level'] } = {
  省: 'province',
  自治区: 'province',
  市: 'city',
  州: 'city',
  县: 'county',
  区: 'county',
  镇: 'below',
  乡: 'below',
  街道: 'below',
  村: 'below',
  社区: 'below',
}
const ZONE_END =
  /(?:高新区|高新技术产业开发区|经开区|经济技术开发区|经济开发区|开发区|示范区|自贸区|工业园区|工业园|产业园|新区|新港区|新城|管理区)$/u
const ZONE =
  /^\p{Script=Han}{0,8}?(?:高新区|高新技术产业开发区|经开区|经济技术开发区|经济开发区|开发区|示范区|自贸区|工业园区|工业园|产业园|新区)/u
/** Words that are no part of a region's name keep other organs out: 农工党湖南省 is no province. */
const UNLISTED =
  /^[^\P{Script=Han}党会局委府院司部届关属所第]{1,5}?(?:自治县|自治州|街道|社区|[省市县区旗镇村]|州(?![市区县])|乡(?![市县]))/u
const UNLISTED_LEVEL: { readonly [suffix: string]: Region['level'] } = {
  省: 'province',
  市: 'city',
  州: 'city',
  县: 'county',
  区: 'county',
  旗: 'county',
}

/** Reads the whole of `text` as a region: 市, 株洲市芦淞区, 衡南县白石镇, 汐阳高新区. Null when it is none. */
export function readRegion(text: string, scope: RegionScope): Region | null {
  const bare = BARE[text]
  if (bare !== undefined) return { name: bareName(text, scope), level: bare }
  const path: { name: string; level: Region['level'] }[] = []
  let rest = text
  while (rest !== '') {
    const step = nextStep(rest, scope, path.at(-1)?.name ?? null)
    if (step === null) return null
    path.push(step)
    rest = rest.slice(step.length)
  }
  const last = path.at(-1)
  if (last === undefined) return null
  if (last.level !== 'below') return { name: last.name, level: last.level }
  // 衡阳市雁峰区白石街道: from the county down, the county under its official name.
  const from = path.findLastIndex((step) => step.level !== 'below')
  return {
    name: path
      .slice(Math.max(from, 0))
      .map((step) => step.name)
      .join(''),
    level: 'below',
  }
}

function bareName(level: string, { home, near }: RegionScope): string | null {
  // A province's paper means by 市委 that of the city which its article is about.
  const cityOfArticle = (of: '市' | '州'): string | null => (home.province === null ? null : near(of))
  switch (level) {
    case '省':
    case '自治区':
      return home.province
    case '市':
      return countyCity(home) ?? home.city ?? (home.province?.endsWith('市') === true ? home.province : cityOfArticle(level))
    case '州':
      return home.city?.endsWith('州') === true ? home.city : home.city === null ? cityOfArticle(level) : null
    case '县':
    case '区':
      return near(level) ?? (home.county !== null && home.county.endsWith(level) ? homeCounty(home, home.county) : null)
    case '镇':
    case '乡':
    case '街道':
    case '村':
    case '社区':
      return near(level)
    default:
      return null
  }
}

/** A county-level city's paper calls its own city 市. */
function countyCity(home: Home): string | null {
  return home.county !== null && home.county.endsWith('市') ? home.county : null
}

function homeCounty(home: Home, county: string): string {
  return county.endsWith('区') && home.city !== null ? home.city + county : county
}

interface Step {
  readonly name: string
  readonly level: Region['level']
  readonly length: number
}

function nextStep(text: string, scope: RegionScope, above: string | null): Step | null {
  const { home, stems } = scope
  // 怀化高新区 keeps the name it is written under: it is not the city's official district.
  if (ZONE_END.test(text) && text.length > 3 && fullyNamed(text).length === 0) return { name: text, level: 'below', length: text.length }
  for (let length = Math.min(text.length, 15); length >= 2; length -= 1) {
    const part = text.slice(0, length)
    const within = above === null ? divisionsNamed(part) : fullyNamed(part).filter((row) => isWithin(row, above))
    const row = chooseDivision(within.length > 0 ? within : divisionsNamed(part), home)
    // 白沙 is short for an autonomous county, 白沙县 is another.
    const otherLevel = row !== null && row.name !== part && /^[市县旗]/u.test(text.slice(length)) && !UNLISTED_LEVEL[part.slice(-1)]
    if (row !== null && !otherLevel) return { name: officialName(row), level: row.level, length }
    const level = UNLISTED_LEVEL[stems.get(part)?.slice(-1) ?? '']
    const full = stems.get(part) ?? null
    if (full !== null && level !== undefined && length === text.length) return { name: districtName(full, home), level, length }
    const stemmed = ['区', '县', '市']
      .flatMap((suffix) => fullyNamed(part + suffix))
      .filter((division) => home.city !== null && isWithin(division, home.city))
    const only = length === text.length && stemmed.length === 1 ? stemmed[0] : undefined
    if (only !== undefined) return { name: officialName(only), level: only.level, length }
  }
  const zone = ZONE.exec(text)?.[0]
  if (zone !== undefined) return { name: zone, level: 'below', length: zone.length }
  const unlisted = UNLISTED.exec(text)?.[0]
  if (unlisted === undefined || unlisted.length < 2) return null
  const level = UNLISTED_LEVEL[unlisted.slice(-1)] ?? 'below'
  return {
    name: above === null ? districtName(unlisted, home) : unlisted.endsWith('区') && level === 'county' ? above + unlisted : unlisted,
    level,
    length: unlisted.length,
  }
}

/** A district that the gazetteer does not list is one of the home city's. */
function districtName(name: string, home: Home): string {
  return /^.{2,3}区$/u.test(name) && !ZONE_END.test(name) && home.city !== null ? home.city + name : name
}
