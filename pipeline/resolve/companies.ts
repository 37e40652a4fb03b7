import { companyName, shortness } from '../link/index.ts'
import { NO_HOME } from '../home.ts'
import type { Block } from './blocks.ts'

/** 汐阳 → 汐阳市, of the papers' homes, since no gazetteer lists every place. */
function stemsOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const homes = new Set(blocks.flatMap(({ bearers }) => bearers.map(({ share }) => share.article.home ?? '')))
  const regions = [...homes].flatMap((home) => home.match(/\p{Script=Han}{2,20}?(?:[省市县区州]|自治区)/gu) ?? [])
  return new Map(regions.filter((region) => region.length > 2).map((region) => [region.slice(0, -1), region] as const))
}

/**
 * Joins a company's short name to its full one where exactly one full name of the whole graph fits; an index by the first two characters
 * and by aliases that the texts themselves gave keeps this near linear.
 */
export function attachCompanies(blocks: readonly Block[]): ReadonlyMap<Block, Block> {
  const stems = stemsOf(blocks)
  const named = blocks
    .filter(({ type }) => type === 'Company')
    .map((block) => ({
      block,
      name: block.key,
      parts: companyName(block.key.replace(/@.*/u, '').replace(/（/gu, '(').replace(/）/gu, ')'), { home: NO_HOME, stems }),
    }))
  const full = named.filter(({ parts }) => parts.registered)
  const index = new Map<string, (typeof full)[number][]>()
  for (const entry of full)
    for (const start of new Set([entry.parts.core.slice(0, 1), entry.parts.brand.slice(0, 1)]))
      index.set(start, [...(index.get(start) ?? []), entry])
  const byAlias = new Map<string, Set<Block>>()
  for (const { block } of full)
    for (const { referent } of block.bearers)
      for (const alias of referent.aliases) byAlias.set(alias, (byAlias.get(alias) ?? new Set()).add(block))
  const attached = new Map<Block, Block>()
  for (const short of named) {
    if (short.parts.registered || short.name.includes('@')) continue
    const fits = new Set(
      (index.get(short.name.slice(0, 1)) ?? [])
        .filter((entry) => shortness(short.parts, entry.parts) === 'certain')
        .map(({ block }) => block),
    )
    for (const block of byAlias.get(short.name) ?? []) fits.add(block)
    const [only] = fits
    if (fits.size === 1 && only !== undefined) attached.set(short.block, only)
  }
  return attached
}
