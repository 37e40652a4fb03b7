import { NO_HOME } from '../home.ts'
import { programmeCore } from '../link/index.ts'
import type { Block } from './blocks.ts'

/**
 * Joins a programme with a kind word (澹江清流三年行动计划) to the one of its bare name (澹江清流) that other pages speak of; two kind words without
 * a bare name between them (行动, 工程) may be two programmes and stay apart.
 */
export function attachProgrammes(blocks: readonly Block[]): ReadonlyMap<Block, Block> {
  const named = blocks
    .filter(({ type, key }) => type === 'Programme' && !key.includes('@'))
    .map((block) => ({ block, ...programmeCore(block.key, { home: NO_HOME }) }))
  const bare = new Map(named.filter(({ core, whole }) => core === whole).map(({ block, core, region }) => [region + core, block] as const))
  const attached = new Map<Block, Block>()
  for (const { block, core, region } of named) {
    const base = bare.get(region + core)
    if (base !== undefined && base !== block) attached.set(block, base)
  }
  return attached
}
