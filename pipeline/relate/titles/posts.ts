import type { Coded, Node } from '../coded.ts'
import { named } from '../coded.ts'
import type { Home } from '../../types.ts'
import { SESSION } from './frames.ts'

/** One title of a group, with the organ that is written at its front. */
export interface Post {
  readonly title: Node
  /** Position of the title in the coded sentence. */
  readonly at: number
  readonly organ: Node | null
  /** 原, 前, 时任 before the title. */
  readonly former: boolean
  /** The untagged words that the title follows without a break; '' after a stop or a mention. */
  readonly front: string
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
      front: frontOf(coded, k),
      // 原党组书记、局长: both.
      former:
        /原|前|时任/u.test(words) || /^(?:原|时任|前任?)(?=..)/u.test(node.surface) || (words === '、' && posts.at(-1)?.former === true),
    })
    start = k + 1
  }
  return posts
}

/** As far back as an organ's name may reach. */
const FRONT = 14

function frontOf({ code, nodes }: Coded, at: number): string {
  let from = at
  while (from > 0 && at - from < FRONT && nodes[from - 1] === null && /\p{Script=Han}/u.test(code[from - 1] ?? '')) from -= 1
  return code.slice(from, at)
}

/** Words before a post that are the end of a name, which was not read as one: …有限公司财务总监, …镇副镇长. */
const END_OF_NAME =
  /(?:公司|集团|银行|支行|分行|厂|局|厅|委|办|署|院|校|中学|小学|大学|协会|商会|学会|联合会|委员会|人大|政协|政府|社|站|所|中心|处|科|室|队|馆|店|镇|乡|村|县|市|省|区|州|社区|街道|支部|总支|党支|党组|党委|司|股|庭|部|党|会|团|组)$/u
/** What was named before: 公司总经理, 该校校长. */
const SAID = /(?:^|[在到由与和从对向请是经让问了予给])(?:该|本|我|这家|这所)?(?:公司|企业|集团|学校|医院|单位|[校院局厂村镇])$/u
const WHEN = /(?:原|前任?|时任|现任|新任|曾任|老|年轻|退休)$/u

const TERM = new RegExp(`${SESSION}$`, 'u')

/** Whether the title belongs to a name that was not read, so that its organ must not be guessed from what was said before. */
export function belongsToUnread({ front }: Post, home: Home): boolean {
  const words = front.replace(WHEN, '').replace(TERM, '')
  const ofHome = [home.province, home.city, home.county].some((region) => region !== null && words.endsWith(region))
  return END_OF_NAME.test(words) && !SAID.test(words) && !ofHome
}

const lastOrgan = (organs: readonly Node[]): Node | null => organs.at(-1) ?? null

/** A title as the graph keeps it: as written, without white space and without 原, 前 and 时任, which the role's kind says. */
export const titleText = (node: Node): string => node.surface.replace(/\s+/gu, '').replace(/^(?:原|时任|前任?)(?=..)/u, '')
