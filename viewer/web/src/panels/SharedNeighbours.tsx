import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId } from '../../../../graph/model.ts'
import type { EntityNode, GraphView } from '../../../../graph/view.ts'
import { weightOf } from '../../../layout/measures.ts'
import { api } from '../api.ts'
import { EntityLine } from '../parts/EntityLine.tsx'
import { Failed } from '../parts/Failed.tsx'
import { useAnswer } from '../useAnswer.ts'

const MOST = 60 // lines
const AROUND = 300 // neighbours of each that are compared

/** Whom two have in common, those first who are close to both. */
export function SharedNeighbours({ a, b }: { readonly a: EntityId; readonly b: EntityId }): ReactNode {
  const { t } = useTranslation()
  const answer = useAnswer(`common ${a} ${b}`, async (signal) => {
    const [left, right] = await Promise.all([a, b].map((id) => api.neighbours(id, AROUND, { ownEdges: true }, signal)))
    return left === undefined || right === undefined ? [] : shared(closeness(left, a), closeness(right, b), left.nodes)
  })
  return (
    <section className="section">
      <h3>{t('entity.common')}</h3>
      {answer.kind === 'failed' && <Failed error={answer.error} retry={answer.retry} />}
      {answer.kind === 'ready' && answer.value.length === 0 && <p className="muted">{t('entity.noCommon')}</p>}
      {answer.kind === 'ready' && (
        <ul className="legend">
          {answer.value.slice(0, MOST).map((node) => (
            <EntityLine key={node.id} entity={node} />
          ))}
        </ul>
      )}
    </section>
  )
}

function closeness(view: GraphView, id: EntityId): ReadonlyMap<EntityId, number> {
  const weights = new Map<EntityId, number>()
  for (const edge of view.edges) {
    const other = edge.source === id ? edge.target : edge.target === id ? edge.source : null
    if (other !== null) weights.set(other, (weights.get(other) ?? 0) + weightOf(edge))
  }
  return weights
}

/** By the weaker of the two ties: someone close to one alone stands between nobody. */
function shared(
  left: ReadonlyMap<EntityId, number>,
  right: ReadonlyMap<EntityId, number>,
  nodes: readonly EntityNode[],
): readonly EntityNode[] {
  const weaker = (id: EntityId): number => Math.min(left.get(id) ?? 0, right.get(id) ?? 0)
  return nodes.filter(({ id }) => weaker(id) > 0).sort((x, y) => weaker(y.id) - weaker(x.id) || (x.id < y.id ? -1 : 1))
}
