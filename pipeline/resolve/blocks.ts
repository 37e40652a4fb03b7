import type { ArticleRow, ArticleShare, IsoDate, ReferentRow } from '../../graph/model.ts'

/** What identity needs of a share; an `ArticleShare` is one, and `identityShare` takes just this of it. */
export interface IdentityShare {
  readonly article: Pick<ArticleRow, 'id' | 'date' | 'home' | 'source'>
  readonly referents: readonly ReferentRow[]
}

/** Answers for each text the first one that was equal to it: thousands of articles name the same things, each in a copy of its own. */
export function interning(): Intern {
  const known = new Map<string, string>()
  return (text) => {
    const first = known.get(text)
    if (first === undefined) known.set(text, text)
    return (first ?? text) as typeof text // equal to it
  }
}
export type Intern = <Text extends string>(text: Text) => Text

/** The texts of a large graph need not be held while its identity is resolved. */
export function identityShare(
  { article: { id, date, home, source }, referents }: ArticleShare,
  intern: Intern = (text) => text,
): IdentityShare {
  return {
    article: { id, date, home, source },
    referents: referents.map((referent) => ({
      ...referent,
      entity: intern(referent.entity),
      name: intern(referent.name),
      aliases: referent.aliases.map(intern),
      context: referent.context.map(intern),
    })),
  }
}

/** A referent of an article, as identity sees it. */
export interface Bearer {
  readonly share: IdentityShare
  readonly index: number
  readonly referent: ReferentRow
}

/** Referents that bear one name at one place: candidates for one thing. */
export interface Block {
  readonly type: ReferentRow['type']
  /** Canonical name, and its locality where names repeat; what the entity id is made of. */
  readonly key: string
  readonly bearers: readonly Bearer[]
}

/** All referents by type, name and locality; blocks sorted by key, bearers by article and index, so that the order of shares is of no account. */
export function blocksOf(shares: Iterable<IdentityShare>): readonly Block[] {
  const blocks = new Map<string, { type: ReferentRow['type']; key: string; bearers: Bearer[] }>()
  for (const share of shares) {
    share.referents.forEach((referent, index) => {
      const key = blockKey(referent)
      const at = `${referent.type} ${key}`
      const block = blocks.get(at)
      if (block === undefined) blocks.set(at, { type: referent.type, key, bearers: [{ share, index, referent }] })
      else block.bearers.push({ share, index, referent })
    })
  }
  const sorted = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block)
  for (const { bearers } of sorted) bearers.sort(byArticle)
  return sorted
}

export function byArticle(a: Bearer, b: Bearer): number {
  const [first, second] = [a.share.article.id, b.share.article.id]
  return first < second ? -1 : first > second ? 1 : a.index - b.index
}

/** The locality stands in the context as `@…`; see `linkPage`. */
export function blockKey({ name, context }: ReferentRow): string {
  return name + (context.find((entry) => entry.startsWith('@')) ?? '')
}

/** The dates on which a set of bearers was seen; null where no article has one. */
export function seen(bearers: readonly Bearer[]): { readonly first: IsoDate; readonly last: IsoDate } | null {
  const dates = bearers.flatMap(({ share }) => share.article.date ?? []).sort()
  const [first, last] = [dates[0], dates.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}
