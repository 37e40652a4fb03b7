import type { Coded, Node } from '../coded.ts'
import { named } from '../coded.ts'

/** One title of a group, with the organ that is written at its front. */
export interface Post {
  readonly title: Node
  /** Position of the title in the coded sentence. */
  readonly at: number
  readonly organ: Node | null
  /** 原, 前, 时任 before the title. */
  readonly former: boolean
}

/** The posts in `[from, to)` of a coded sentence, each with its own organ where it has one. */
export function postsIn(coded: Coded, from: number, to: number): readonly Post[] {
  const posts: Post[] = []
  let start = from
  for (let k = from; k < to; k += 1) {
    const node = coded.nodes[k]
    if (node?.type !== 'Title') continue
    const organs = named(coded, start, k).filter((one) => one.type !== 'Person')
    const words = coded.code.slice(start, k)
    posts.push({
      title: node,
      at: k,
      organ: lastOrgan(organs),
      former: /原|前|时任/u.test(words) || /^(?:原|时任|前任?)(?=..)/u.test(node.surface),
    })
    start = k + 1
  }
  return posts
}

const lastOrgan = (organs: readonly Node[]): Node | null => organs.at(-1) ?? null

/** A title as the graph keeps it: as written, without white space and without 原, 前 and 时任, which the role's kind says. */
export const titleText = (node: Node): string => node.surface.replace(/\s+/gu, '').replace(/^(?:原|时任|前任?)(?=..)/u, '')
