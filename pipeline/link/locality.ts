import { divisionsNamed, fullyNamed } from '../gazetteer/divisions.ts'
import type { PageContext } from './items.ts'

const NATIONWIDE = /^(?:中国|中华|全国|国家|国务院|中央|中共|世界|国际|联合国|最高|共青团|新华|人民|清华|北京大学)/u
const UNIQUE_KIND = /(?:大学|日报|晚报|通讯社|电视台)$/u
const STARTS_IN_REGION = /^(?:\p{Script=Han}{2,6}?(?:省|市|自治区|自治州|县|区))/u

/**
 * What sets a name without a region apart: the paper's home, for 第一小学 or 便民服务中心 is every town's own. Null for names that begin
 * with a region, speak for the nation, or are of a kind that takes no name twice.
 */
export function localityOf(name: string, { home, pageKey }: Pick<PageContext, 'home' | 'pageKey'>): string | null {
  if (NATIONWIDE.test(name) || UNIQUE_KIND.test(name) || STARTS_IN_REGION.test(name) || startsWithDivision(name)) return null
  for (const place of [home.province, home.city, home.county])
    if (place !== null && name.startsWith(place.slice(0, Math.max(2, place.length - 1)))) return null
  return home.county ?? home.city ?? home.province ?? pageKey
}

function startsWithDivision(name: string): boolean {
  for (let length = 2; length <= Math.min(name.length, 8); length += 1) {
    const part = name.slice(0, length)
    if (fullyNamed(part).length > 0 || divisionsNamed(part).some((row) => row.level !== 'county')) return true
  }
  return false
}
