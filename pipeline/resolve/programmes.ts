import { NO_HOME } from '../home.ts'
import { programmeCore, Unions } from '../link/index.ts'
import type { Block } from './blocks.ts'

/**
 * Joins a programme with a kind word (澹江清流三年行动计划) to the one of its bare name (澹江清流) that other pages speak of; two kind words without
 * a bare name between them (行动, 工程) may be two programmes and stay apart. A name that some article gives to a thing besides another one, since
 * it says that it was renamed, brings the two together where no third thing has it. Of joined blocks the most spoken of stands for all.
 */
export function attachProgrammes(blocks: readonly Block[]): ReadonlyMap<Block, Block> {
  const named = blocks
    .filter(({ type, key }) => type === 'Programme' && !key.includes('@'))
    .map((block) => ({ block, ...programmeCore(block.key, { home: NO_HOME }) }))
  const bare = new Map(named.filter(({ core, whole }) => core === whole).map(({ block, core, region }) => [region + core, block] as const))
  const unions = new Unions()
  for (const { block, core, region } of named) {
    const base = bare.get(region + core)
    if (base !== undefined && base !== block) unions.join(block.key, base.key)
  }
  for (const [alias, owners] of ownersOfAliases(named.map(({ block }) => block))) {
    const [only] = owners
    if (owners.size === 1 && only !== undefined && only !== alias) unions.join(alias, only)
  }
  const groups = new Map<string, Block[]>()
  for (const { block } of named) groups.set(unions.find(block.key), [...(groups.get(unions.find(block.key)) ?? []), block])
  const attached = new Map<Block, Block>()
  for (const group of groups.values()) {
    const [first, ...others] = [...group].sort((a, b) => b.bearers.length - a.bearers.length || (a.key < b.key ? -1 : 1))
    if (first !== undefined) for (const other of others) attached.set(other, first)
  }
  return attached
}

/** Names of blocks that are aliases in other blocks, with those. */
function ownersOfAliases(blocks: readonly Block[]): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = new Set(blocks.map(({ key }) => key))
  const owners = new Map<string, Set<string>>()
  for (const { key, bearers } of blocks)
    for (const { referent } of bearers)
      for (const alias of referent.aliases)
        if (alias !== key && keys.has(alias)) owners.set(alias, (owners.get(alias) ?? new Set()).add(key))
  return owners
}
