import { ENTITY_TYPES, entityTypes, RELATION_TYPES, relationTypes } from '../graph/index.ts'
import type { StoreCounts } from '../graph/index.ts'
import type { SkippedPage } from '../pipeline/types.ts'
import type { BuildSummary } from './build-graph.ts'
import { duration } from './build-progress.ts'
import { grouped, plural } from './numbers.ts'
import { printable } from './width.ts'

/** What a build says at its end; `seconds` is the time it took. */
export function renderSummary(
  { pages, written, again, present, outdated, chars, skipped }: BuildSummary,
  counts: StoreCounts,
  { address, seconds }: { readonly address: string; readonly seconds: number },
): string {
  const entities = entityTypes.map((type) => ({ label: `${ENTITY_TYPES[type].zh} ${type}`, count: counts.entities[type] }))
  const relations = relationTypes.map((type) => ({ label: `${RELATION_TYPES[type].zh} ${type}`, count: counts.relations[type] }))
  return [
    `${plural(pages, 'page')} read: ${plural(written, 'article')} new, ${grouped.format(present)} already in the graph.`,
    ...(again === 0
      ? []
      : [`${plural(again, 'article')} made again: with another model, dictionary, home or version than before, or with --again.`]),
    ...(outdated === 0 ? [] : [`${plural(outdated, 'article')} taken out: no longer in the files they came from.`]),
    `The graph in ${address}: ${plural(counts.articles, 'article')}, ${plural(sum(entities), 'entity')}, ${plural(sum(relations), 'relation')}, ${plural(counts.relations.CO_OCCURS, 'co-occurrence')}.`,
    ...countsLine(entities),
    ...countsLine(relations),
    ...(chars === 0
      ? []
      : [`${plural(chars, 'character')} in ${duration(seconds)}: ${grouped.format(Math.round(chars / seconds))} a second.`]),
    ...renderSkipped(skipped),
  ].join('\n')
}

interface Counted {
  readonly label: string
  readonly count: number
}

const sum = (all: readonly Counted[]): number => all.reduce((total, { count }) => total + count, 0)

/** What there is none of is left out. */
function countsLine(all: readonly Counted[]): readonly string[] {
  const some = all.filter(({ count }) => count > 0)
  return some.length === 0 ? [] : [`  ${some.map(({ label, count }) => `${label} ${grouped.format(count)}`).join(', ')}`]
}

/** Every file by its name, with the reason and what to do. */
export function renderSkipped(skipped: readonly SkippedPage[]): readonly string[] {
  if (skipped.length === 0) return []
  return [
    `${plural(skipped.length, 'input')} left out:`,
    ...skipped.map(({ origin, reason, remedy }) => `  ${printable(origin)}: ${printable(reason)}. ${printable(remedy)}`),
  ]
}
