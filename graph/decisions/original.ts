import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { entityId } from '../ids.ts'
import type { ArticleShare } from '../model.ts'

type Extracted = Omit<ArticleShare, 'referents' | 'original' | 'repeats'> & {
  readonly referents: readonly Omit<ArticleShare['referents'][number], 'entity'>[]
}

/**
 * An article as it was extracted, before any decision and before the closing step: what decisions are applied to, each time anew, so that
 * one that is taken back leaves nothing behind. Entities are those of the names alone.
 */
export function originalOf(share: ArticleShare): ArticleShare {
  if (share.original === undefined) {
    const { repeats: _repeats, article, ...rest } = share
    const { story: _story, ...own } = article
    return { ...rest, article: own }
  }
  const packed = JSON.parse(inflateRawSync(Buffer.from(share.original, 'base64')).toString('utf8')) as Extracted // written by packOriginal
  return { ...packed, referents: packed.referents.map((referent) => ({ ...referent, entity: entityId(referent.type, referent.name) })) }
}

/** Packed, so that a name that is withheld is found by no query and by no search through the store. */
export function packOriginal({ original: _packed, repeats: _repeats, ...share }: ArticleShare): string {
  const extracted: Extracted = { ...share, referents: share.referents.map(({ entity: _, ...referent }) => referent) }
  return deflateRawSync(JSON.stringify(extracted)).toString('base64')
}
