import type { Mention } from '../types.ts'

/** A post as the words before a name give it: the organ (null where only a title stands there) and the title. */
export interface Post {
  /** Index of the mention that names the organ or the place. */
  readonly organ: number | null
  readonly title: string
}

const BETWEEN_POSTS = /^[、，,\s和]?$/u
const BEFORE_NAME = /^[\s·]?$/u
/** A post once held says nothing of now. */
const FORMER = /(?:原|时任|曾任|前任|历任|原任)$/u
const FORMER_TITLE = /^(?:原|前|时任)/u
const AFTER_ORGAN = /^的?$/u

/**
 * The posts written straight before a name: 市委副书记、市长 + name gives two. `mentions` are one article's, in order. Names in a list
 * share no post: only what stands before the first of them is read, and it is that one's.
 */
export function postsBefore(mentions: readonly Mention[], person: number, textOf: (sentence: number) => string): readonly Post[] {
  const posts: Post[] = []
  let next = mentions[person]
  for (let k = person - 1; k >= 0 && next !== undefined; k -= 1) {
    const title = mentions[k]
    if (title === undefined || title.type !== 'Title' || title.sentence !== next.sentence) break
    const text = textOf(title.sentence)
    if (!(next.type === 'Person' ? BEFORE_NAME : BETWEEN_POSTS).test(text.slice(title.at.end, next.at.start))) break
    const organ = mentions[k - 1]
    const named =
      organ !== undefined &&
      organ.sentence === title.sentence &&
      organ.type !== 'Person' &&
      organ.type !== 'Title' &&
      AFTER_ORGAN.test(text.slice(organ.at.end, title.at.start))
    const first = named ? organ : title
    if (!FORMER.test(text.slice(0, first.at.start)) && !FORMER_TITLE.test(title.surface))
      posts.push({ organ: named ? k - 1 : null, title: text.slice(title.at.start, title.at.end) })
    next = named ? organ : title
    if (named) k -= 1
  }
  return posts.reverse()
}
