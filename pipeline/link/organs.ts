import { nationalOrgans, organWords } from './organ-table.ts'
import { readRegion } from './regions.ts'
import type { Region, RegionScope } from './regions.ts'

/** `local` is true when the name holds only on its page: 市委 in a paper whose home is unknown. */
export interface OrganName {
  readonly name: string
  readonly local: boolean
}

/**
 * The full name of an organ: 市委 → 中共株洲市委员会, 省发改委 → 湖南省发展和改革委员会. The longest organ word at the end is
 * split off; what stands before it is a region, or another organ (市公安局 + 交警支队). A name that does not parse is kept, with
 * a leading 省 or 市 read by the paper's home.
 */
export function organName(written: string, scope: RegionScope): OrganName {
  const text = written.replace(TERM, '')
  return nationalName(text) ?? (organWords.has(text) ? bareOrgan(text, scope) : (readOrgan(text, scope) ?? withRegion(text, scope)))
}

/** A body is the same through its terms: 政协湖南省第十三届委员会. */
const TERM =
  /(?<=.)第?(?<!.[一二三四五六七八九十])[一二三四五六七八九十]+届(?=委员会|人大|人民代表大会|政协|常委会|常务委员会|纪律检查委员会|纪委)/u

function nationalName(text: string): OrganName | null {
  const national = nationalOrgans.get(text)
  return national === undefined ? null : { name: national, local: false }
}

/** 公安局 or 组织部 alone is somebody's, the text does not say whose; 村委会 is the village's that is spoken of. */
function bareOrgan(text: string, scope: RegionScope): OrganName {
  const village = /^\{\}村民委员会$/u.test(organWords.get(text) ?? '') ? scope.near('村') : null
  return village === null ? { name: text, local: true } : { name: `${village}村民委员会`, local: false }
}

function readOrgan(text: string, scope: RegionScope): OrganName | null {
  const youth = /^(?:共青)?团(.{1,6}?)委(?:员会)?$/u.exec(text)?.[1]
  if (youth !== undefined) return inRegion('共青团{}委员会', youth, '团委', scope)
  const party = /^中共(.+?)(?:委员会|委)$/u.exec(text)?.[1]
  if (party !== undefined) {
    const committee = inRegion('中共{}委员会', party, '委', scope)
    if (committee !== null) return committee
  }
  const consultative = /^(?:中国人民政治协商会议|政协)(.+?)(?:委员会)?$/u.exec(text)?.[1]
  if (consultative !== undefined) return inRegion('中国人民政治协商会议{}委员会', consultative, '政协', scope)
  const stripped = text.replace(/^中共(?=.)|^国家税务总局(?=.)/u, '')
  for (let cut = 1; cut < stripped.length; cut += 1) {
    const word = stripped.slice(cut)
    const form = organWords.get(word)
    if (form === undefined) continue
    const before = stripped.slice(0, cut)
    const direct = inRegion(form, before, word, scope) ?? villageOrgan(form, before, word, scope)
    if (direct !== null) return direct
    const parent = nationalName(before) ?? readOrgan(before, scope)
    if (parent === null) continue
    return { name: parent.name + (form.startsWith('中共{}') ? word : form.replace(/\{~?\}/gu, '')), local: parent.local }
  }
  return null
}

function inRegion(form: string, text: string, word: string, scope: RegionScope): OrganName | null {
  const region = text === '市场' ? null : readRegion(text, scope)
  if (region === null) return null
  const full = form === '{}人民法院' ? courtOf(region) : form
  if (region.name === null) return { name: text + word, local: true }
  const written = text.length > 1 ? text : region.name
  return { name: full.replaceAll('{}', region.name).replace('{~}', written), local: false }
}

/** A court's level is its region's: 市法院 is 中级人民法院. */
function courtOf(region: Region): string {
  switch (region.level) {
    case 'province':
      return '{}高级人民法院'
    case 'city':
      return '{}中级人民法院'
    case 'county':
    case 'below':
      return '{}人民法院'
  }
}

/** 白石 + 村委会: the organ's word holds the level. */
function villageOrgan(form: string, before: string, word: string, scope: RegionScope): OrganName | null {
  const level = /^\{\}(村|居)民委员会$/u.exec(form)?.[1]
  return level === '村' ? inRegion(form, `${before}村`, word, scope) : null
}

const LEVEL_WORD = /^(?:自治区|[省市县区州](?![场民区域委办场直])|(?:省|市)(?=直))/u

function withRegion(text: string, scope: RegionScope): OrganName {
  const level = LEVEL_WORD.exec(text)?.[0]
  if (level === undefined || text.length - level.length < 2) return { name: text, local: false }
  const region = readRegion(level, scope)
  const place = region?.name ?? null
  return place === null ? { name: text, local: true } : { name: place + text.slice(level.length), local: false }
}
