import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edge, EntityNode, StatedEdge } from '../../../../graph/view.ts'
import { Axis, firstDayOf, periodOf, Tenure } from '../parts/Tenure.tsx'
import { plain } from '../text.ts'
import { Lines } from './Lines.tsx'

/** In the order in which they are first known; what has no date comes last. */
const inTime = (a: StatedEdge, b: StatedEdge): number => firstDayOf(a) - firstDayOf(b) || (a.id < b.id ? -1 : 1)

/** Posts by title, those with most holders first: one after the other, they are the succession in a post. */
function byTitle(posts: readonly StatedEdge[]): readonly (readonly [title: string, posts: readonly StatedEdge[]])[] {
  const groups = new Map<string, StatedEdge[]>()
  for (const post of posts) {
    const held = groups.get(post.title ?? '')
    if (held === undefined) groups.set(post.title ?? '', [post])
    else held.push(post)
  }
  return [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
}

/** The career of a person, or who followed whom in each post of a body, on one scale of time. */
export function PostLines({
  entity,
  posts,
  other,
}: {
  readonly entity: EntityNode
  readonly posts: readonly StatedEdge[]
  readonly other: (edge: Edge) => EntityNode | undefined
}): ReactNode {
  const { t } = useTranslation()
  const period = periodOf(posts)
  const lines = (some: readonly StatedEdge[]): ReactNode => (
    <Lines
      edges={[...some].sort(inTime)}
      other={other}
      isTitled={entity.type === 'Person'}
      foot={(post) => (period === null ? null : <Tenure post={post} period={period} />)}
    />
  )
  return (
    <section className="section">
      <h3>{entity.type === 'Person' ? t('entity.career') : t('entity.succession')}</h3>
      {period !== null && (
        <>
          <p className="muted tenureKey" aria-hidden="true">
            <span className="tenure">
              <i style={{ left: 0, right: 0 }} />
            </span>
            {t('entity.observed')}
            <span className="tenure">
              <b className="given" style={{ left: '20%' }} />
            </span>
            {t('entity.given')}
            <span className="tenure">
              <b className="taken" style={{ left: '80%' }} />
            </span>
            {t('entity.taken')}
          </p>
          <Axis period={period} />
        </>
      )}
      {entity.type === 'Person'
        ? lines(posts)
        : byTitle(posts).map(([title, some]) => (
            <div key={title}>
              <h4 className="postTitle">
                <bdi>{plain(title)}</bdi>
              </h4>
              {lines(some)}
            </div>
          ))}
    </section>
  )
}
