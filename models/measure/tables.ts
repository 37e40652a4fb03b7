import { mentionTypes } from '../../graph/schema.ts'
import type { Layer } from '../../pipeline/tag/index.ts'
import type { Tagger } from '../../pipeline/types.ts'
import type { GoldDocument } from './documents.ts'
import { f1, interval, precision, recall } from './scores.ts'
import { confusion, readWith, reliability, tally, tallyAll, type Found } from './tagging.ts'

type Reading = readonly (readonly Found[])[]

/** Precision, recall and F of each type, with the number of gold mentions and the interval of F over documents. */
export function byType(documents: readonly GoldDocument[], found: Reading): string {
  const rows = [...mentionTypes, 'all' as const].map((type) => {
    const sum = tallyAll(documents, found, type)
    const [low, high] = interval(documents.map((d, k) => tally(d, found[k] ?? [], type)))
    const name = type === 'all' ? '**all**' : type
    return [name, sum.gold, fixed(precision(sum)), fixed(recall(sum)), fixed(f1(sum)), `${fixed(low)}–${fixed(high)}`]
  })
  return table(['type', 'n', 'P', 'R', 'F', '95 %'], rows)
}

/** The engine alone, with each layer alone, all layers, and all but each. */
export async function layerGains(documents: readonly GoldDocument[], tagger: Tagger, layers: readonly Layer[]): Promise<string> {
  const score = async (on: readonly Layer[]): Promise<number> => f1(tallyAll(documents, await readWith(documents, tagger, on)))
  const alone = await score([])
  const all = await score(layers)
  const rows: (string | number)[][] = []
  for (const layer of layers) {
    const only = await score([layer])
    const without = await score(layers.filter((l) => l !== layer))
    rows.push([layer, signed(only - alone), signed(all - without)])
  }
  return `Engine alone F ${fixed(alone, 4)}, with all layers ${fixed(all, 4)}.\n\n${table(['layer', 'gain alone', 'loss when left out of all'], rows)}`
}

export function confusions(documents: readonly GoldDocument[], found: Reading): string {
  const counts = confusion(documents, found)
  const columns = [...mentionTypes, 'none' as const]
  const rows = columns.map((gold) => [gold === 'none' ? 'no such span' : gold, ...columns.map((mine) => counts.get(gold)?.get(mine) ?? 0)])
  return table(['gold \\ found', ...mentionTypes, 'not found'], rows)
}

export function reliabilityRows(documents: readonly GoldDocument[], found: Reading): string {
  const rows = reliability(documents, found).map(([from, to, n, mean, right]) => [`${from}–${to}`, n, fixed(mean), fixed(right)])
  return table(['score', 'spans', 'mean score', 'share right'], rows)
}

export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n') + '\n'
}

export function fixed(value: number, digits = 3): string {
  return value.toFixed(digits)
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`
}
