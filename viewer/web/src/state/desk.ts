import type { EntityId } from '../../../../graph/model.ts'

export const PANES = ['filters', 'table', 'path', 'posts', 'text', 'articles', 'query', 'review'] as const
export type Pane = (typeof PANES)[number]

/** What is open beside the canvas and what one asked there. Undo passes it by; the address carries it. */
export interface Desk {
  readonly pane: Pane | null
  /** Of who held which post then, `YYYY-MM-DD`; null for the day that the pane proposes. */
  readonly day: string | null
  /** Which posts: words of an organ, a title or a name. */
  readonly post: string
  /** What was sought in the text of the articles. */
  readonly text: string
  /** Between which two a path is sought. */
  readonly ends: readonly [from: EntityId | null, to: EntityId | null]
  /** How often ends were chosen; 0 while they are those of an address, which says itself what path is on the canvas. */
  readonly asks: number
  /** The query in its pane; null for the one that stands there at first. */
  readonly cypher: string | null
}

const LONGEST = 2_000 // characters of a query that an address still carries
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The desk as part of an address, `''` where it is as a visit finds it. `usual` is the pane that is open at first. */
export function deskAddress({ pane, day, post, text, ends, cypher }: Desk, usual: Pane | null): string {
  const params = new URLSearchParams()
  if (pane !== usual) params.set('pane', pane ?? 'none')
  if (day !== null && DAY.test(day)) params.set('day', day)
  if (post !== '') params.set('post', post)
  if (text !== '') params.set('text', text)
  if (ends.some((id) => id !== null)) params.set('ends', ends.map((id) => id ?? '').join(','))
  if (cypher !== null && cypher.length <= LONGEST) params.set('cypher', cypher)
  return params.toString()
}

export function deskFrom(hash: string, usual: Pane | null): Desk {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  const [day, named] = [params.get('day'), params.get('pane')]
  const [from, to] = params.get('ends')?.split(',') ?? []
  const pane = named === 'none' ? null : (PANES.find((each) => each === named) ?? usual)
  const end = (id: string | undefined): EntityId | null => (id === undefined || id === '' ? null : (id as EntityId)) // an id that is none finds nothing
  return {
    pane,
    day: day !== null && DAY.test(day) ? day : null,
    post: params.get('post')?.slice(0, 100) ?? '',
    text: params.get('text')?.slice(0, 200) ?? '',
    ends: [end(from), end(to)],
    asks: 0,
    cypher: params.get('cypher')?.slice(0, LONGEST) ?? null,
  }
}
