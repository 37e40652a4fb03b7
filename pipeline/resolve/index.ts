import { entityId } from '../../graph/ids.ts'
import type { ArticleId, ArticleShare, EntityId } from '../../graph/model.ts'
import { blocksOf, byArticle } from './blocks.ts'
import type { Bearer, Block, IdentityShare } from './blocks.ts'
import { attachCompanies } from './companies.ts'
import { attachProgrammes } from './programmes.ts'
import { splitPeople } from './people.ts'
import { applyRulings, NO_RULINGS } from './rulings.ts'
import type { PairRulings } from './rulings.ts'

export { identityShare } from './blocks.ts'
export type { IdentityShare } from './blocks.ts'

/**
 * The closing step of a build: which referents of all articles are the same thing. A function of the set of shares, whatever their order
 * and whatever entities they carry now. Names are one thing within their locality, except that people are told apart by their
 * posts, and a company's short name joins the one full name that it fits, a programme its bare name. Of several people of one name the most mentioned keeps
 * the name's id. What people decided about pairs comes last and beats all evidence. Gives the entity of each referent, by article.
 */
export function resolveIdentity(
  shares: Iterable<IdentityShare>,
  rulings: PairRulings = NO_RULINGS,
): ReadonlyMap<ArticleId, readonly EntityId[]> {
  const result = new Map<ArticleId, EntityId[]>()
  const all = [...shares]
  for (const { article, referents } of all)
    result.set(
      article.id,
      referents.map(({ entity }) => entity),
    )
  const blocks = blocksOf(all)
  const attached = new Map([...attachCompanies(blocks), ...attachProgrammes(blocks)])
  for (const block of blocks) {
    for (const [id, bearers] of entitiesOf(attached.get(block) ?? block, block.bearers)) {
      for (const { share, index } of bearers) {
        const entities = result.get(share.article.id)
        if (entities !== undefined) entities[index] = id
      }
    }
  }
  applyRulings(all, result, rulings)
  return result
}

/** The shares whose entities differ from the resolved ones, rewritten; all others may stay as they are stored. */
export function* changedShares(
  shares: Iterable<ArticleShare>,
  resolved: ReadonlyMap<ArticleId, readonly EntityId[]>,
): Generator<ArticleShare> {
  for (const share of shares) {
    const entities = resolved.get(share.article.id)
    if (entities === undefined || share.referents.every(({ entity }, k) => entity === entities[k])) continue
    yield { ...share, referents: share.referents.map((referent, k) => ({ ...referent, entity: entities[k] ?? referent.entity })) }
  }
}

function entitiesOf({ type, key }: Block, bearers: readonly Bearer[]): readonly (readonly [EntityId, readonly Bearer[]])[] {
  if (type !== 'Person') return [[entityId(type, key), bearers]]
  const people = splitPeople(bearers).map((person) => [...person].sort(byArticle))
  people.sort((a, b) => b.length - a.length || byArticle(a[0] as Bearer, b[0] as Bearer)) // no person without a bearer
  return people.map((person, k) => {
    const { share, index } = person[0] as Bearer // no person without a bearer
    return [entityId(type, k === 0 ? key : `${key}#${share.article.id}.${index}`), person] as const
  })
}
