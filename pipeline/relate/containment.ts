import { isLetter } from './coded.ts'
import type { Node } from './coded.ts'
import type { Ledger } from './ledger.ts'
import type { Referred } from './reading.ts'
import type { ActLine } from './subjects.ts'

/** From the widest to the narrowest; a place lies in one of a wider rank. */
const RANKS: readonly RegExp[] = [
  /国$/u,
  /(?:省|自治区|特别行政区)$/u,
  /(?:市|州|盟|地区)$/u,
  /(?:县|区|旗)$/u,
  /(?:镇|乡|街道|高新区|经开区|开发区|新区|示范区)$/u,
  /(?:村|社区|园区|产业园|工业园)$/u,
]
const NARROWEST = RANKS.length

const rankOf = (name: string): number => {
  const found = RANKS.findLastIndex((rank) => rank.test(name))
  return found === -1 ? NARROWEST : found
}

/** Places side by side lie in one another: 湖南株洲; 广东省广州、深圳 both lie in 广东省. */
export function readContainment(lines: readonly ActLine[], referents: readonly Referred[], ledger: Ledger): void {
  const name = (node: Node): string =>
    node.referent === null ? (node.implied?.name ?? node.surface) : (referents[node.referent]?.name ?? node.surface)
  for (const { index, whole: coded } of lines) {
    const place = (k: number): Node | null => {
      const node = coded.nodes[k] ?? null
      return node?.type === 'Place' && node.stands !== true ? node : null
    }
    const state = (inner: Node, outer: Node, score: number) => {
      ledger.add({ type: 'LOCATED_IN', head: inner, tail: outer, date: null, sentences: [index], score })
    }
    for (let k = 0; k + 1 < coded.code.length; k += 1) {
      const [outer, inner] = [place(k), place(k + 1)]
      if (outer === null || inner === null || rankOf(name(inner)) <= rankOf(name(outer))) continue
      state(inner, outer, 0.95)
      for (let next = k + 2; coded.code[next] === '、' && isLetter(coded.code[next + 1]); next += 2) {
        const other = place(next + 1)
        if (other === null || place(next + 2) !== null || rankOf(name(other)) !== rankOf(name(inner)) || rankOf(name(inner)) === NARROWEST)
          break
        state(other, outer, 0.85)
      }
    }
  }
}
