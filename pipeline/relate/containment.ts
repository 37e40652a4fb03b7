import { countryNames } from '../gazetteer/countries.ts'
import { divisionsNamed, isWithin } from '../gazetteer/divisions.ts'
import { FRONTS, isLetter } from './coded.ts'
import type { Coded, Node } from './coded.ts'
import type { Ledger } from './ledger.ts'
import type { Referred } from './reading.ts'
import type { ActLine } from './subjects.ts'

/** From the widest to the narrowest; a place lies in one of a wider rank. */
const RANKS: readonly RegExp[] = [
  /国$/u,
  /(?:省|自治区|特别行政区)$/u,
  /(?:市|州|盟|地区)$/u,
  /(?:县|(?<!自治|行政)区|旗)$/u,
  /(?:镇|乡|街道|高新区|经开区|开发区|新区|示范区)$/u,
  /(?:村|社区|园区|产业园|工业园)$/u,
]
const NARROWEST = RANKS.length
const COUNTRIES: ReadonlySet<string> = new Set(countryNames.values())

const rankOf = (name: string): number => {
  if (COUNTRIES.has(name)) return 0
  const found = RANKS.findLastIndex((rank) => rank.test(name))
  return found === -1 ? NARROWEST : found
}

/** Places side by side lie in one another: 湖南株洲; 广东省广州、深圳 both lie in 广东省. */
export function readContainment(lines: readonly ActLine[], referents: readonly Referred[], ledger: Ledger): void {
  const name = (node: Node): string =>
    node.referent === null ? (node.implied?.name ?? node.surface) : (referents[node.referent]?.name ?? node.surface)
  const lies = (inner: Node, outer: Node): boolean => {
    // 川渝, 京津冀 are named side by side.
    if (inner.surface.length === 1 && outer.surface.length === 1) return false
    const [within, around] = [rankOf(name(inner)), rankOf(name(outer))]
    if (within > around || (within === NARROWEST && around === NARROWEST)) return true
    // 镇江句容市: a city of county level.
    return within === around && divisionsNamed(name(inner)).some((row) => row.name !== name(outer) && isWithin(row, name(outer)))
  }
  const rowsOf = (node: Node) => [...divisionsNamed(name(node)), ...divisionsNamed(node.surface)]
  const within = (inner: Node, outer: Node): boolean => rowsOf(inner).some((row) => isWithin(row, name(outer)))
  /** Where one lies that is listed behind a chain of places: 甲县乙镇丙村、丁村 and 甲县乙镇丙村、丁镇戊村, as wide as one of the chain; 甲市乙新区、丙区. */
  const aboveOf = (other: Node, chain: readonly Node[], mark: string): Node | null => {
    const rank = rankOf(name(other))
    const peer = rank === NARROWEST || mark !== '、' ? -1 : chain.findIndex((one, at) => at > 0 && rankOf(name(one)) === rank)
    const above = chain[peer - 1]
    if (above !== undefined && (rowsOf(other).length === 0 || within(other, above))) return above
    return chain.findLast((one) => within(other, one)) ?? null
  }
  for (const { index, text, whole: coded } of lines) {
    const place = (k: number): Node | null => placeAt(coded, k)
    /** “鱼米之乡”甲县: a name of honour. */
    const isEpithet = (k: number, node: Node): boolean => /[”"』」]/u.test(text[(coded.offsets[k] ?? 0) + node.surface.length] ?? '')
    const state = (inner: Node, outer: Node, score: number) => {
      ledger.add({ type: 'LOCATED_IN', head: inner, tail: outer, date: null, sentences: [index], score })
    }
    let chain: readonly Node[] = []
    for (let k = 0; k + 1 < coded.code.length; k += 1) {
      const [outer, inner] = [place(k), place(k + 1)]
      if (outer === null || inner === null || isEpithet(k, outer) || !lies(inner, outer)) continue
      chain = chain.at(-1) === outer ? [...chain, inner] : [outer, inner]
      state(inner, outer, 0.95)
      for (let next = k + 2; /[、和与及]/u.test(coded.code[next] ?? '') && isLetter(coded.code[next + 1]); next += 2) {
        const other = place(next + 1)
        const above = other === null ? null : aboveOf(other, chain, coded.code[next] ?? '')
        if (other === null || above === null) break
        state(other, above, 0.85)
        if (place(next + 2) !== null) break
      }
    }
    for (const { index: from, 0: matched } of coded.code.matchAll(FRONTS)) {
      const [outer, inner] = [place(from - 1), place(from + matched.length)]
      if (outer !== null && inner !== null && rankOf(name(inner)) >= rankOf(name(outer))) state(inner, outer, 0.9)
    }
  }
}

/** A place by its name, not 我市. */
function placeAt(coded: Coded, k: number): Node | null {
  const node = coded.nodes[k] ?? null
  return node?.type === 'Place' && node.stands !== true ? node : null
}
