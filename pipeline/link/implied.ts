import type { Home } from '../types.ts'

/** The government that a title without an organ implies: 市长 in a paper of 株洲 is 株洲市人民政府's. Null where none is certain. */
export function impliedOrgan(title: string, home: Home): string | null {
  const level = /^(?:代|代理|原|时任|常务副|副)*(省|市|县|区)长$/u.exec(title)?.[1]
  switch (level) {
    case '省':
      return home.province === null ? null : `${home.province}人民政府`
    case '市':
      return home.city === null ? (home.province?.endsWith('市') === true ? `${home.province}人民政府` : null) : `${home.city}人民政府`
    case '县':
      return home.county?.endsWith('县') === true ? `${home.county}人民政府` : null
    case '区':
      return home.county?.endsWith('区') === true ? `${home.city ?? ''}${home.county}人民政府` : null
    default:
      return null
  }
}
