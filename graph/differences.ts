import type { ShareRows } from './rows.ts'

/** The rows of an article that tie things to it and to each other. */
export type TyingRows = Pick<ShareRows, 'entities' | 'mentions' | 'edges' | 'pairs' | 'wrote'>

export interface Difference {
  readonly taken: TyingRows
  readonly added: TyingRows
}

/** What has to be taken and added so that rows of one article become others. Rows that are the same are in neither. */
export function differenceOf(before: TyingRows, after: TyingRows): Difference {
  const entities = parted(before.entities, after.entities, ({ id }) => id)
  const mentions = parted(before.mentions, after.mentions, mentionKey)
  const edges = parted(before.edges, after.edges, ({ id }) => id)
  const pairs = parted(before.pairs, after.pairs, ({ id }) => id)
  const wrote = parted(before.wrote, after.wrote, (id) => id)
  return {
    taken: { entities: entities.taken, mentions: mentions.taken, edges: edges.taken, pairs: pairs.taken, wrote: wrote.taken },
    added: { entities: entities.added, mentions: mentions.added, edges: edges.added, pairs: pairs.added, wrote: wrote.added },
  }
}

/** Mentions of one thing in one sentence are taken together, since nothing else tells their relations apart. */
const mentionKey = ({ entity, sentence }: ShareRows['mentions'][number]): string => `${sentence} ${entity}`

/** Rows of one key stay where all of them are the same. */
function parted<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): { readonly taken: readonly Row[]; readonly added: readonly Row[] } {
  const [old, fresh] = [written(before, keyOf), written(after, keyOf)]
  const differs = (row: Row): boolean => old.get(keyOf(row)) !== fresh.get(keyOf(row))
  return { taken: before.filter(differs), added: after.filter(differs) }
}

function written<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, string> {
  const byKey = new Map<string, string>()
  for (const row of rows) byKey.set(keyOf(row), `${byKey.get(keyOf(row)) ?? ''}${JSON.stringify(row)}\n`)
  return byKey
}
