import type { Home } from '../types.ts'
import type { NearLevel } from './items.ts'

const NATIONAL_TITLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:中共中央)?总书记$/u, '中国共产党中央委员会'],
  [/^国家副?主席$/u, '中华人民共和国'],
  [/^(?:国务院)?副?总理$|^国务委员$/u, '中华人民共和国国务院'],
]

/**
 * The government that a title without an organ implies: 市长 in a paper of 株洲 is 株洲市人民政府's, 县长 that of the county spoken of.
 * Null where none is certain.
 */
export function impliedOrgan(title: string, home: Home, near: (level: NearLevel) => string | null): string | null {
  const national = NATIONAL_TITLES.find(([pattern]) => pattern.test(title))
  if (national !== undefined) return national[1]
  const level = /^(?:代|代理|原|时任|常务副|副)*(省|市|县|区|镇|乡)长$/u.exec(title)?.[1]
  const region = level === undefined ? null : regionAt(level, home, near)
  return region === null ? null : `${region}人民政府`
}

function regionAt(level: string, home: Home, near: (level: NearLevel) => string | null): string | null {
  switch (level) {
    case '省':
      return home.province
    case '市':
      return home.county?.endsWith('市') === true
        ? home.county
        : (home.city ?? (home.province?.endsWith('市') === true ? home.province : null))
    case '县':
      return near('县') ?? (home.county?.endsWith('县') === true ? home.county : null)
    case '区':
      return near('区') ?? (home.county?.endsWith('区') === true ? (home.city ?? '') + home.county : null)
    case '镇':
      return near('镇')
    case '乡':
      return near('乡')
    default:
      return null
  }
}
