import { entityTypes } from '../graph/index.ts'
import type { StoreCounts } from '../graph/index.ts'
import type { SkippedPage } from '../pipeline/types.ts'
import type { BuildSummary } from './build-graph.ts'
import { printable } from './width.ts'

const plural = (count: number, noun: string): string => `${String(count)} ${count === 1 ? noun : `${noun.replace(/y$/, 'ie')}s`}`

/** What a build says at its end. */
export function renderSummary({ pages, written, present, skipped }: BuildSummary, counts: StoreCounts, address: string): string {
  const entities = entityTypes.reduce((sum, type) => sum + counts.entities[type], 0)
  const relations = Object.entries(counts.relations).reduce(
    (sum, [type, count]) => (type === 'CO_OCCURS' || type === 'WROTE' ? sum : sum + count),
    0,
  )
  const lines = [
    `${plural(pages, 'page')} read: ${plural(written, 'article')} new, ${String(present)} already in the graph.`,
    `The graph in ${address}: ${plural(counts.articles, 'article')}, ${plural(entities, 'entity')}, ${plural(relations, 'relation')}, ${plural(counts.relations.CO_OCCURS, 'co-occurrence')}.`,
  ]
  return [...lines, ...renderSkipped(skipped)].join('\n')
}

/** Every file by its name, with the reason and what to do. */
export function renderSkipped(skipped: readonly SkippedPage[]): readonly string[] {
  if (skipped.length === 0) return []
  return [
    `${plural(skipped.length, 'input')} left out:`,
    ...skipped.map(({ origin, reason, remedy }) => `  ${printable(origin)}: ${printable(reason)}. ${printable(remedy)}`),
  ]
}
