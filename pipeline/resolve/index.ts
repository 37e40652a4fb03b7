import { entityId } from '../../graph/ids.ts'
import type { ArticleId, ArticleShare, EntityId } from '../../graph/model.ts'
import { blocksOf, byArticle } from './blocks.ts'
import type { Bearer, Block, IdentityShare } from './blocks.ts'
import { attachCompanies } from './companies.ts'
import { attachProgrammes } from './programmes.ts'
import { splitPeople } from './people.ts'
import { applyRulings, NO_RULINGS } from './rulings.ts'
import type { PairRulings } from './rulings.ts'

export { identityShare, interning } from './blocks.ts'
export type { IdentityShare, Intern } from './blocks.ts'

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
  const fullNames = fullNamesOf(attached)
  for (const block of blocks) {
    const named = block.type === 'Person' ? block.bearers.map((bearer) => withFullNames(bearer, fullNames)) : block.bearers
    for (const [id, bearers] of entitiesOf(attached.get(block) ?? block, named)) {
      for (const { share, index } of bearers) {
        const entities = result.get(share.article.id)
        if (entities !== undefined) entities[index] = id
      }
    }
  }
  applyRulings(all, result, rulings)
  return result
}

/** Short names of firms that can only mean one, with the full names that other articles give. */
function fullNamesOf(attached: ReadonlyMap<Block, Block>): ReadonlyMap<string, string> {
  return new Map([...attached].flatMap(([short, full]) => (short.type === 'Company' ? [[short.key, full.key] as const] : [])))
}

/** 澹江重工/总工程师 is a post in 汐阳澹江重工股份有限公司. */
function withFullNames(bearer: Bearer, fullNames: ReadonlyMap<string, string>): Bearer {
  const context = bearer.referent.context.map((entry) => {
    const cut = entry.lastIndexOf('/')
    const organ = cut < 0 ? entry : entry.slice(0, cut)
    return (fullNames.get(organ) ?? organ) + (cut < 0 ? '' : entry.slice(cut))
  })
  return { ...bearer, referent: { ...bearer.referent, context } }
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
